import { useSyncExternalStore } from 'react'

/** The pages, by address. What is open in them never stands in the address: it is kept with the entry of the history. */
export const ROUTES = ['/', '/cases', '/case', '/inbox', '/places', '/statistics', '/logs', '/agreement'] as const

export type Route = (typeof ROUTES)[number]

/** What goes with an entry of the history. It survives a reload, and is gone with the tab. */
export interface Kept {
  readonly role?: string
  readonly purpose?: string
  /** Id of the case that is open. */
  readonly caseId?: string
  /** Part of the page that is open. */
  readonly part?: string
}

export interface Place {
  readonly route: Route
  readonly kept: Kept
}

const listeners = new Set<() => void>()
let place = read()

addEventListener('popstate', () => {
  place = read()
  for (const listener of listeners) listener()
})

function read(): Place {
  const route = ROUTES.find(one => one === location.pathname) ?? '/'
  return { route, kept: (history.state as Kept | null) ?? {} }
}

/** Goes to another page; role and purpose go along. */
export function go(route: Route, kept: Kept = {}): void {
  const { role, purpose } = place.kept
  history.pushState({ role, purpose, ...kept }, '', route)
  arrive()
  scrollTo(0, 0)
}

/** Changes what is kept with the page that is open. */
export function keep(kept: Kept): void {
  history.replaceState({ ...place.kept, ...kept }, '', place.route)
  arrive()
}

function arrive(): void {
  place = read()
  for (const listener of listeners) listener()
}

export function usePlace(): Place {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => place,
  )
}
