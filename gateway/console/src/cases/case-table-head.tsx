import { useTranslations } from 'use-intl'
import type { CaseOrder } from '../generated/operations.ts'
import { Icon } from '../parts/icon.tsx'
import type { ColumnEntry } from './columns.ts'

interface CaseHeadProps {
  readonly columns: readonly ColumnEntry[]
  readonly order: CaseOrder
  readonly onOrder: (order: CaseOrder) => void
}

/** Names of the columns; those by which the hub can sort are buttons. */
export function CaseHead({ columns, order, onOrder }: CaseHeadProps) {
  const t = useTranslations('cases')
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, order: field }) => {
          const up = order.direction === 'ASC'
          const sorted = field !== undefined && field === order.field
          return (
            <th
              key={id}
              scope="col"
              className={`case-column case-${id}`}
              aria-sort={sorted ? (up ? 'ascending' : 'descending') : undefined}
            >
              {field === undefined ? (
                t(id)
              ) : (
                <button
                  type="button"
                  className="case-sort"
                  onClick={() => onOrder({ field, direction: sorted && up ? 'DESC' : 'ASC' })}
                >
                  {t(id)}
                  {sorted && <Icon name={up ? 'up' : 'down'} />}
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
