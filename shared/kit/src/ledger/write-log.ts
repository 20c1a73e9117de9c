import type { Caller } from '@hub/assertion'
import { type Kysely, sql } from 'kysely'
import type { LogEntry } from '../release/log-entry.ts'

/** One fetch, as it goes into the release log. */
export interface LogRow {
  readonly caller: Caller
  /** Digest of the owner's own decision table. */
  readonly tableDigest: string
  /** Coordinates of every classified field and input that was asked for. */
  readonly fields: readonly string[]
  readonly entries: readonly LogEntry[]
  /** Every case that the entries decide on, with the epoch of the facts it was decided on. */
  readonly cases: readonly { readonly id: string; readonly epoch: string }[]
}

/**
 * Writes the row in one statement of its own that is committed when this returns. Waits where a case is being changed.
 *
 * @returns false where the ledger of a case moved since the decision: nothing was written, decide again
 * @throws ReplayError where the assertion was used before; whatever else the database throws
 */
export async function writeLog(db: Kysely<never>, row: LogRow): Promise<boolean> {
  const { caller } = row
  if (isTooLate(row)) throw new TooLateError()
  try {
    const { rows } = await sql<{ written: boolean }>`
      select ledger.log_release(
        ${row.cases.map(one => one.id)}::uuid[], ${row.cases.map(one => one.epoch)}::bigint[],
        ${caller.assertionId}::uuid, ${caller.requestId}::uuid, ${caller.sub}, ${caller.member}, ${caller.role},
        ${caller.purpose}, ${caller.onBehalfOf}, ${caller.schemaDigest}, ${caller.agreementDigest},
        ${row.tableDigest}, ${caller.bodyDigest}, ${row.fields}::text[], ${JSON.stringify(row.entries)}::jsonb
      ) as written
    `.execute(db)
    return rows[0]?.written === true
  } catch (error) {
    if (isUniqueViolation(error)) throw new ReplayError()
    throw error
  }
}

/** Who holds the case was learnt too long ago: since then somebody may have been told that this owner is not asked. */
export class TooLateError extends Error {
  override readonly name = 'TooLateError'
}

/** Asked right before a row is sent to be written. */
export function isTooLate({ caller: { answerUntil } }: LogRow): boolean {
  return answerUntil !== undefined && answerUntil < Date.now()
}

/** The request was made before: its assertion is in the log. */
export class ReplayError extends Error {
  override readonly name = 'ReplayError'
}

/** Whether the database itself refused a statement: then nothing of it was done. */
export function isReported(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR'
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505'
}
