import { type CaseFacts, combineDirectives, standingsOf } from '@hub/decision'
import type { MemberCode, Relation } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import { CASE } from '../guard/case.ts'
import { type LedgerFacts, readLedger } from '../ledger/facts.ts'
import { flawedRows } from '../ledger/row-reports.ts'
import type { CaseDraft, CaseLoad } from './cases.ts'

type LoadRooms = (caseIds: readonly string[]) => Promise<ReadonlyMap<string, object>>

/** Whoever stands so to a case knows that the member holds a part of it, and may be told reasons. */
const IN_THE_KNOW: ReadonlySet<Relation> = new Set(['HOLDER', 'REFERRED', 'GRANTED'])

/**
 * Cases as a member has them: one statement for the ledger, one for the rows, which are read only where something can
 * leave. Without a part, or without a relation to it, the answer is a case with an empty room: the same for a case
 * that is denied and one that is not there.
 */
export function memberCases(member: MemberCode, db: Kysely<never>, loadRooms: LoadRooms): CaseLoad {
  return async (ids, { caller, release }) => {
    const { facts: ledger, now } = await readLedger(db, ids)
    const cases = ledger.map(one => {
      const standings = standingsOf(one.relations, one.holdsPart, caller, member, now)
      const consent = combineDirectives(one.directives, caller.member, caller.purpose, now)
      const facts: CaseFacts = { standings, ...consent }
      return { ...one, facts, opens: standings.length > 0 && release.opens(facts) }
    })
    const opened = cases.filter(one => one.opens).map(one => one.caseId)
    const rooms = opened.length > 0 ? await loadRooms(opened) : new Map<string, object>()
    return cases.map(one => draftOf(member, one, one.facts, one.opens ? (rooms.get(one.caseId) ?? null) : null, now))
  }
}

function draftOf(
  member: MemberCode,
  ledger: LedgerFacts,
  facts: CaseFacts,
  room: object | null,
  now: number,
): CaseDraft {
  // Only the member's own staff and officers: to everybody else an explanation would tell who else stands to the case.
  const explains = facts.standings.some(standing => standing.relation === 'HOLDER')
  return {
    id: ledger.caseId,
    facts,
    epoch: ledger.epoch,
    value: { __typename: CASE, id: ledger.caseId, [member]: room },
    present: room !== null,
    told: room !== null || facts.standings.some(standing => IN_THE_KNOW.has(standing.relation)),
    flawed: flawedRows(ledger, now),
    ...(explains && { ledger: { ...ledger, now } }),
  }
}
