import type { Route } from './place.ts'

interface PageEntry {
  readonly route: Route
  readonly name: 'cases' | 'inbox' | 'statistics' | 'agreement'
  /** The addresses at which it counts as the page that is open. */
  readonly covers: readonly Route[]
}

const PAGES: readonly PageEntry[] = [
  { route: '/cases', name: 'cases', covers: ['/', '/cases', '/case'] },
  { route: '/inbox', name: 'inbox', covers: ['/inbox'] },
  { route: '/statistics', name: 'statistics', covers: ['/statistics'] },
  { route: '/agreement', name: 'agreement', covers: ['/agreement'] },
]

/** Roles for which a page has nothing. */
const CLOSED: Partial<Record<PageEntry['name'], readonly string[]>> = {
  cases: ['EU_LIAISON'],
  statistics: ['CASE_WORKER', 'PARTNER_SYSTEM'],
  inbox: ['EU_LIAISON', 'COORDINATOR', 'AUDITOR'],
}

/** The pages that have something for this role. */
export function pagesFor(role: string | undefined): readonly PageEntry[] {
  return PAGES.filter(({ name }) => !(CLOSED[name] ?? []).includes(role ?? ''))
}
