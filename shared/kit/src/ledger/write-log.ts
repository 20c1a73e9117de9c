import type { Caller } from '@hub/assertion'
import type { Kysely } from 'kysely'
import type { LogEntry } from '../release/log-entry.ts'
import { statement } from '../statement.ts'

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
    const { rows } = await db.executeQuery(
      WRITE.with(
        row.cases.map(one => one.id),
        row.cases.map(one => one.epoch),
        caller.assertionId,
        caller.requestId,
        caller.sub,
        caller.member,
        caller.role,
        caller.purpose,
        caller.onBehalfOf,
        caller.schemaDigest,
        caller.agreementDigest,
        row.tableDigest,
        caller.bodyDigest,
        row.fields,
        JSON.stringify(row.entries),
      ),
    )
    return rows[0]?.written === true
  } catch (error) {
    if (isUniqueViolation(error)) throw new ReplayError()
    throw error
  }
}

const WRITE = statement<{ written: boolean }>(`
  select ledger.log_release(
    $1::uuid[], $2::bigint[], $3::uuid, $4::uuid, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::text[], $15::jsonb
  ) as written
`)

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
