import type { Retention, RetentionKind } from '@hub/settings'
import { isMemberCode, type Owner } from '@hub/vocabulary'
import type pg from 'pg'
import type { OwnerDefinition } from '../../owner.ts'
import { connect } from '../connection.ts'
import { eraseCase } from '../erasure/erase-case.ts'
import { takeInAll } from '../erasure/take-in.ts'
import { UpkeepError } from '../upkeep-error.ts'
import { type ClosedCase, casesOver, countRooms, deleteRoom } from './cases-over.ts'
import { COMMON_RULES } from './common-rules.ts'
import { BATCH, type RetentionRule } from './rule.ts'

/** What was let go of one kind, or would be. */
export interface LetGo {
  readonly kind: RetentionKind
  readonly what: string
  readonly days: number
  /** Of rooms, rows; of cases, cases. */
  readonly count: number
}

export interface RetentionParts {
  /** Only counts. */
  readonly dryRun: boolean
  readonly signal: AbortSignal
  /** Which of the member's cases are closed. Asked only where a period depends on it. */
  readonly closedCases: () => Promise<readonly ClosedCase[]>
  /** Enters the erasure of a case at the registry; before it, nothing of the case is erased. */
  readonly enterErasure: (caseId: string) => Promise<unknown>
}

const WHO = { by: 'retention', reason: 'RETENTION' } as const

/**
 * Lets go of what an owner has kept for longer than its periods say, by the login that migrates, while the owner serves.
 * It goes in small transactions: whenever it is stopped, what was done is whole, and the next run does the rest.
 *
 * @throws UpkeepError where another run is under way, or the registry does not answer
 */
export async function letGo(
  definition: OwnerDefinition,
  databaseUrl: string,
  periods: Retention,
  parts: RetentionParts,
): Promise<readonly LetGo[]> {
  const { code: owner } = definition
  // Before anything else: without the registry's word nothing is half done.
  const closed = isMemberCode(owner) && (periods.has('rooms') || periods.has('cases')) ? await parts.closedCases() : []
  // A row that went before it had its leaf could not be told from one that somebody took out.
  if (!parts.dryRun) await takeInAll(databaseUrl)
  const { client, end } = await connect(databaseUrl)
  try {
    await onlyOne(client)
    const run: Run = { client, owner, periods, parts, outcomes: [] }
    for (const rule of [...(definition.retention ?? []), ...COMMON_RULES]) await byRule(run, rule)
    if (isMemberCode(owner)) await memberCases(run, closed)
    else if (definition.casesOver !== undefined) await eraseCases(run, definition.casesOver)
    if (!parts.dryRun) await record(run)
    return run.outcomes
  } finally {
    await end()
  }
}

interface Run {
  readonly client: pg.ClientBase
  readonly owner: Owner
  readonly periods: Retention
  readonly parts: RetentionParts
  readonly outcomes: LetGo[]
}

/** Two at a time would only count wrongly; the lock goes with the connection. */
async function onlyOne(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ had: boolean }>(
    `select pg_try_advisory_lock(hashtextextended('retention', 0)) as had`,
  )
  if (rows[0]?.had !== true) throw new UpkeepError('retention of this database is under way already')
}

async function byRule(
  { client, periods, parts: { dryRun, signal }, outcomes }: Run,
  { kind, what, table, count, take }: RetentionRule,
): Promise<void> {
  const days = periods.get(kind)
  if (days === undefined || !(await isThere(client, table))) return
  const before = await momentBefore(client, days)
  const counted = async (statement: string) => (await client.query<{ n: number }>(statement, [before])).rows[0]?.n ?? 0
  let total = 0
  if (dryRun) total = await counted(count)
  else {
    for (let taken = BATCH; taken > 0; total += taken) {
      signal.throwIfAborted()
      taken = await counted(take)
    }
    if (table === 'ledger.release_log') await client.query('select ledger.forget_filed()')
  }
  outcomes.push({ kind, what, days, count: total })
}

async function memberCases(run: Run, closed: readonly ClosedCase[]): Promise<void> {
  const { client, periods, parts, outcomes } = run
  const whole = new Set(await eraseCases(run, (_, before) => casesOver(client, closed, before, true)))
  const days = periods.get('rooms')
  if (days === undefined) return
  const over = await casesOver(client, closed, await momentBefore(client, days), false)
  const ids = over.filter(id => !whole.has(id))
  let count = 0
  if (parts.dryRun) count = await countRooms(client, ids)
  else {
    for (const id of ids) {
      parts.signal.throwIfAborted()
      count += await deleteRoom(client, id)
    }
  }
  outcomes.push({ kind: 'rooms', what: 'rows of rooms, from when their case was over', days, count })
}

async function eraseCases(
  { client, owner, periods, parts, outcomes }: Run,
  over: NonNullable<OwnerDefinition['casesOver']>,
): Promise<readonly string[]> {
  const days = periods.get('cases')
  if (days === undefined) return []
  const ids = await over(client, await momentBefore(client, days))
  if (!parts.dryRun) {
    for (const id of ids) {
      parts.signal.throwIfAborted()
      if (isMemberCode(owner)) await parts.enterErasure(id)
      await client.query('begin')
      await eraseCase(client, owner, id, WHO)
      await client.query('commit')
    }
  }
  outcomes.push({ kind: 'cases', what: 'cases, whole, from when they were over', days, count: ids.length })
  return ids
}

/** By the database's clock, which also wrote the times that it is compared with. */
async function momentBefore(client: pg.ClientBase, days: number): Promise<Date> {
  const { rows } = await client.query<{ at: Date }>('select now() - make_interval(days => $1) as at', [days])
  const [row] = rows
  if (row === undefined) throw new Error('the database has no clock')
  return row.at
}

async function isThere(client: pg.ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  return rows[0]?.there === true
}

async function record({ client, periods, outcomes }: Run): Promise<void> {
  await client.query('insert into ledger.retention_run (periods, counts) values ($1, $2)', [
    JSON.stringify(Object.fromEntries(periods)),
    JSON.stringify(outcomes.map(({ kind, what, count }) => ({ kind, what, count }))),
  ])
}
