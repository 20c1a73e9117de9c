import { cellKey, cellsOf, dimensionOf, type ExactCell, type Indicator, type Plan } from '@hub/disclosure'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { PROFILE_DIMENSIONS, PROGRAMME, type Units } from './definition.ts'
import { DIMENSION_COLUMNS } from './freeze.ts'

/** Exact tables: between here and their perturbation, in one function of the member, is all that they live. */
export type ExactTables = readonly { readonly by: readonly string[]; readonly cells: readonly ExactCell[] }[]

/** What a table is made of. */
export interface TableSource {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly units: Units
  /** Freezes of the period's quarters, in order. */
  readonly freezes: readonly number[]
}

/**
 * Counts every cell of the full domain of some tables, out of frozen rows: distinct cases, what each adds clipped to the
 * cap, the largest of that, and the sums of the record keys of the cases.
 */
export async function countCells(
  db: Kysely<never>,
  source: TableSource,
  tables: readonly (readonly string[])[],
): Promise<ExactTables> {
  const { indicator, units } = source
  const ofUnits = indicator.dimensions.some(
    one => units.dimensions?.includes(one) || !(PROFILE_DIMENSIONS.has(one) || one === PROGRAMME),
  )
  const rows = ofUnits
    ? (await Promise.all(tables.map((by, at) => cellsByUnit(db, source, by, at)))).flat()
    : await cellsByCase(db, source, tables)
  return tables.map((by, at) => ({
    by,
    cells: full(
      source,
      by,
      rows.filter(row => row.at === at),
    ),
  }))
}

interface CellRow {
  /** Which of the tables. */
  readonly at: number
  readonly places: readonly number[]
  readonly cases: string
  readonly value: string
  readonly largest: string
  readonly record_keys: string
  readonly sum_keys: string
}

const MEASURES = sql`count(*) as cases, sum(value)::text as value, max(value)::text as largest,
  sum(record_key)::text as record_keys, sum(sum_key)::text as sum_keys`

/**
 * Where every dimension hangs on the case, one pass makes all tables: rows are counted in the finest cells, and these
 * few are added up. A case has one place in a period: the one of the last quarter in which it counts, for over a year
 * its profile may change.
 */
async function cellsByCase(
  db: Kysely<never>,
  { indicator, freezes }: TableSource,
  tables: readonly (readonly string[])[],
): Promise<CellRow[]> {
  const used = indicator.dimensions.filter(one => tables.some(by => by.includes(one)))
  const packed = used.map((one, at) => sql`(${column(indicator, one)}::bigint << ${sql.lit(8 * at)})`)
  const order = sql`(array_position(${freezes}::integer[], freeze_id)::bigint << 40)`
  const unpacked = used.map((one, at) => sql`((place >> ${sql.lit(8 * at)}) & 255)::integer as ${sql.id(one)}`)
  const sets = tables.map(by => sql`(${sql.join(by.map(one => sql.id(one)))})`)
  // Of cases nothing need be added up: each is one.
  const value = indicator.measure === 'CASES' ? sql`1` : sql`least(sum(value), ${cap(indicator)})`
  const { rows } = await sql<Record<string, number> & Omit<CellRow, 'places'>>`
    with one_per_case as (
      select max(${sql.join([order, ...packed], sql` | `)}) & ${sql.lit(PLACES)} as place, ${value} as value,
        min(record_key) as record_key, min(sum_key) as sum_key
      from statistics.frozen where freeze_id = any(${freezes}::integer[]) group by case_no
    ), finest as (
      select place, count(*) as cases, sum(value) as value, max(value) as largest, sum(record_key) as record_keys,
        sum(sum_key) as sum_keys
      from one_per_case group by place
    ), placed as (
      select ${sql.join([...unpacked, sql`finest.*`])} from finest
    )
    select ${sql.join([...used.map(one => sql.id(one)), ...used.map(one => sql`grouping(${sql.id(one)}) as ${sql.id(`no_${one}`)}`), ADDED])}
    from placed group by grouping sets (${sql.join(sets)}) having count(*) > 0`.execute(db)
  return rows.flatMap(row => {
    const by = used.filter(one => row[`no_${one}`] === 0)
    const at = tables.findIndex(table => table.join() === by.join())
    return at < 0 ? [] : [{ ...row, at, places: by.map(one => row[one] as number) }]
  })
}

/** Measures of finest cells, added up. */
const ADDED = sql`sum(cases)::text as cases, sum(value)::text as value, max(largest)::text as largest,
  sum(record_keys)::text as record_keys, sum(sum_keys)::text as sum_keys`

/** Of a packed place, all but the order of its quarter. */
const PLACES = 2 ** 40 - 1

/** Where a dimension hangs on the unit, a case may stand in several cells, so each table is counted by itself. */
async function cellsByUnit(
  db: Kysely<never>,
  { indicator, freezes }: TableSource,
  by: readonly string[],
  at: number,
): Promise<CellRow[]> {
  const columns = by.map(one => column(indicator, one))
  const grouped = (first: string) => sql.join([...(first === '' ? [] : [sql.id(first)]), ...columns])
  const { rows } = await sql<{ places: number[] } & Omit<CellRow, 'at' | 'places'>>`
    with contribution as (
      select ${sql.join([...columns, sql`least(sum(value), ${cap(indicator)}) as value`, sql`min(record_key) as record_key`, sql`min(sum_key) as sum_key`])}
      from statistics.frozen where freeze_id = any(${freezes}::integer[]) group by ${grouped('case_no')}
    )
    select array[${sql.join(columns)}]::integer[] as places, ${MEASURES} from contribution
    ${by.length > 0 ? sql`group by ${grouped('')}` : sql`having count(*) > 0`}`.execute(db)
  return rows.map(row => ({ ...row, at }))
}

function column({ dimensions }: Indicator, dimension: string): RawBuilder<unknown> {
  const name = DIMENSION_COLUMNS[dimensions.indexOf(dimension)]
  if (name === undefined) throw new RangeError('an indicator has more dimensions than there are columns')
  return sql.id(name)
}

/** In what frozen rows count in: hundredths, of sums. */
function cap({ measure, cap: most }: Indicator): RawBuilder<unknown> {
  return sql`${measure === 'SUM' ? most * 100 : most}::bigint`
}

/** Cells in the order of the domain; those that no row was counted in are zero. */
function full({ plan, indicator }: TableSource, by: readonly string[], rows: readonly CellRow[]): ExactCell[] {
  const sizes = by.map(one => dimensionOf(plan, one).codes.length)
  const counted = new Map(
    rows.map(row => [row.places.reduce((index, place, at) => index * (sizes[at] as number) + place, 0), row]),
  )
  const unit = indicator.measure === 'SUM' ? 100 : 1
  return cellsOf(plan, by).map((_, index) => {
    const row = counted.get(index)
    if (row === undefined) return { cases: 0, value: 0, largest: 0, countKey: 0, sumKey: 0 }
    return {
      cases: Number(row.cases),
      value: Number(row.value) / unit,
      largest: Number(row.largest) / unit,
      countKey: cellKey(row.record_keys),
      sumKey: cellKey(row.sum_keys),
    }
  })
}
