import {
  Cell,
  Collection,
  Column,
  Row,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
} from 'react-aria-components/Table'
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { useTranslations } from 'use-intl'
import { go } from '../frame/place.ts'
import type { CaseListQuery, CaseOrder, CaseOrderField } from '../generated/operations.ts'
import { Icon } from '../parts/icon.tsx'
import { useWide } from '../parts/use-wide.ts'
import { CaseCell } from './case-cell.tsx'

export type CaseRow = NonNullable<CaseListQuery['cases']['nodes']>[number]

interface CaseTableProps {
  readonly rows: readonly CaseRow[]
  readonly order: CaseOrder
  readonly onOrder: (order: CaseOrder) => void
  readonly loading: boolean
  /** Shown until those asked for are there. */
  readonly stale: boolean
  readonly onMore: () => void
}

/** Height of a row, in pixels. */
const ROW = 52

interface ColumnEntry {
  readonly id: 'reference' | 'kind' | 'status' | 'openedOn' | 'holders'
  readonly order?: CaseOrderField
  /** Of the width that is left, in parts. */
  readonly parts: number
}

const REFERENCE: ColumnEntry = { id: 'reference', order: 'REFERENCE', parts: 5 }
const KIND: ColumnEntry = { id: 'kind', order: 'SUBJECT_KIND', parts: 3 }
const STATUS: ColumnEntry = { id: 'status', order: 'STATUS', parts: 3 }
const OPENED: ColumnEntry = { id: 'openedOn', order: 'OPENED_ON', parts: 3 }
const HOLDERS: ColumnEntry = { id: 'holders', parts: 8 }

const ALL = [REFERENCE, KIND, STATUS, OPENED, HOLDERS]
const NARROW = [REFERENCE, STATUS, OPENED]
const NARROWEST = [REFERENCE, STATUS]

/** Only what is in sight is in the page, however long the list is; more is loaded as its end comes near. */
export function CaseTable({ rows, order, onOrder, loading, stale, onMore }: CaseTableProps) {
  const t = useTranslations('cases')
  const wide = useWide(860)
  const medium = useWide(520)
  const columns = wide ? ALL : medium ? NARROW : NARROWEST
  const sorted: SortDescriptor = {
    column: ALL.find(column => column.order === order.field)?.id ?? 'openedOn',
    direction: order.direction === 'DESC' ? 'descending' : 'ascending',
  }
  const sort = ({ column, direction }: SortDescriptor) => {
    const field = ALL.find(entry => entry.id === column)?.order
    if (field !== undefined) onOrder({ field, direction: direction === 'descending' ? 'DESC' : 'ASC' })
  }
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: ROW, headingHeight: 44 }}>
      <Table
        className="case-table"
        aria-label={t('list')}
        aria-busy={loading || stale}
        onScroll={event => nearEnd(event.currentTarget) && onMore()}
        sortDescriptor={sorted}
        onSortChange={sort}
        onRowAction={key => go('/case', { caseId: String(key) })}
      >
        <TableHeader columns={columns} className="case-head">
          {column => (
            <Column
              id={column.id}
              className="case-column"
              isRowHeader={column.id === 'reference'}
              allowsSorting={column.order !== undefined}
              width={`${column.parts}fr`}
            >
              {({ sortDirection }) => (
                <span className="case-column-name">
                  {t(column.id)}
                  {sortDirection !== undefined && <Icon name={sortDirection === 'ascending' ? 'up' : 'down'} />}
                </span>
              )}
            </Column>
          )}
        </TableHeader>
        <TableBody renderEmptyState={() => <Waiting />}>
          <Collection items={rows} dependencies={[columns]}>
            {row => (
              <Row className="case-row" columns={columns}>
                {column => (
                  <Cell className="case-cell">
                    <CaseCell row={row} column={column.id} />
                  </Cell>
                )}
              </Row>
            )}
          </Collection>
        </TableBody>
      </Table>
    </Virtualizer>
  )
}

/** How far from its end the list is filled up. */
const AHEAD = 30 * ROW

function nearEnd({ scrollTop, clientHeight, scrollHeight }: Element): boolean {
  return scrollTop + clientHeight > scrollHeight - AHEAD
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
