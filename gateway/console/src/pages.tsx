import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { CasesPage } from './cases/cases-page.tsx'
import { usePageName } from './frame/page-names.ts'
import { homeOf } from './frame/pages-for.ts'
import { type Route, usePlace } from './frame/place.ts'
import { Loading } from './parts/loading.tsx'
import { useHere } from './session/here.tsx'
import type { Stance } from './session/stance.ts'

const CasePage = lazy(async () => ({ default: (await import('./case/case-page.tsx')).CasePage }))
const InboxPage = lazy(async () => ({ default: (await import('./inbox/inbox-page.tsx')).InboxPage }))
const StatisticsPage = lazy(async () => ({
  default: (await import('./statistics/statistics-page.tsx')).StatisticsPage,
}))
const LogsPage = lazy(async () => ({ default: (await import('./logs/logs-page.tsx')).LogsPage }))
const PlacesPage = lazy(async () => ({ default: (await import('./places/places-page.tsx')).PlacesPage }))
const AgreementPage = lazy(async () => ({ default: (await import('./agreement/agreement-page.tsx')).AgreementPage }))

/** The page that the address names. */
export function Pages() {
  const { route } = usePlace()
  const { stance } = useHere()
  const t = useTranslations()
  const name = usePageName(route)
  useEffect(() => {
    document.title = name === undefined ? t('app.name') : `${name} · ${t('app.name')}`
  }, [name, t])
  return <Suspense fallback={<Loading />}>{pageOf(route, stance)}</Suspense>
}

function pageOf(route: Route, stance: Stance): ReactNode {
  switch (route) {
    case '/case':
      return <CasePage />
    case '/inbox':
      return <InboxPage />
    case '/statistics':
      return <StatisticsPage />
    case '/places':
      return <PlacesPage />
    case '/logs':
      return <LogsPage />
    case '/agreement':
      return <AgreementPage />
    case '/cases':
      return <CasesPage purpose={stance.purpose} />
    case '/':
      return pageOf(homeOf(stance), stance)
  }
}
