import { setImmediate as endOfTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { type LogRow, type PreparedRow, prepareRow } from './log-row.ts'
import { isReported, isTooLate, logRows, ReplayError, TooLateError, type WriteRows, writeAlone } from './write-log.ts'

/** Writes one row of the release log; see {@link writeAlone}. */
export type LogWriter = (row: LogRow) => Promise<boolean>

interface Waiting {
  readonly row: PreparedRow
  readonly settle: PromiseWithResolvers<boolean>
}

/** Rows under one commit: as many as an owner can be asked for at a time. */
const MOST_ROWS = 64
/** For so long others wait for a row that is written alone: longer than a commit takes, unless its case is being changed. */
const PATIENCE_MS = 10

/**
 * One statement at a time: a request that comes while nobody writes is written alone, those that come meanwhile share the
 * next statement and its commit. The verdict on each is its own. A row whose case is just being changed is taken out and
 * written alone, so that it waits for the change and nobody waits for it; and where a statement for several fails, each is
 * tried alone.
 */
export function logWriter(db: Kysely<never>): LogWriter {
  const write = logRows(db)
  let waiting: Waiting[] = []
  let writing = false

  async function writeWaiting(): Promise<void> {
    writing = true
    // Whoever has come by the end of this turn of the event loop goes along: those who read together come together.
    await endOfTurn()
    while (waiting.length > 0) {
      const next = waiting.slice(0, MOST_ROWS)
      waiting = waiting.slice(MOST_ROWS)
      await (next.length === 1 ? writeFirst(write, next) : writeTogether(write, next))
    }
    writing = false
  }

  return async given => {
    const row = prepareRow(given)
    const settle = Promise.withResolvers<boolean>()
    waiting.push({ row, settle })
    if (!writing) void writeWaiting()
    return settle.promise
  }
}

/** A row that nobody came with. It may have to wait for a change of its case: then it goes on by itself. */
async function writeFirst(write: WriteRows, rows: readonly Waiting[]): Promise<void> {
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, PATIENCE_MS)
  const written = rows.map(({ row, settle }) => writeAlone(write, row).then(settle.resolve, settle.reject))
  await Promise.race([Promise.all(written), patience.promise])
  clearTimeout(timer)
}

/** Settles every row, and never throws. */
async function writeTogether(write: WriteRows, rows: readonly Waiting[]): Promise<void> {
  const together = rows.filter(({ row, settle }) => {
    const late = isTooLate(row)
    if (late) settle.reject(new TooLateError())
    return !late
  })
  if (together.length === 0) return
  const alone = ({ row, settle }: Waiting) => void writeAlone(write, row).then(settle.resolve, settle.reject)
  try {
    const verdicts = await write(
      together.map(({ row }) => row),
      { waits: false },
    )
    for (const [index, one] of together.entries()) {
      const verdict = verdicts[index]
      if (verdict === 'BUSY') alone(one)
      else if (verdict === 'REPLAYED') one.settle.reject(new ReplayError())
      else one.settle.resolve(verdict === 'WRITTEN')
    }
  } catch (error) {
    // Only what was surely not written is tried again: where the database has refused it, or it was not sent.
    const unwritten = isReported(error) || error instanceof TooLateError
    if (together.length > 1 && unwritten) together.forEach(alone)
    else for (const { settle } of together) settle.reject(error)
  }
}
