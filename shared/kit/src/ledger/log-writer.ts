import type { Kysely } from 'kysely'
import { statement } from '../statement.ts'
import { isReported, isTooLate, type LogRow, ReplayError, TooLateError, writeLog } from './write-log.ts'

/** Writes one row of the release log; see {@link writeLog}. */
export type LogWriter = (row: LogRow) => Promise<boolean>

interface Waiting {
  readonly row: LogRow
  readonly settle: PromiseWithResolvers<boolean>
}

/** Rows under one commit: as many as an owner can be asked for at a time. */
const MOST_ROWS = 64

/**
 * A request that comes while nobody writes is written alone. Those that come meanwhile share one statement and one
 * commit, those that come during that one the next. The verdict on each is its own. A row whose case is just being
 * changed is taken out and written alone, so that it waits for the change and nobody waits for it; and where a statement
 * for several fails, each is tried alone.
 */
export function logWriter(db: Kysely<never>): LogWriter {
  let waiting: Waiting[] = []
  let someoneAlone = false
  let together = false

  async function writeAlone(row: LogRow): Promise<boolean> {
    someoneAlone = true
    try {
      return await writeLog(db, row)
    } finally {
      someoneAlone = false
    }
  }

  async function writeWaiting(): Promise<void> {
    together = true
    // Whoever comes in the same turn goes along.
    await null
    while (waiting.length > 0) {
      const next = waiting.slice(0, MOST_ROWS)
      waiting = waiting.slice(MOST_ROWS)
      await writeTogether(db, next)
    }
    together = false
  }

  return row => {
    if (!someoneAlone && !together) return writeAlone(row)
    const settle = Promise.withResolvers<boolean>()
    waiting.push({ row, settle })
    if (!together) void writeWaiting()
    return settle.promise
  }
}

/** Settles every row, and never throws. */
async function writeTogether(db: Kysely<never>, rows: readonly Waiting[]): Promise<void> {
  const together = rows.filter(({ row, settle }) => {
    const late = isTooLate(row)
    if (late) settle.reject(new TooLateError())
    return !late
  })
  if (together.length === 0) return
  const alone = ({ row, settle }: Waiting) => void writeLog(db, row).then(settle.resolve, settle.reject)
  let verdicts: readonly string[]
  try {
    const records = together.map(({ row }) => recordOf(row))
    const { rows } = await db.executeQuery(WRITE.with(JSON.stringify(records)))
    verdicts = rows[0]?.verdicts ?? []
  } catch (error) {
    // Only what the database has refused was surely not written.
    if (together.length > 1 && isReported(error)) together.forEach(alone)
    else for (const { settle } of together) settle.reject(error)
    return
  }
  for (const [index, one] of together.entries()) {
    const verdict = verdicts[index]
    if (verdict === 'WRITTEN') one.settle.resolve(true)
    else if (verdict === 'MOVED') one.settle.resolve(false)
    else if (verdict === 'REPLAYED') one.settle.reject(new ReplayError())
    else if (verdict === 'BUSY') alone(one)
    else one.settle.reject(new Error('the log gave no verdict'))
  }
}

const WRITE = statement<{ verdicts: readonly string[] }>('select ledger.log_releases($1::jsonb) as verdicts')

function recordOf({ caller, cases, tableDigest, fields, entries }: LogRow): object {
  return {
    cases: cases.map(one => one.id),
    epochs: cases.map(one => one.epoch),
    assertion_id: caller.assertionId,
    request_id: caller.requestId,
    sub: caller.sub,
    member: caller.member,
    role: caller.role,
    purpose: caller.purpose,
    on_behalf_of: caller.onBehalfOf,
    schema_digest: caller.schemaDigest,
    agreement_digest: caller.agreementDigest,
    table_digest: tableDigest,
    body_digest: caller.bodyDigest,
    fields,
    entries,
  }
}
