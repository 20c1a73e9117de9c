import type { MouseEvent, ReactNode } from 'react'
import { go, type Kept, type Route } from '../frame/place.ts'

interface PageLinkProps {
  readonly to: Route
  readonly kept?: Kept
  readonly current?: boolean
  readonly tabIndex?: number
  readonly className?: string
  readonly children: ReactNode
}

/** A link within the console. Opened in another tab, it leads to the page alone, without what is kept here. */
export function PageLink({ to, kept, current = false, tabIndex, className, children }: PageLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    go(to, kept)
  }
  return (
    <a href={to} onClick={follow} aria-current={current ? 'page' : undefined} tabIndex={tabIndex} className={className}>
      {children}
    </a>
  )
}
