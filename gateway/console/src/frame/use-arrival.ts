import { useEffect, useRef } from 'react'
import { usePlace } from './place.ts'

/** Id of the part of the page that changes when another one is opened. */
export const PAGE = 'page'

/**
 * After going to another page, the focus is at its beginning: who uses the keyboard goes on there, and who hears the page
 * is told where they are. Not on the first page, and not when only something in the page changes.
 */
export function useArrival(): void {
  const { route, kept } = usePlace()
  const here = `${route} ${kept.caseId ?? ''}`
  const last = useRef(here)
  useEffect(() => {
    if (last.current === here) return
    last.current = here
    document.getElementById(PAGE)?.focus({ preventScroll: true })
  }, [here])
}
