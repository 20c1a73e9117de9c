import {
  bit,
  EMERGENCY_HOURS,
  EVERY_PURPOSE,
  isMemberCode,
  type LedgerRelation,
  MEMBER_CODES,
  type MemberCode,
  PURPOSES,
  type Purpose,
  type PurposeMask,
  purposeBit,
  SECRETARIAT,
} from '@hub/vocabulary'
import { combineDirectives, type DirectiveRow } from './consent.ts'
import { type RelationRow, standingsOf } from './standing.ts'

/** What one owner's ledger says about one case. Times in epoch milliseconds. */
export interface CaseLedger {
  readonly caseId: string
  readonly owner: MemberCode
  /** When the owner's part was registered; null where it holds none, and then nothing is mirrored. */
  readonly heldSince: number | null
  readonly relations: readonly RelationRow[]
  readonly directives: readonly DirectiveRow[]
}

/** While this row is open, the recipient stands to the case at this owner in this way, for these purposes. */
export interface MirrorStanding {
  readonly caseId: string
  readonly owner: MemberCode
  /** A member code or `secretariat`. */
  readonly recipient: string
  /** For EMERGENCY: the `sub` of the one person. */
  readonly person: string | null
  readonly kind: 'HOLDER' | LedgerRelation | 'COORDINATING'
  readonly purposes: PurposeMask
  readonly opensAt: number
  /** Null: open until something is recorded that says otherwise. */
  readonly closesAt: number | null
}

/**
 * What this owner's directives say to one recipient about CASE_STATUS and INVOLVEMENT while the row is open: for each
 * question a bit per purpose. Rows for {@link EVERYONE} say it to every recipient, those that join later included.
 */
export interface MirrorConsent {
  readonly caseId: string
  readonly owner: MemberCode
  /** A member code, `secretariat` or {@link EVERYONE}. */
  readonly recipient: string
  /** Null: since ever. */
  readonly opensAt: number | null
  readonly closesAt: number | null
  readonly statusDenied: PurposeMask
  readonly involvementPermitted: PurposeMask
  readonly involvementDenied: PurposeMask
  /** Denied by a directive that cannot be understood; for the reason only, as the three that follow. */
  readonly notUnderstood: PurposeMask
  readonly involvementWithdrawn: PurposeMask
  readonly involvementExpired: PurposeMask
  readonly mayContactAgain: boolean
}

export interface Mirror {
  readonly standing: readonly MirrorStanding[]
  readonly consent: readonly MirrorConsent[]
}

/** The recipient of what a directive says to all, members included that nobody knows yet. No member can be called so. */
export const EVERYONE = 'EVERYONE'

/**
 * Projects one owner's ledger of one case to the rows that the registry keeps of it. Between the dates that the ledger
 * names nothing changes, so each row holds for one stretch of time, and time passing changes no row.
 *
 * It asks the owner's own rules at the start of every stretch, rather than stating them a second time.
 */
export function mirrorOf(ledger: CaseLedger): Mirror {
  const { heldSince } = ledger
  if (heldSince === null) return { standing: [], consent: [] }
  return {
    standing: [
      {
        ...key(ledger),
        recipient: ledger.owner,
        person: null,
        kind: 'HOLDER',
        purposes: EVERY_PURPOSE,
        opensAt: heldSince,
        closesAt: null,
      },
      ...ledger.relations.flatMap(row => standingOfRow(ledger, heldSince, row)),
      ...coordinating(ledger, heldSince),
    ],
    consent: consentOf(ledger, heldSince),
  }
}

/** The stretches in which one relation row opens the case to its member, or to its person. */
function standingOfRow(ledger: CaseLedger, heldSince: number, row: RelationRow): MirrorStanding[] {
  const { member, person, kind } = row
  if (!isMemberCode(member) || member === ledger.owner) return []
  const standsFor = (now: number) => (purpose: Purpose) =>
    standingsOf([row], true, { sub: person ?? '', member, isPerson: true, purpose }, ledger.owner, now).length > 0
  const dates = [row.openedAt, row.expiresAt, kind === 'EMERGENCY' ? row.openedAt + EMERGENCY_HOURS * 3_600_000 : null]
  return stretches(heldSince, dates, now => purposesWhere(standsFor(now)))
    .filter(({ value }) => value !== 0)
    .map(({ opensAt, closesAt, value }) => ({
      ...key(ledger),
      recipient: member,
      person: kind === 'EMERGENCY' ? person : null,
      // Only kinds of a ledger stand, so the word is one of them.
      kind: kind as LedgerRelation,
      purposes: value,
      opensAt,
      closesAt,
    }))
}

/** The stretches in which some permit opens anything at all to the secretariat for coordination. */
function coordinating(ledger: CaseLedger, heldSince: number): MirrorStanding[] {
  const { directives } = ledger
  return stretches(heldSince, datesOf(directives), now => {
    const { permitted, denied } = combineDirectives(directives, SECRETARIAT, 'CASE_COORDINATION', now)
    return (permitted & ~denied) !== 0
  })
    .filter(({ value }) => value)
    .map(({ opensAt, closesAt }) => ({
      ...key(ledger),
      recipient: SECRETARIAT,
      person: null,
      kind: 'COORDINATING',
      purposes: purposeBit('CASE_COORDINATION'),
      opensAt,
      closesAt,
    }))
}

/** What a directive may say to one recipient, each a bit per purpose. */
type Answers = Pick<
  MirrorConsent,
  | 'statusDenied'
  | 'involvementPermitted'
  | 'involvementDenied'
  | 'notUnderstood'
  | 'involvementWithdrawn'
  | 'involvementExpired'
  | 'mayContactAgain'
>

function consentOf(ledger: CaseLedger, heldSince: number): MirrorConsent[] {
  const { directives } = ledger
  if (directives.length === 0) return []
  return [EVERYONE, ...MEMBER_CODES, SECRETARIAT].flatMap(recipient =>
    // A deny may be as old as it likes: whatever a clock says, it is never skipped.
    stretches(-Infinity, [heldSince, ...datesOf(directives)], now => {
      const answers = answersTo(directives, recipient, now, heldSince)
      return recipient === EVERYONE ? answers : without(answers, answersTo(directives, EVERYONE, now, heldSince))
    })
      .filter(({ value }) => saysSomething(value))
      .map(({ opensAt, closesAt, value }) => ({
        ...key(ledger),
        recipient,
        opensAt: opensAt === -Infinity ? null : opensAt,
        closesAt,
        ...value,
      })),
  )
}

function answersTo(directives: readonly DirectiveRow[], recipient: string, now: number, heldSince: number): Answers {
  const status = bit('CASE_STATUS')
  const involvement = bit('INVOLVEMENT')
  const answers = {
    statusDenied: 0,
    involvementPermitted: 0,
    involvementDenied: 0,
    notUnderstood: 0,
    involvementWithdrawn: 0,
    involvementExpired: 0,
    mayContactAgain: true,
  }
  for (const purpose of PURPOSES) {
    const facts = combineDirectives(directives, recipient, purpose, now)
    const at = purposeBit(purpose)
    if (facts.denied & status) answers.statusDenied |= at
    if (facts.permitted & involvement && now >= heldSince) answers.involvementPermitted |= at
    if (facts.denied & involvement) answers.involvementDenied |= at
    if (facts.notUnderstood & (status | involvement)) answers.notUnderstood |= at
    if (facts.withdrawn & involvement) answers.involvementWithdrawn |= at
    if (facts.expired & involvement) answers.involvementExpired |= at
    if (!facts.mayContactAgain) answers.mayContactAgain = false
  }
  return answers
}

/** What the rows for everyone already say need not be said to each. */
function without(answers: Answers, said: Answers): Answers {
  return {
    statusDenied: answers.statusDenied & ~said.statusDenied,
    involvementPermitted: answers.involvementPermitted & ~said.involvementPermitted,
    involvementDenied: answers.involvementDenied & ~said.involvementDenied,
    notUnderstood: answers.notUnderstood & ~said.notUnderstood,
    involvementWithdrawn: answers.involvementWithdrawn & ~said.involvementWithdrawn,
    involvementExpired: answers.involvementExpired & ~said.involvementExpired,
    mayContactAgain: answers.mayContactAgain || !said.mayContactAgain,
  }
}

function saysSomething({ mayContactAgain, ...bits }: Answers): boolean {
  return !mayContactAgain || Object.values(bits).some(value => value !== 0)
}

interface Stretch<Value> {
  readonly opensAt: number
  readonly closesAt: number | null
  readonly value: Value
}

/**
 * Cuts the time from `start` on at the dates named, asks once for each piece, and joins pieces that answer the same.
 * Every rule takes effect at its date and not after it, so the answer at a piece's start holds for the whole piece.
 */
function stretches<Value>(
  start: number,
  dates: readonly (number | null)[],
  ask: (now: number) => Value,
): Stretch<Value>[] {
  const later = dates.filter(date => date !== null && Number.isFinite(date) && date > start) as number[]
  const cuts = [start, ...new Set(later.sort((a, b) => a - b))]
  const pieces: { opensAt: number; closesAt: number | null; value: Value }[] = []
  for (const [index, opensAt] of cuts.entries()) {
    const closesAt = cuts[index + 1] ?? null
    const value = ask(opensAt)
    const before = pieces.at(-1)
    if (before !== undefined && same(before.value, value)) before.closesAt = closesAt
    else pieces.push({ opensAt, closesAt, value })
  }
  return pieces
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function purposesWhere(holds: (purpose: Purpose) => boolean): PurposeMask {
  return PURPOSES.reduce((mask, purpose) => (holds(purpose) ? mask | purposeBit(purpose) : mask), 0)
}

function datesOf(directives: readonly DirectiveRow[]): (number | null)[] {
  return directives.flatMap(({ validFrom, validUntil, recordedAt, withdrawnAt }) => [
    validFrom,
    validUntil,
    recordedAt,
    withdrawnAt,
  ])
}

function key({ caseId, owner }: CaseLedger): { caseId: string; owner: MemberCode } {
  return { caseId, owner }
}
