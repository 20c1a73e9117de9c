import type { Caller } from '@hub/assertion'
import { type CellCodes, cellsOf, type Indicator, type Plan, type Question } from '@hub/disclosure'
import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { statisticsFault } from './fault.ts'

/** A table as everyone sees it. */
export interface Released {
  readonly indicator: Indicator
  readonly by: readonly string[]
  readonly period: string
  readonly members: readonly MemberCode[]
  readonly cells: readonly { readonly codes: CellCodes; readonly value: number | null }[]
  /** ISO 8601, UTC. */
  readonly releasedAt: string
  readonly definition: string
}

interface Row {
  readonly definition: string
  readonly members: MemberCode[]
  readonly cells: (number | null)[]
  readonly released_at: Date
  readonly dimensions: string[]
}

/**
 * The table of this question, if it was released before.
 *
 * @throws GraphQLError PERIOD_RELEASED where other tables of the period were, under another definition
 */
export async function readReleased(
  db: Kysely<never>,
  plan: Plan,
  { indicator, by, period }: Question,
  definition: string,
): Promise<Released | undefined> {
  const { rows } = await sql<Row>`
    select dimensions, definition, members, cells, released_at from statistics.released
    where indicator = ${indicator.id} and period = ${period.name}`.execute(db)
  const found = rows.find(row => row.dimensions.join() === by.join())
  if (found === undefined) {
    if (rows.some(row => row.definition !== definition)) throw statisticsFault('PERIOD_RELEASED')
    return undefined
  }
  const domain = cellsOf(plan, by)
  // The same question under bands that have changed since is another table.
  if (found.definition !== definition || found.cells.length !== domain.length) throw statisticsFault('PERIOD_RELEASED')
  return {
    indicator,
    by,
    period: period.name,
    members: found.members,
    cells: domain.map((codes, at) => ({ codes, value: found.cells[at] ?? null })),
    releasedAt: found.released_at.toISOString(),
    definition: found.definition,
  }
}

/** Keeps a table. Where another process was faster, its table stays. */
export async function keepReleased(
  db: Kysely<never>,
  { indicator, by, period }: Question,
  definition: string,
  values: readonly (number | null)[],
): Promise<void> {
  await sql`
    insert into statistics.released (indicator, dimensions, period, definition, members, cells)
    values (${indicator.id}, ${[...by]}::text[], ${period.name}, ${definition}, ${[...indicator.members]}::text[],
      ${JSON.stringify(values)}::jsonb)
    on conflict do nothing`.execute(db)
}

/** Notes who is told a table, before it leaves. */
export async function noteDisclosure(
  db: Kysely<never>,
  caller: Caller,
  { indicator, by, period }: Question,
): Promise<void> {
  const { requestId, sub, member, role } = caller
  await sql`
    insert into statistics.disclosure (request_id, sub, organisation, role, indicator, dimensions, period)
    values (${requestId}, ${sub}, ${member}, ${role}, ${indicator.id}, ${[...by]}::text[], ${period.name})`.execute(db)
}
