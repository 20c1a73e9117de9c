import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react'

/** Height of a row, and of the names of the columns, in pixels. */
export const ROW = 52
const HEAD = 44

/** Rows beyond those in sight that are in the page too, and by how many the window moves. */
const BEYOND = 12
const STEP = 6

/** How far from its end the list is filled up, in rows. */
const AHEAD = 40

/** Where the list was when it was left. */
let left = 0

interface RowWindow {
  /** The first row that is in the page, and the first after it that is not. */
  readonly from: number
  readonly until: number
  readonly onScroll: () => void
  /** Scrolls as little as it takes to have this row in sight. */
  readonly show: (row: number) => void
}

/** Which rows are in the page, out of so many of the same height. */
export function useRowWindow(box: RefObject<HTMLDivElement | null>, length: number, onMore: () => void): RowWindow {
  const [{ first, count }, setWindow] = useState({ first: 0, count: 30 })
  const look = useCallback(() => {
    const found = box.current
    if (found === null) return
    const { scrollTop, clientHeight } = found
    const inSight = Math.ceil(clientHeight / ROW)
    // It moves in steps, so that most scrolling changes nothing in the page.
    const top = Math.floor(scrollTop / ROW / STEP) * STEP
    left = scrollTop
    setWindow(last => (last.first === top && last.count === inSight ? last : { first: top, count: inSight }))
    if (scrollTop / ROW + inSight > length - AHEAD) onMore()
  }, [box, length, onMore])
  useLayoutEffect(() => {
    if (box.current !== null && box.current.scrollTop === 0 && left > 0) box.current.scrollTop = left
  }, [box])
  useEffect(look, [look])
  useEffect(() => {
    const watching = new ResizeObserver(look)
    if (box.current !== null) watching.observe(box.current)
    return () => watching.disconnect()
  }, [box, look])
  const show = (row: number) => {
    const found = box.current
    if (found === null) return
    const [top, bottom] = [row * ROW, (row + 1) * ROW + HEAD]
    if (top < found.scrollTop) found.scrollTop = top
    else if (bottom > found.scrollTop + found.clientHeight) found.scrollTop = bottom - found.clientHeight
  }
  return {
    from: Math.max(0, Math.min(first - BEYOND, length)),
    until: Math.min(length, first + count + STEP + BEYOND),
    onScroll: look,
    show,
  }
}

/** The list begins anew, as it does when something else is asked for. */
export function forgetPlace(): void {
  left = 0
}
