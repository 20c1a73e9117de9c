import type { DirectiveRow, RelationRow } from '@hub/decision'
import { MEMBERS, type MemberCode } from '@hub/vocabulary'
import type { MemberShown } from '../members.ts'
import type { Country } from '../person/countries.ts'
import { HOST_COUNTRIES, ORIGIN_COUNTRIES } from '../person/countries.ts'
import { groupName, knownName, personName, townName } from '../person/names.ts'
import type { Random } from '../random.ts'
import { DAY } from '../time.ts'

export type SubjectKind = 'PERSON' | 'FAMILY' | 'ORGANISATION' | 'COMMUNITY'
export type CaseStatus = 'OPEN' | 'ON_HOLD' | 'CLOSED'

/** A directive with what the ledger keeps besides what a decision needs. Times in epoch milliseconds. */
export interface Directive extends DirectiveRow {
  readonly id: string
  readonly recordedBy: string
  readonly collectionMethod: string
  readonly noticeLanguage: string
  readonly noticeVersion: string
  readonly evidenceSha256: string
}

/** A relation row with what the ledger keeps besides what a decision needs. Times in epoch milliseconds. */
export interface LedgerRelationRow extends RelationRow {
  readonly id: string
  readonly justification: string | null
  readonly openedBy: string
}

/** What one member holds of a case. */
export interface Part {
  readonly owner: MemberShown
  readonly heldSince: number
  /** When the owner asked for consent, and until when what was then permitted lasts. Few dates: little to mirror. */
  readonly consentFrom: number
  readonly consentUntil: number
  /** True: every field of the file has a value. */
  readonly complete: boolean
  readonly directives: Directive[]
  readonly relations: LedgerRelationRow[]
}

/** A case in the making: who it is about, who holds what, and what their ledgers say. Its id comes later. */
export interface CaseDraft {
  readonly random: Random
  /** The moment around which all validity is laid; epoch milliseconds. */
  readonly now: number
  readonly subjectKind: SubjectKind
  readonly status: CaseStatus
  readonly openedAt: number
  readonly subject: Subject
  readonly parts: Map<MemberShown, Part>
}

export interface Subject {
  readonly name: string
  readonly knownAs: string
  readonly group: string
  readonly town: string
  readonly origin: Country
  /** Where the subject is now. */
  readonly host: Country
  readonly abroad: boolean
}

/** The first day of the consortium, and the day from which all members shown are in it. */
const FOUNDED = Math.min(...MEMBERS.map(member => Date.parse(member.joinedOn)))

export interface CaseOptions {
  readonly kind: SubjectKind
  /** Every member that holds a part or is referred or granted something: none is older than its membership. */
  readonly members: readonly MemberShown[]
  readonly status?: CaseStatus
  /** Opened before this moment, where the story needs it. */
  readonly openedBefore?: number
}

export function draftCase(
  random: Random,
  now: number,
  { kind, members, status, openedBefore }: CaseOptions,
): CaseDraft {
  const earliest = openedBefore === undefined ? Math.max(joined(members), now - 900 * DAY) : FOUNDED
  const latest = Math.max(earliest, Math.min(openedBefore ?? now, now) - 30 * DAY)
  const origin = random.pick(ORIGIN_COUNTRIES)
  const abroad = random.chance(0.25)
  return {
    random,
    now,
    subjectKind: kind,
    status:
      status ??
      random.weighted([
        ['OPEN', 70],
        ['ON_HOLD', 8],
        ['CLOSED', 22],
      ]),
    openedAt: random.integer(earliest, latest),
    subject: {
      name: personName(random, origin.script),
      knownAs: knownName(random, origin.script),
      group: groupName(random, origin.script),
      town: townName(random, origin.script),
      origin,
      host: abroad ? random.pick(HOST_COUNTRIES) : origin,
      abroad,
    },
    parts: new Map(),
  }
}

/** Registers a part of the case. Whatever its ledger says is added afterwards. */
export function hold(draft: CaseDraft, owner: MemberShown, complete = false): Part {
  const { random, now, openedAt } = draft
  const first = Math.max(openedAt, joined([owner]))
  const heldSince = Math.min(first + random.integer(0, 12) * DAY, now - 15 * DAY)
  const consentFrom = Math.min(heldSince + random.integer(0, 3) * DAY, now - 10 * DAY)
  const part: Part = {
    owner,
    heldSince,
    consentFrom,
    consentUntil: now + random.integer(200, 700) * DAY,
    complete,
    directives: [],
    relations: [],
  }
  draft.parts.set(owner, part)
  return part
}

/** The part that this member holds. Throws where it holds none: a scenario asked for what it did not set up. */
export function partOf(draft: CaseDraft, owner: MemberShown): Part {
  const part = draft.parts.get(owner)
  if (part === undefined) throw new Error(`the case has no part at \`${owner}\``)
  return part
}

/** The day on which the last of these members joined. */
export function joined(members: readonly MemberCode[]): number {
  const days = MEMBERS.filter(({ code }) => members.includes(code)).map(({ joinedOn }) => Date.parse(joinedOn))
  return Math.max(FOUNDED, ...days)
}
