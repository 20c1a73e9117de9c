import type { Route } from './place.ts'

interface PageEntry {
  readonly route: Route
  readonly name: 'cases' | 'agreement'
  /** The addresses at which it counts as the page that is open. */
  readonly covers: readonly Route[]
}

const PAGES: readonly PageEntry[] = [
  { route: '/cases', name: 'cases', covers: ['/', '/cases', '/case'] },
  { route: '/agreement', name: 'agreement', covers: ['/agreement'] },
]

/** The pages that have something for this role. */
export function pagesFor(role: string | undefined): readonly PageEntry[] {
  return PAGES.filter(page => role !== 'EU_LIAISON' || page.name !== 'cases')
}
