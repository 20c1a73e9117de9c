import { cell, type DecisionTable } from '@hub/decision'
import type { Caller } from '@hub/kit'
import { bit, isMemberCode, type MemberCode, purposeBit } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { askerOf, openNow, saidTo } from '../ways.ts'

/** The members that hold a part of a case, as far as their ledgers are mirrored. */
export async function holdersOf(db: Kysely<never>, caseId: string): Promise<readonly MemberCode[]> {
  const { rows } = await sql<{ owner: string }>`
    select distinct owner from mirror_standing as standing
    where standing.case_id = ${caseId} and standing.kind = 'HOLDER' and ${openNow('standing')} order by owner
  `.execute(db)
  return rows.map(({ owner }) => owner).filter(isMemberCode)
}

/** The holders that the caller may know of: its own member, and those that permit it to know. */
export async function holdersKnownTo(
  db: Kysely<never>,
  table: DecisionTable,
  caller: Caller,
  caseId: string,
): Promise<ReadonlySet<string>> {
  const opened = (table.ifConsented[cell(caller.role, caller.purpose, 'PARTICIPANT')] ?? 0) & bit('INVOLVEMENT')
  if (opened === 0) return new Set([caller.member])
  const purpose = purposeBit(caller.purpose)
  const { rows } = await sql<{ owner: string }>`
    select owner from mirror_consent as consent
    where consent.case_id = ${caseId} and ${saidTo(askerOf(caller))} and ${openNow('consent')}
    group by owner
    having bool_or(involvement_permitted & ${purpose}::integer <> 0)
      and not bool_or(involvement_denied & ${purpose}::integer <> 0)
  `.execute(db)
  return new Set([caller.member, ...rows.map(({ owner }) => owner)])
}
