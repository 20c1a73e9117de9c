import { patiently } from '@hub/lifecycle'
import type { Logger } from 'pino'
import { errorForLog } from './http/errors.ts'
import { DatabaseError } from './ledger/check.ts'

/** What an owner needs before it serves, in this order. Each may be tried again where it failed. */
export interface Beginning {
  readonly checkDatabase: () => Promise<void>
  readonly start: readonly (() => Promise<void>)[]
  /** Whether what may still come is waited for; else the first failure is thrown. */
  readonly patient: boolean
  readonly signal: AbortSignal
  readonly log: Logger
}

/**
 * Databases, migrations and owners may be started in any order: until all that an owner needs is there it answers
 * nothing but how it is, and says in its log what it waits for.
 *
 * @throws DatabaseError where the database will not become good by itself
 */
export async function begin({ checkDatabase, start, patient, signal, log }: Beginning): Promise<void> {
  const reasonOf = (error: unknown): string | null => {
    if (!patient) return null
    if (error instanceof DatabaseError) return error.passes ? withCause(error) : null
    const { name, code } = errorForLog(error)
    return `cannot start: ${name}${code === undefined ? '' : ` ${code}`}`
  }
  await patiently(checkDatabase, { reasonOf, log, signal })
  for (const step of start) await patiently(step, { reasonOf, log, signal })
}

/** A refused password and a server that is down are mended by different people. */
function withCause(error: DatabaseError): string {
  if (error.cause === undefined) return error.message
  const { name, code } = errorForLog(error.cause)
  return `${error.message} (${code ?? name})`
}
