import { dimensionOf, type Indicator, type Plan, parsePeriod } from '@hub/disclosure'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { PROFILE_DIMENSIONS, PROGRAMME, type Units } from './definition.ts'
import { deniedCases } from './denied-cases.ts'
import { RefusedTableError } from './refused-table.ts'

/** What is frozen: the units of one indicator, as this member counts them. */
export interface Freezable {
  readonly plan: Plan
  readonly indicator: Indicator
  /** Digest of the indicator's definition. */
  readonly definition: string
  readonly units: Units
  readonly member: string
}

/** Columns of a frozen row for dimensions, in the order of the indicator's. */
export const DIMENSION_COLUMNS = ['d1', 'd2', 'd3', 'd4', 'd5'] as const

/**
 * The freezes of some quarters, in their order; those that are not frozen yet are frozen now. From then on the rows of a
 * quarter are fixed: later records, corrections, erasures and denies change no table of it.
 *
 * Runs in a transaction that holds the lock of the indicator.
 *
 * @throws RefusedTableError where a quarter was frozen under another definition of the indicator
 */
export async function freezesOf(db: Kysely<never>, what: Freezable, quarters: readonly string[]): Promise<number[]> {
  const { indicator, definition } = what
  const { rows } = await sql<{ id: number; quarter: string; definition: string }>`
    select id, quarter, definition from statistics.freeze
    where indicator = ${indicator.id} and quarter = any(${quarters}::text[])`.execute(db)
  if (rows.some(row => row.definition !== definition)) throw new RefusedTableError('PERIOD_RELEASED')
  const known = new Map(rows.map(row => [row.quarter, row.id]))
  const missing = quarters.filter(quarter => !known.has(quarter))
  if (missing.length > 0) for (const [quarter, id] of await freeze(db, what, missing)) known.set(quarter, id)
  return quarters.map(quarter => known.get(quarter) as number)
}

/** Freezes quarters in one pass over the units; their ids by quarter. */
async function freeze(db: Kysely<never>, what: Freezable, quarters: readonly string[]): Promise<Map<string, number>> {
  const { indicator, definition, units } = what
  const denied = await deniedCases(db)
  const { rows: made } = await sql<{ id: number; quarter: string }>`
    insert into statistics.freeze (indicator, quarter, definition)
    select ${indicator.id}, quarter, ${definition} from unnest(${quarters}::text[]) as quarter
    returning id, quarter`.execute(db)
  const dimensions = indicator.dimensions.map((dimension, at) => codeOf(what, dimension, at))
  const within = made.map(({ id, quarter }) => ({ id, days: daysOf(quarter) }))
  // Rows of a freeze lie together, so that a quarter is read without the others.
  await sql`
    insert into statistics.frozen (freeze_id, case_no, record_key, sum_key, value, ${sql.join(DIMENSION_COLUMNS.map(column => sql.id(column)))})
    select case ${sql.join(
      within.map(({ id, days }) => sql`when ${days} then ${id}::integer`),
      sql` `,
    )} end as freeze_id, profile.case_no, profile.record_key, profile.sum_key, ${unitValue(what)},
      ${sql.join(DIMENSION_COLUMNS.map((_, at) => dimensions[at]?.value ?? sql`0`))}
    from (${sql.raw(units.rows)}) as unit
    join statistics.profile as profile on profile.case_id = unit.case_id
    ${sql.join(
      dimensions.map(({ join }) => join),
      sql` `,
    )}
    left join unnest(${denied}::uuid[]) as denied (case_id) on denied.case_id = unit.case_id
    where (${sql.join(
      within.map(({ days }) => days),
      sql` or `,
    )}) and ${sql.raw(units.where ?? 'true')} and denied.case_id is null
    order by freeze_id`.execute(db)
  return new Map(made.map(({ id, quarter }) => [quarter, id]))
}

/** Whether a unit counts in a quarter. */
function daysOf(quarter: string): RawBuilder<unknown> {
  const period = parsePeriod(quarter)
  if (period === undefined) throw new RangeError('not a quarter')
  return sql`unit.counted_on >= ${period.from}::date and unit.counted_on < ${period.until}::date`
}

/** What a unit adds: 1 or its own number; of sums hundredths, in EUR by the plan's rates. */
function unitValue({ plan, indicator, units }: Freezable): RawBuilder<unknown> {
  if (indicator.measure !== 'SUM') return units.value === undefined ? sql`1` : sql`unit.value::bigint`
  if (units.value !== 'money') return sql`(unit.value * 100)::bigint`
  return sql`round(unit.value * coalesce((${JSON.stringify(plan.euros)}::jsonb ->> unit.currency)::numeric, 0) * 100)::bigint`
}

interface CodeOf {
  /** The place of the code in the plan's list, from 0. */
  readonly value: RawBuilder<unknown>
  readonly join: RawBuilder<unknown>
}

/** By joins: looking each word up in an array would take longer than all the rest. */
function codeOf({ plan, units, member }: Freezable, dimension: string, at: number): CodeOf {
  const { codes, otherwise } = dimensionOf(plan, dimension)
  const place = (code: string) => codes.findIndex(one => one.code === code)
  if (dimension === PROGRAMME) return { value: sql`${place(member)}::smallint`, join: sql`` }
  const derived = plan.derived.find(one => one.dimension === dimension)
  const words = derived === undefined ? codes.map(({ code }) => code) : Object.keys(derived.codes)
  const places = derived === undefined ? codes.map((_, index) => index) : Object.values(derived.codes).map(place)
  const name = sql.id(`code_${at}`)
  const source = columnOf(units, derived?.from ?? dimension)
  // Without a place for it, a word that the plan does not know is a null, which the table refuses.
  const value = otherwise === undefined ? sql`${name}.place` : sql`coalesce(${name}.place, ${place(otherwise)})`
  return {
    value,
    join: sql`left join unnest(${words}::text[], ${places}::smallint[]) as ${name} (word, place)
      on ${name}.word = ${source}::text`,
  }
}

function columnOf({ dimensions = [] }: Units, dimension: string): RawBuilder<unknown> {
  const column = dimension.toLowerCase()
  if (dimensions.includes(dimension)) return sql.ref(`unit.${column}`)
  if (PROFILE_DIMENSIONS.has(dimension)) return sql.ref(`profile.${column}`)
  throw new RangeError('a dimension of the plan is nowhere to be found')
}
