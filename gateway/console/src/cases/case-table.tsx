import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CaseListQuery, CaseOrder } from '../generated/operations.ts'
import { useWide } from '../parts/use-wide.ts'
import { CaseHead } from './case-table-head.tsx'
import { CaseTableRow } from './case-table-row.tsx'
import { columnsFor } from './columns.ts'
import { ROW, useRowWindow } from './use-row-window.ts'

export type CaseRow = NonNullable<CaseListQuery['cases']['nodes']>[number]

interface CaseTableProps {
  readonly rows: readonly CaseRow[]
  /** How many there are, loaded or not; undefined until that is known. */
  readonly total: number | undefined
  readonly order: CaseOrder
  readonly onOrder: (order: CaseOrder) => void
  readonly loading: boolean
  /** Shown until those asked for are there. */
  readonly stale: boolean
  readonly onMore: () => void
}

/**
 * Only the rows in sight are in the page, however long the list is; more is loaded as its end comes near. One row can be
 * reached by Tab, the others from there by the arrow keys.
 */
export function CaseTable({ rows, total, order, onOrder, loading, stale, onMore }: CaseTableProps) {
  const t = useTranslations('cases')
  const columns = columnsFor(useWide(860), useWide(520))
  const box = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  /** Where the focus is on its way to: the next key may come before it is there. */
  const onItsWay = useRef<number>(undefined)
  const { from, until, onScroll, show } = useRowWindow(box, rows.length, onMore)
  // Tab leads to the row that was last at hand, or, scrolled away from it, to the first in sight.
  const reached = current >= from && current < until ? current : from
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    setCurrent(next)
    show(next)
    onItsWay.current = next
    requestAnimationFrame(() => {
      box.current?.querySelector<HTMLElement>(`[data-at="${next}"] a`)?.focus()
      if (onItsWay.current === next) onItsWay.current = undefined
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest('[data-at]')?.getAttribute('data-at')
    const at = onItsWay.current ?? Number(row ?? Number.NaN)
    const to = Number.isNaN(at) ? undefined : placeAfter(event.key, at, rows.length)
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }
  return (
    <div className="case-table" ref={box} onScroll={onScroll} tabIndex={-1}>
      <table
        aria-label={t('list')}
        aria-rowcount={total === undefined ? -1 : total + 1}
        aria-busy={loading || stale}
        onKeyDown={onKeyDown}
      >
        <CaseHead columns={columns} order={order} onOrder={onOrder} />
        <tbody>
          <Space rows={from} columns={columns.length} />
          {rows.slice(from, until).map((row, index) => (
            <CaseTableRow
              key={row.id}
              row={row}
              at={from + index}
              columns={columns}
              reached={from + index === reached}
            />
          ))}
          <Space rows={rows.length - until} columns={columns.length} />
        </tbody>
      </table>
      {loading && <Waiting />}
    </div>
  )
}

/** As many rows as a key moves by. */
const PAGE = 10

function placeAfter(key: string, at: number, length: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return at + 1
    case 'ArrowUp':
      return at - 1
    case 'PageDown':
      return at + PAGE
    case 'PageUp':
      return at - PAGE
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return undefined
  }
}

/** In the place of rows that are out of sight. */
function Space({ rows, columns }: { readonly rows: number; readonly columns: number }) {
  return rows > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row that holds nothing never has the focus
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ blockSize: rows * ROW, padding: 0 }} />
    </tr>
  ) : null
}

/** Where the rows will be. */
function Waiting() {
  return (
    <div className="skeletons" aria-hidden="true">
      {['a', 'b', 'c', 'd', 'e', 'f'].map(one => (
        <span key={one} className="skeleton" />
      ))}
    </div>
  )
}
