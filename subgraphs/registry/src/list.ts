import type { DecisionTable } from '@hub/decision'
import type { Caller } from '@hub/kit'
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Cursor } from './cursor.ts'
import type { Conditions } from './filter.ts'
import type { CaseOrderField, SortDirection } from './generated/types.ts'
import { type MirroredCase, type MirroredRow, mirroredCase, mirroredCaseOf } from './mirrored-case.ts'
import { ORDERS } from './order.ts'
import { askerOf, existsFor, statusShown } from './ways.ts'

/** A list of the cases that exist for a caller. */
export interface Listing {
  readonly caller: Caller
  /** The owner's own table. */
  readonly table: DecisionTable
  readonly conditions: Conditions
  readonly field: CaseOrderField
  readonly direction: SortDirection
}

/** A case of a page. */
export interface Listed extends MirroredCase {
  /** Whether the caller may see what the list is sorted by. */
  readonly shown: boolean
}

/**
 * One page and, if there is one, the case after it: one statement.
 *
 * Cases whose sorting value the caller may see come first, in order; the others after them, by id, in either direction.
 * The others are looked for only where the first do not fill the page.
 */
export async function pageOf(
  db: Kysely<never>,
  listing: Listing,
  first: number,
  after: Cursor | null,
): Promise<readonly Listed[]> {
  const { columns, joins } = mirroredCase(askerOf(listing.caller))
  const { column } = ORDERS[listing.field]
  const direction = sql.raw(listing.direction === 'DESC' ? 'desc' : 'asc')
  const { rows } = await sql<MirroredRow & Pick<Listed, 'shown'>>`
    with shown as materialized (${shownPart(listing, first + 1, after)}),
    hidden as materialized (${hiddenPart(listing, first + 1, after)}),
    page as (select id, true as shown from shown union all select id, false from hidden)
    select ${columns}, page.shown
    from page join case_reference on case_reference.id = page.id ${joins}
    order by
      page.shown desc,
      case when page.shown then ${column} end ${direction},
      case when page.shown then case_reference.id end ${direction},
      case_reference.id
  `.execute(db)
  return rows.map(mirroredCaseOf)
}

/** How many cases there are in the list: one statement. */
export async function countOf(db: Kysely<never>, listing: Listing): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from case_reference where ${matches(listing)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

function shownPart(listing: Listing, limit: number, after: Cursor | null): RawBuilder<unknown> {
  const { column, type, onStatus } = ORDERS[listing.field]
  if (after !== null && after.value === null) return NO_CASE
  const [direction, beyond] = listing.direction === 'DESC' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const where = [matches(listing)]
  if (onStatus && !listing.conditions.onStatus) where.push(statusShown(listing.caller, listing.table).yes)
  if (after !== null) {
    where.push(sql`(${column}, case_reference.id) ${beyond} (${after.value}::${type}, ${after.id}::uuid)`)
  }
  return sql`
    select case_reference.id from case_reference where ${sql.join(where, sql` and `)}
    order by ${column} ${direction}, case_reference.id ${direction} limit ${limit}`
}

function hiddenPart(listing: Listing, limit: number, after: Cursor | null): RawBuilder<unknown> {
  // A condition on the status already leaves out every case whose status the caller may not see.
  if (!ORDERS[listing.field].onStatus || listing.conditions.onStatus) return NO_CASE
  const shown = statusShown(listing.caller, listing.table)
  const beyond = after !== null && after.value === null ? [sql<SqlBool>`case_reference.id > ${after.id}::uuid`] : []
  // A number that PostgreSQL knows when it plans lets it stop early.
  const rest = beyond.length > 0 || !shown.ever ? sql`${limit}` : sql`${limit} - (select count(*) from shown)`
  return sql`
    select case_reference.id from case_reference
    where ${sql.join([matches(listing), shown.no, ...beyond], sql` and `)}
    order by case_reference.id limit ${rest}`
}

const NO_CASE = sql`select null::uuid as id where false`

function matches({ caller, table, conditions }: Listing): RawBuilder<SqlBool> {
  const where = [existsFor(caller), conditions.where]
  if (conditions.onStatus) where.push(statusShown(caller, table).yes)
  return sql.join(where, sql` and `)
}
