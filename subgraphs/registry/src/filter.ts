import { inputError } from '@hub/kit'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { isDay } from './day.ts'
import type { CaseFilter, InputMaybe, OpenedOnRange } from './generated/types.ts'
import { normaliseReferencePrefix } from './reference.ts'

export interface Conditions {
  /** What the row must be; all of it. */
  readonly where: RawBuilder<SqlBool>
  /** Whether some condition is on what CASE_STATUS covers: then only rows match whose status the caller may see. */
  readonly onStatus: boolean
}

/** Reads a filter. Throws an input error for a date that is none; a list without a word matches no row. */
export function conditionsOf(filter: CaseFilter): Conditions {
  const { status, subjectKind, referencePrefix } = filter
  const where: RawBuilder<SqlBool>[] = [sql<SqlBool>`true`]
  if (isGiven(subjectKind)) where.push(sql`case_reference.subject_kind = any(${subjectKind}::subject_kind[])`)
  if (isGiven(referencePrefix)) where.push(beginsWith(normaliseReferencePrefix(referencePrefix)))
  const onStatus: RawBuilder<SqlBool>[] = []
  if (isGiven(status)) onStatus.push(sql`case_reference.status = any(${status}::case_status[])`)
  onStatus.push(...openedWithin(filter.openedOn))
  return { where: sql.join([...where, ...onStatus], sql` and `), onStatus: onStatus.length > 0 }
}

/**
 * Between two words, and not `like` a pattern: only of these PostgreSQL knows without their values that an index will do,
 * and need not plan anew each time. Symbols of a reference are ASCII, and the column is sorted by code.
 */
function beginsWith(prefix: string | null): RawBuilder<SqlBool> {
  if (prefix === null) return sql`false`
  return sql`(case_reference.reference >= ${prefix} and case_reference.reference < ${`${prefix}${LAST}`})`
}

/** Sorted after every symbol that a reference may have. */
const LAST = '~'

function openedWithin(range: InputMaybe<OpenedOnRange> | undefined): RawBuilder<SqlBool>[] {
  const { from, until } = range ?? {}
  if ([from, until].some(day => isGiven(day) && !isDay(day)))
    throw inputError('openedOn', 'can only take days such as 2025-03-31')
  return [
    ...(isGiven(from) ? [sql<SqlBool>`case_reference.opened_on >= ${from}::date`] : []),
    ...(isGiven(until) ? [sql<SqlBool>`case_reference.opened_on <= ${until}::date`] : []),
  ]
}

function isGiven<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined
}
