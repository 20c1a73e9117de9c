import { type CaseFacts, combineDirectives, standingsOf } from '@hub/decision'
import type { MemberCode, Relation } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import { CASE } from '../guard/case.ts'
import { type LedgerFacts, readLedger } from '../ledger/facts.ts'
import { flawedRows } from '../ledger/row-reports.ts'
import type { CaseDraft, CaseLoad } from './cases.ts'
import { type Read, sharedReads } from './shared-reads.ts'

/** Whoever stands so to a case knows that the member holds a part of it, and may be told reasons. */
const IN_THE_KNOW: ReadonlySet<Relation> = new Set(['HOLDER', 'REFERRED', 'GRANTED'])

/**
 * Cases as a member has them: one statement for the ledger, one for the rows, which are read only where something can
 * leave. Without a part, or without a relation to it, the answer is a case with an empty room: the same for a case
 * that is denied and one that is not there.
 */
export function memberCases(member: MemberCode, db: Kysely<never>, loadRooms: Read<object>): CaseLoad {
  const readFacts = sharedReads(ids => factsById(db, ids))
  // A room becomes part of an answer: no two requests have the same.
  const readRooms = sharedReads(loadRooms, structuredClone)
  return async (ids, { caller, release }) => {
    const cases = [...(await readFacts(ids, [])).values()].map(([ledger, now]) => {
      const standings = standingsOf(ledger.relations, ledger.holdsPart, caller, member, now)
      const consent = combineDirectives(ledger.directives, caller.member, caller.purpose, now)
      const facts: CaseFacts = { standings, ...consent }
      return { ledger, now, facts, opens: standings.length > 0 && release.opens(facts) }
    })
    const opened = cases.filter(one => one.opens).map(one => one.ledger.caseId)
    const rooms = opened.length > 0 ? await readRooms(opened, release.fieldsOfRoom) : new Map<string, object>()
    return cases.map(({ ledger, now, facts, opens }) =>
      draftOf(member, ledger, facts, opens ? (rooms.get(ledger.caseId) ?? null) : null, now),
    )
  }
}

/** What the ledger says of each case, and when by the database's clock. */
async function factsById(
  db: Kysely<never>,
  ids: readonly string[],
): Promise<Map<string, readonly [LedgerFacts, number]>> {
  const { facts, now } = await readLedger(db, ids)
  return new Map(facts.map(one => [one.caseId, [one, now]]))
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
