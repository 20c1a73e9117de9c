import { readFileSync } from 'node:fs'
import { loadDemonstration } from '@hub/demonstration'
import { cellsOf, dimensionOf, type Indicator, type Plan, readPlan } from '@hub/disclosure'
import type { Owner } from '@hub/vocabulary'
import pg from 'pg'
import { ROOT } from '../folders.ts'
import type { Processes } from '../processes.ts'
import { type Consortium, startConsortium } from './consortium.ts'

/** What noise and suppression cost the reader, in one indicator. */
export interface Utility {
  readonly indicator: string
  /** Cells in which anything is. */
  readonly filled: number
  /** Of these, how many are suppressed. */
  readonly suppressed: number
  /** How much of all there is, is in cells that are shown; 0 to 1. */
  readonly told: number
  /** Of the cells that are shown, in the indicator's unit. */
  readonly meanError: number
  readonly mostError: number
  /** Mean of the true values that are shown. */
  readonly meanValue: number
}

const PERIODS = ['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'] as const

/** Asks for every indicator by one dimension and by two, and compares with the frozen rows of the members. */
export async function measureUtility(cases: number, processes: Processes): Promise<Utility[]> {
  await using stack = new AsyncDisposableStack()
  const plan = readPlan(readFileSync(new URL('schema/statistics/plan.json', ROOT), 'utf8'))
  const consortium = await startConsortium(stack, processes, async databases => {
    const migrateUrls = Object.fromEntries(
      Object.entries(databases).map(([owner, { migrateUrl }]) => [owner, migrateUrl]),
    ) as Record<Owner, string>
    await loadDemonstration({ cases, migrateUrls })
  })
  const results: Utility[] = []
  for (const indicator of plan.indicators) results.push(await utilityOf(plan, indicator, consortium))
  return results
}

async function utilityOf(plan: Plan, indicator: Indicator, { ask, databases }: Consortium): Promise<Utility> {
  const errors: { error: number; value: number }[] = []
  let filled = 0
  let all = 0
  for (const period of PERIODS) {
    for (const by of [indicator.dimensions.slice(0, 1), indicator.dimensions.slice(0, 2)]) {
      const { values } = await ask(indicator.id, by, period)
      const truth = await truthOf(plan, indicator, by, period, databases)
      filled += truth.filter(one => one > 0).length
      all += truth.reduce((total, one) => total + one, 0)
      values.forEach((value, at) => {
        if (value !== null) errors.push({ error: Math.abs(value - (truth[at] ?? 0)), value: truth[at] ?? 0 })
      })
    }
  }
  const shown = errors.filter(one => one.value > 0)
  const sum = (value: (one: (typeof errors)[number]) => number) => errors.reduce((total, one) => total + value(one), 0)
  return {
    indicator: indicator.id,
    filled,
    suppressed: filled - shown.length,
    told: sum(one => one.value) / Math.max(all, 1),
    meanError: sum(one => one.error) / Math.max(errors.length, 1),
    mostError: Math.max(0, ...errors.map(one => one.error)),
    meanValue: sum(one => one.value) / Math.max(errors.length, 1),
  }
}

/** Exact cells of a quarter, over all members. Nobody but a benchmark on made-up data ever adds these. */
async function truthOf(
  plan: Plan,
  { id, dimensions, members, measure }: Indicator,
  by: readonly string[],
  quarter: string,
  databases: Consortium['databases'],
): Promise<number[]> {
  const columns = by.map(one => `d${dimensions.indexOf(one) + 1}`)
  const sizes = by.map(one => dimensionOf(plan, one).codes.length)
  const truth = cellsOf(plan, by).map(() => 0)
  for (const member of members) {
    const client = new pg.Client({ connectionString: databases[member].migrateUrl })
    await client.connect()
    try {
      const value = measure === 'CASES' ? 'count(distinct case_no)' : 'sum(value)'
      const { rows } = await client.query<{ places: number[]; value: string }>(
        `select array[${columns}]::integer[] as places, ${value} as value from statistics.frozen
          join statistics.freeze as made on made.id = freeze_id
          where indicator = $1 and quarter = $2 group by ${columns}`,
        [id, quarter],
      )
      for (const { places, value: counted } of rows) {
        const at = places.reduce((index, place, dimension) => index * (sizes[dimension] as number) + place, 0)
        truth[at] = (truth[at] ?? 0) + Number(counted) / (measure === 'SUM' ? 100 : 1)
      }
    } finally {
      await client.end()
    }
  }
  return truth
}

export function utilityLines(results: readonly Utility[], cases: number): string[] {
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
  return [
    `accuracy over ${cases.toLocaleString('en')} generated cases, quarters ${PERIODS.join(', ')}, by one dimension and by two:`,
    ...results.map(
      one =>
        `  ${one.indicator.padEnd(23)} ${number((100 * one.suppressed) / one.filled).padStart(5)} % of ${String(one.filled).padStart(4)} cells that are not empty suppressed, ` +
        `${number(100 * one.told).padStart(5)} % of the whole in the rest · ` +
        `error there: mean ${number(one.meanError)}, most ${number(one.mostError)}, at a mean value of ${number(one.meanValue)}`,
    ),
  ]
}
