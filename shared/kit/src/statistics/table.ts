import type { Caller } from '@hub/assertion'
import {
  canonical,
  type Indicator,
  type PerturbedCell,
  type PerturbedTable,
  parentsOf,
  perturbation,
  type Question,
  QuestionError,
} from '@hub/disclosure'
import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { countCells } from './cells.ts'
import { type MemberStatistics, unitsOf } from './definition.ts'
import { freezesOf } from './freeze.ts'
import type { DigestedPlan } from './member-plan.ts'
import { RefusedTableError } from './refused-table.ts'

/** A question as it arrives over the wire. */
export interface TableQuestion {
  readonly indicator: string
  readonly by: readonly string[]
  readonly period: string
  /** Digest of the indicator's definition, as whoever asks knows it. */
  readonly definition: string
}

/** What leaves: the table, and those of which it is a refinement, for suppression. Perturbed, all of them. */
export interface TableAnswer {
  readonly member: MemberCode
  readonly definition: string
  readonly tables: readonly PerturbedTable[]
}

export interface TableMaker {
  answer(question: TableQuestion, caller: Caller): Promise<TableAnswer>
}

/** @param clock epoch milliseconds */
export function createTableMaker(
  member: MemberCode,
  statistics: MemberStatistics,
  { plan, definitionDigest }: DigestedPlan,
  db: Kysely<never>,
  clock: () => number,
): TableMaker {
  /** The canonical question, if this member answers it. */
  function understood(asked: TableQuestion): Question {
    try {
      const question = canonical(plan, asked, clock())
      if (question.indicator.members.includes(member)) return question
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error
    }
    throw new RefusedTableError('NOT_IN_PLAN')
  }

  /** Counts, perturbs and stores these tables, in a transaction that holds the lock of the indicator. */
  async function make(
    transaction: Kysely<never>,
    { indicator, period }: Question,
    missing: readonly (readonly string[])[],
  ): Promise<PerturbedTable[]> {
    const units = unitsOf(statistics, indicator.id)
    if (units === undefined) throw new RefusedTableError('NOT_IN_PLAN')
    const definition = definitionDigest(indicator)
    for (const setting of ROOM_TO_COUNT) await sql.raw(setting).execute(transaction)
    const freezes = await freezesOf(transaction, { plan, indicator, definition, units, member }, period.quarters)
    const exact = await countCells(transaction, { plan, indicator, units, freezes }, missing)
    const perturb = perturbation(plan, indicator)
    const tables = exact.map(({ by, cells }) => ({ by, cells: cells.map(perturb) }))
    for (const { by, cells } of tables) {
      await sql`
        insert into statistics.released (indicator, dimensions, period, definition, cells)
        values (${indicator.id}, ${by}::text[], ${period.name}, ${definition}, ${JSON.stringify(cells.map(toWire))}::jsonb)
      `.execute(transaction)
    }
    return tables
  }

  return {
    async answer(asked, caller) {
      const question = understood(asked)
      const { indicator, by, period } = question
      const definition = definitionDigest(indicator)
      if (asked.definition !== definition) throw new RefusedTableError('PLAN_DIFFERS')
      const wanted = [[...by], ...parentsOf(by)]
      return db.transaction().execute(async transaction => {
        await disclose(transaction, caller, question, definition)
        let known = await stored(transaction, indicator, period.name, definition)
        if (wanted.some(one => !known.has(one.join()))) {
          await sql`select pg_advisory_xact_lock(hashtextextended(${`statistics ${indicator.id}`}, 0))`.execute(
            transaction,
          )
          // Whoever held the lock may have made them.
          known = await stored(transaction, indicator, period.name, definition)
          const missing = wanted.filter(one => !known.has(one.join()))
          const made = missing.length > 0 ? await make(transaction, question, missing) : []
          known = new Map([...known, ...made.map((table): [string, PerturbedTable] => [table.by.join(), table])])
        }
        const tables = wanted.map(one => known.get(one.join()) as PerturbedTable)
        return { member, definition, tables }
      })
    },
  }
}

/**
 * Hundreds of thousands of cases are joined and counted in memory. Compiling the statements would take longer than they
 * do; and of rows that were frozen just now the planner knows nothing, so that it would sort what is better hashed.
 */
const ROOM_TO_COUNT = [
  `set local work_mem = '64MB'`,
  'set local jit = off',
  'set local max_parallel_workers_per_gather = 0',
  'set local enable_sort = off',
]

/** Tables of an indicator and period that were made before: for ever the same. */
async function stored(
  db: Kysely<never>,
  { id }: Indicator,
  period: string,
  definition: string,
): Promise<Map<string, PerturbedTable>> {
  const { rows } = await sql<{ dimensions: string[]; definition: string; cells: [number, number][] }>`
    select dimensions, definition, cells from statistics.released
    where indicator = ${id} and period = ${period}`.execute(db)
  if (rows.some(row => row.definition !== definition)) throw new RefusedTableError('PERIOD_RELEASED')
  return new Map(
    rows.map(({ dimensions, cells }) => [
      dimensions.join(),
      { by: dimensions, cells: cells.map(([cases, value]) => ({ cases, value })) },
    ]),
  )
}

function toWire({ cases, value }: PerturbedCell): [number, number] {
  return [cases, value]
}

/** One row for each answer, before it leaves; an assertion that was used before fails on its key. */
async function disclose(db: Kysely<never>, caller: Caller, question: Question, definition: string): Promise<void> {
  const { assertionId, sub, member, role, requestId } = caller
  const { indicator, by, period } = question
  await sql`
    insert into statistics.disclosure
      (assertion_id, sub, organisation, role, request_id, indicator, dimensions, period, definition)
    values (${assertionId}, ${sub}, ${member}, ${role}, ${requestId}, ${indicator.id}, ${[...by]}::text[],
      ${period.name}, ${definition})`.execute(db)
}
