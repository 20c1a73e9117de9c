import { combineDirectives } from '@hub/decision'
import { EU, MEMBER_CODES, SECRETARIAT } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { readLedger } from '../ledger/facts.ts'

/** Whoever might read statistics: a deny that names any of them keeps the case out of what all of them read. */
const READERS = [EU, SECRETARIAT, ...MEMBER_CODES]

/** The cases that a deny for AGGREGATE_REPORTING keeps out, now. One that cannot be understood denies. */
export async function deniedCases(db: Kysely<never>): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select distinct case_id from ledger.consent_directive where effect is distinct from 'PERMIT'`.execute(db)
  const { facts, now } = await readLedger(
    db,
    rows.map(row => row.case_id),
  )
  return facts
    .filter(({ directives }) =>
      READERS.some(reader => combineDirectives(directives, reader, 'AGGREGATE_REPORTING', now).denied !== 0),
    )
    .map(({ caseId }) => caseId)
}
