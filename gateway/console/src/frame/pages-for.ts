import type { Stance } from '../session/stance.ts'
import type { Route } from './place.ts'

interface PageEntry {
  readonly route: Route
  readonly name: 'cases' | 'inbox' | 'places' | 'statistics' | 'logs' | 'agreement'
  /** Whether it has something for whoever acts so. */
  readonly isFor: (stance: Stance) => boolean
}

const PAGES: readonly PageEntry[] = [
  {
    route: '/cases',
    name: 'cases',
    isFor: ({ role }) => role !== 'EU_LIAISON' && role !== 'AUDITOR',
  },
  {
    route: '/inbox',
    name: 'inbox',
    isFor: ({ role, purpose }) => role === 'CASE_WORKER' || (role === 'DATA_PROTECTION_OFFICER' && purpose === 'AUDIT'),
  },
  {
    route: '/places',
    name: 'places',
    isFor: ({ role, purpose }) =>
      purpose === 'RELOCATION_PLACEMENT' && (role === 'CASE_WORKER' || role === 'COORDINATOR'),
  },
  { route: '/statistics', name: 'statistics', isFor: ({ role }) => role !== 'CASE_WORKER' },
  { route: '/logs', name: 'logs', isFor: ({ role }) => role === 'AUDITOR' },
  { route: '/agreement', name: 'agreement', isFor: () => true },
]

/** The page that somebody begins with. */
export function homeOf({ role, purpose }: Stance): Route {
  if (purpose === 'AGGREGATE_REPORTING') return '/statistics'
  if (role === 'AUDITOR') return '/logs'
  // No case exists for the secretariat under this purpose.
  if (role === 'COORDINATOR' && purpose === 'RELOCATION_PLACEMENT') return '/places'
  return '/cases'
}

/** The pages that have something for whoever acts so, and whether they are the one that is open. */
export function pagesFor(stance: Stance, open: Route): (Omit<PageEntry, 'isFor'> & { readonly current: boolean })[] {
  const shown = open === '/' ? homeOf(stance) : open === '/case' ? '/cases' : open
  return PAGES.filter(({ isFor }) => isFor(stance)).map(page => ({ ...page, current: page.route === shown }))
}
