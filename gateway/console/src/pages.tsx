import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { CasesPage } from './cases/cases-page.tsx'
import { type Route, usePlace } from './frame/place.ts'
import { Loading } from './parts/loading.tsx'
import { useHere } from './session/here.tsx'

const CasePage = lazy(async () => ({ default: (await import('./case/case-page.tsx')).CasePage }))
const InboxPage = lazy(async () => ({ default: (await import('./inbox/inbox-page.tsx')).InboxPage }))
const StatisticsPage = lazy(async () => ({
  default: (await import('./statistics/statistics-page.tsx')).StatisticsPage,
}))
const AgreementPage = lazy(async () => ({ default: (await import('./agreement/agreement-page.tsx')).AgreementPage }))

/** The page that the address names. */
export function Pages() {
  const { route } = usePlace()
  const { stance } = useHere()
  const t = useTranslations()
  useEffect(() => {
    const titles: Partial<Record<Route, string>> = {
      '/cases': t('nav.cases'),
      '/case': t('case.title'),
      '/inbox': t('nav.inbox'),
      '/statistics': t('nav.statistics'),
      '/agreement': t('nav.agreement'),
    }
    const title = titles[route]
    // Never which case, nor whose.
    document.title = title === undefined ? t('app.name') : `${title} · ${t('app.name')}`
  }, [route, t])
  return <Suspense fallback={<Loading />}>{pageOf(route, stance.purpose)}</Suspense>
}

function pageOf(route: Route, purpose: string): ReactNode {
  switch (route) {
    case '/case':
      return <CasePage />
    case '/inbox':
      return <InboxPage />
    case '/statistics':
      return <StatisticsPage />
    case '/agreement':
      return <AgreementPage />
    default:
      return purpose === 'AGGREGATE_REPORTING' && route === '/' ? <StatisticsPage /> : <CasesPage purpose={purpose} />
  }
}
