import { type CaseFacts, combineDirectives, reachableRelations, standingsOf } from '@hub/decision'
import type { MemberCode, Relation } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import type { OwnerContext } from '../context.ts'
import { CASE } from '../guard/case.ts'
import { type LedgerFacts, readingOf, readLedger } from '../ledger/facts.ts'
import { flawedRows } from '../ledger/row-reports.ts'
import type { RoomBesideFacts } from '../member.ts'
import type { CaseDraft, CaseLoad } from './cases.ts'
import { type Read, sharedReads } from './shared-reads.ts'

/** Whoever stands so to a case knows that the member holds a part of it, and may be told reasons. */
const IN_THE_KNOW: ReadonlySet<Relation> = new Set(['HOLDER', 'REFERRED', 'GRANTED'])

/** How rooms are read. */
export interface Rooms {
  readonly load: Read<object>
  /** Together with what the ledger says of their cases; see {@link RoomLoader}. */
  readonly besideFacts?: (
    ids: readonly string[],
    fields: readonly string[],
    askers: readonly string[],
  ) => Promise<readonly RoomBesideFacts[]>
}

/**
 * Cases as a member has them: what the ledger says, and the rows, in one statement, or in one for each. Without a part, or
 * without a relation to it, the answer is a case with an empty room: the same, by the same statements, for a case that is
 * denied and one that is not there.
 */
export function memberCases(member: MemberCode, db: Kysely<never>, { load, besideFacts }: Rooms): CaseLoad {
  return besideFacts === undefined ? inTwoStatements(member, db, load) : inOneStatement(member, besideFacts)
}

function inOneStatement(member: MemberCode, besideFacts: NonNullable<Rooms['besideFacts']>): CaseLoad {
  const read = sharedReads(async (ids, fields, askers = []) => {
    const rows = await besideFacts(ids, fields, askers)
    const { facts, now } = readingOf(ids, rows)
    const rooms = new Map(rows.map(row => [row.case_id, row.room]))
    return new Map(facts.map(one => [one.caseId, [one, now, rooms.get(one.caseId) ?? null] as const]))
    // A room becomes part of an answer: no two requests have the same.
  }, structuredClone)
  return async (ids, context) => {
    const { caller, release } = context
    const known = await read(ids, release.fieldsOfRoom, [namedAs(caller.member, member)])
    return [...known.values()].map(([ledger, now, room]) => {
      const considered = consider(member, ledger, now, context)
      return draftOf(member, considered, considered.opens ? room : null)
    })
  }
}

/**
 * The pattern of a ledger in which the caller may have a relation to the case. It decides nothing: it spares PostgreSQL
 * rows of which nothing could leave. The holder and the secretariat stand to a case without a row of their own.
 */
function namedAs(asking: string, member: MemberCode): string {
  const withoutRow = reachableRelations(asking, member, 'case').some(one => one === 'HOLDER' || one === 'COORDINATING')
  return withoutRow ? '%' : `%"${asking}"%`
}

function inTwoStatements(member: MemberCode, db: Kysely<never>, load: Rooms['load']): CaseLoad {
  const readFacts = sharedReads(ids => factsById(db, ids))
  const readRooms = sharedReads(load, structuredClone)
  return async (ids, context) => {
    const known = await readFacts(ids, [])
    const cases = [...known.values()].map(([ledger, now]) => consider(member, ledger, now, context))
    const opened = cases.filter(one => one.opens).map(one => one.ledger.caseId)
    const { fieldsOfRoom } = context.release
    const rooms = opened.length > 0 ? await readRooms(opened, fieldsOfRoom) : new Map<string, object>()
    return cases.map(one => draftOf(member, one, one.opens ? (rooms.get(one.ledger.caseId) ?? null) : null))
  }
}

interface Considered {
  readonly ledger: LedgerFacts
  readonly now: number
  readonly facts: CaseFacts
  /** Whether anything of the room may leave. */
  readonly opens: boolean
}

function consider(member: MemberCode, ledger: LedgerFacts, now: number, { caller, release }: OwnerContext): Considered {
  const standings = standingsOf(ledger.relations, ledger.holdsPart, caller, member, now)
  const consent = combineDirectives(ledger.directives, caller.member, caller.purpose, now)
  const facts: CaseFacts = { standings, ...consent }
  return { ledger, now, facts, opens: standings.length > 0 && release.opens(facts) }
}

/** What the ledger says of each case, and when by the database's clock. */
async function factsById(
  db: Kysely<never>,
  ids: readonly string[],
): Promise<Map<string, readonly [LedgerFacts, number]>> {
  const { facts, now } = await readLedger(db, ids)
  return new Map(facts.map(one => [one.caseId, [one, now]]))
}

function draftOf(member: MemberCode, { ledger, now, facts }: Considered, room: object | null): CaseDraft {
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
