import { type RawBuilder, sql } from 'kysely'
import { isDay } from './day.ts'
import type { CaseOrderField } from './generated/types.ts'
import type { MirroredCase } from './mirrored-case.ts'

/** How a list is sorted by one field. */
export interface Order {
  readonly column: RawBuilder<unknown>
  /** PostgreSQL's name of the column's type. */
  readonly type: RawBuilder<unknown>
  /** Whether CASE_STATUS covers the field: cases whose value the caller may not see then come last. */
  readonly onStatus: boolean
  readonly valueOf: (row: MirroredCase) => string
  /** Whether a cursor may say so: anything else would be an error of the database. */
  readonly isValue: (word: string) => boolean
}

export const ORDERS: Readonly<Record<CaseOrderField, Order>> = {
  REFERENCE: {
    column: sql`case_reference.reference`,
    type: sql`text`,
    onStatus: false,
    valueOf: row => row.reference,
    isValue: word => /^[0-9A-Z-]{1,40}$/.test(word),
  },
  SUBJECT_KIND: {
    column: sql`case_reference.subject_kind`,
    type: sql`subject_kind`,
    onStatus: false,
    valueOf: row => row.subjectKind,
    isValue: word => ['PERSON', 'FAMILY', 'ORGANISATION', 'COMMUNITY'].includes(word),
  },
  STATUS: {
    column: sql`case_reference.status`,
    type: sql`case_status`,
    onStatus: true,
    valueOf: row => row.status,
    isValue: word => ['OPEN', 'ON_HOLD', 'CLOSED'].includes(word),
  },
  OPENED_ON: {
    column: sql`case_reference.opened_on`,
    type: sql`date`,
    onStatus: true,
    valueOf: row => row.openedOn,
    isValue: isDay,
  },
}
