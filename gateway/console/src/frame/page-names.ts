import { useTranslations } from 'use-intl'
import type { Route } from './place.ts'

/** What a page is called, in the window’s title and to who hears it. Never which case, nor whose. */
export function usePageName(route: Route): string | undefined {
  const t = useTranslations()
  switch (route) {
    case '/cases':
      return t('nav.cases')
    case '/case':
      return t('case.title')
    case '/inbox':
      return t('nav.inbox')
    case '/places':
      return t('nav.places')
    case '/statistics':
      return t('nav.statistics')
    case '/logs':
      return t('nav.logs')
    case '/agreement':
      return t('nav.agreement')
    case '/':
      return undefined
  }
}
