import { memo } from 'react'
import { go } from '../frame/place.ts'
import { PageLink } from '../parts/page-link.tsx'
import { CaseCell } from './case-cell.tsx'
import type { CaseRow } from './case-table.tsx'
import type { ColumnEntry } from './columns.ts'

interface CaseTableRowProps {
  readonly row: CaseRow
  /** Its place in the list, from nought. */
  readonly at: number
  readonly columns: readonly ColumnEntry[]
  /** Whether Tab leads to it. */
  readonly reached: boolean
}

/** One case. The whole row can be clicked; the reference is the link that the keyboard reaches. */
export const CaseTableRow = memo(function CaseTableRow({ row, at, columns, reached }: CaseTableRowProps) {
  const kept = { caseId: row.id }
  return (
    <tr className="case-row" aria-rowindex={at + 2} data-at={at} onClick={() => go('/case', kept)}>
      {columns.map(({ id }) =>
        id === 'reference' ? (
          <th key={id} scope="row" className="case-cell">
            <PageLink to="/case" kept={kept} tabIndex={reached ? 0 : -1} className="case-link">
              <CaseCell row={row} column={id} />
            </PageLink>
          </th>
        ) : (
          <td key={id} className="case-cell">
            <CaseCell row={row} column={id} />
          </td>
        ),
      )}
    </tr>
  )
})
