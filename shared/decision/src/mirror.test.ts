import {
  ANY_MEMBER,
  bit,
  EMERGENCY_HOURS,
  type MemberCode,
  PURPOSES,
  type Purpose,
  purposeBit,
  SECRETARIAT,
  SECRETARIAT_RECIPIENT,
} from '@hub/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combineDirectives, type DirectiveRow } from './consent.ts'
import { type CaseLedger, EVERYONE, type Mirror, mirrorOf } from './mirror.ts'
import { type RelationRow, standingsOf } from './standing.ts'

const HOUR = 3_600_000
const OWNER = 'emergency'
const LEDGER: CaseLedger = { caseId: 'c', owner: OWNER, heldSince: 10 * HOUR, relations: [], directives: [] }
const ROW: RelationRow = {
  member: 'training',
  person: null,
  kind: 'REFERRED',
  categories: ['THREAT'],
  purposes: ['TRAINING'],
  justified: true,
  openedAt: 11 * HOUR,
  expiresAt: 20 * HOUR,
  closedAt: null,
}
const PERMIT: DirectiveRow = {
  effect: 'PERMIT',
  categories: ['INVOLVEMENT'],
  recipients: ['training'],
  purposes: ['TRAINING'],
  legalBasis: 'CONSENT',
  validFrom: 11 * HOUR,
  validUntil: 20 * HOUR,
  recordedAt: 10 * HOUR,
  mayContactAgain: true,
  withdrawnAt: null,
}
const DENY: DirectiveRow = { ...PERMIT, effect: 'DENY', legalBasis: null, validFrom: null, validUntil: null }

/** Hours close together, so that dates collide; sometimes none, sometimes one that is no date. */
const hour = fc.integer({ min: 0, max: 24 }).map(hours => hours * HOUR)
const date = fc.oneof({ weight: 9, arbitrary: hour }, { weight: 1, arbitrary: fc.constant(Number.NaN) })
const dateOrNone = fc.option(date, { freq: 4 })
const words = <Word extends string>(known: readonly Word[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.subarray([...known], { minLength: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom<string[]>([], ['NOBODY_KNOWS'], [known[0] as string, 'NOBODY_KNOWS']) },
  )
const purposes = words<string>(['EMERGENCY_PROTECTION', 'CASE_COORDINATION', 'TRAINING', 'AUDIT'])
const people = ['p1', 'p2']

const relation: fc.Arbitrary<RelationRow> = fc.record({
  member: fc.constantFrom('training', 'outreach', OWNER, SECRETARIAT, 'eu', 'unknown'),
  person: fc.option(fc.constantFrom(...people), { freq: 3 }),
  kind: fc.constantFrom('REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY', 'HOLDER', 'COORDINATING', 'UNKNOWN'),
  categories: words<string>(['THREAT', 'INVOLVEMENT', 'CASE_STATUS']),
  purposes,
  justified: fc.boolean(),
  openedAt: date,
  expiresAt: dateOrNone,
  closedAt: fc.option(hour, { freq: 2 }),
})

const directive: fc.Arbitrary<DirectiveRow> = fc.record({
  effect: fc.constantFrom('PERMIT', 'PERMIT', 'PERMIT', 'DENY', 'DENY', 'PERHAPS'),
  categories: words<string>(['CASE_STATUS', 'INVOLVEMENT', 'THREAT', 'THIRD_PARTY']),
  recipients: words<string>(['training', 'outreach', OWNER, ANY_MEMBER, SECRETARIAT_RECIPIENT]),
  purposes,
  legalBasis: fc.constantFrom('CONSENT', 'CONSENT', 'VITAL_INTEREST', 'HEARSAY', null),
  validFrom: dateOrNone,
  validUntil: dateOrNone,
  recordedAt: date,
  mayContactAgain: fc.constantFrom(true, true, true, false),
  withdrawnAt: fc.option(hour, { freq: 2 }),
})

const ledger: fc.Arbitrary<CaseLedger> = fc.record({
  caseId: fc.constant('c'),
  owner: fc.constant<MemberCode>(OWNER),
  heldSince: fc.option(hour, { freq: 8 }),
  relations: fc.array(relation, { maxLength: 4 }),
  directives: fc.array(directive, { maxLength: 4 }),
})

const openAt =
  (now: number) =>
  (row: { opensAt: number | null; closesAt: number | null }): boolean =>
    (row.opensAt ?? -Infinity) <= now && now < (row.closesAt ?? Infinity)

/** How a person of this member stands, read from the rows alone. */
function kindsIn({ standing }: Mirror, member: string, sub: string, purpose: Purpose, now: number): string[] {
  const rows = standing
    .filter(openAt(now))
    .filter(row => row.recipient === member && row.purposes & purposeBit(purpose))
  return [...new Set(rows.filter(row => row.person === null || row.person === sub).map(row => row.kind))].sort()
}

/** What the rows say about consent, read as the registry reads them: the recipient's own and everyone's. */
function saidIn({ consent }: Mirror, recipient: string, purpose: Purpose, now: number) {
  const rows = consent.filter(openAt(now)).filter(row => row.recipient === recipient || row.recipient === EVERYONE)
  const some = (bits: (row: (typeof rows)[number]) => number) => rows.some(row => bits(row) & purposeBit(purpose))
  return {
    statusDenied: some(row => row.statusDenied),
    involvementPermitted: some(row => row.involvementPermitted),
    involvementDenied: some(row => row.involvementDenied),
    notUnderstood: some(row => row.notUnderstood),
    involvementWithdrawn: some(row => row.involvementWithdrawn),
    involvementExpired: some(row => row.involvementExpired),
    mayContactAgain: rows.every(row => row.mayContactAgain),
  }
}

describe('the mirror of a ledger', () => {
  test('says at any time who stands to the case as the ledger itself says it', () => {
    fc.assert(
      fc.property(ledger, fc.nat(30 * HOUR), fc.boolean(), (given, at, onTheHour) => {
        const now = onTheHour ? at - (at % HOUR) : at
        const mirror = mirrorOf(given)
        const holds = given.heldSince !== null && given.heldSince <= now
        for (const member of ['training', 'outreach', 'advocacy', OWNER])
          for (const sub of people)
            for (const purpose of PURPOSES) {
              const asker = { sub, member, isPerson: true, purpose }
              const stands = standingsOf(given.relations, holds, asker, OWNER, now).map(one => one.relation)
              expect(kindsIn(mirror, member, sub, purpose, now)).toEqual([...new Set(stands)].sort())
            }
      }),
      { numRuns: 600 },
    )
  })

  test('opens coordination exactly while a permit to the secretariat is valid and not denied', () => {
    fc.assert(
      fc.property(ledger, fc.nat(30 * HOUR), (given, now) => {
        const mirror = mirrorOf(given)
        const holds = given.heldSince !== null && given.heldSince <= now
        for (const purpose of PURPOSES) {
          const { permitted, denied } = combineDirectives(given.directives, SECRETARIAT, purpose, now)
          const stands = holds && purpose === 'CASE_COORDINATION' && (permitted & ~denied) !== 0
          expect(kindsIn(mirror, SECRETARIAT, 'p1', purpose, now)).toEqual(stands ? ['COORDINATING'] : [])
        }
      }),
      { numRuns: 1200 },
    )
  })

  test('says at any time what the directives say, to each recipient and to members that join later', () => {
    fc.assert(
      fc.property(ledger, fc.nat(30 * HOUR), fc.boolean(), (given, at, onTheHour) => {
        const now = onTheHour ? at - (at % HOUR) : at
        const mirror = mirrorOf(given)
        const holds = given.heldSince !== null && given.heldSince <= now
        const directives = given.heldSince === null ? [] : given.directives
        for (const recipient of ['training', 'outreach', OWNER, SECRETARIAT, 'joins-later'])
          for (const purpose of PURPOSES) {
            const facts = combineDirectives(directives, recipient, purpose, now)
            const involvement = bit('INVOLVEMENT')
            expect(saidIn(mirror, recipient, purpose, now)).toEqual({
              statusDenied: (facts.denied & bit('CASE_STATUS')) !== 0,
              involvementPermitted: holds && (facts.permitted & involvement) !== 0,
              involvementDenied: (facts.denied & involvement) !== 0,
              notUnderstood: (facts.notUnderstood & involvement) !== 0,
              involvementWithdrawn: (facts.withdrawn & involvement) !== 0,
              involvementExpired: (facts.expired & involvement) !== 0,
              mayContactAgain: facts.mayContactAgain,
            })
          }
      }),
      { numRuns: 600 },
    )
  })

  test('has no empty row, and no two rows that say the same at the same time', () => {
    fc.assert(
      fc.property(ledger, given => {
        const { standing, consent } = mirrorOf(given)
        for (const row of [...standing, ...consent]) {
          expect(row.closesAt ?? Infinity).toBeGreaterThan(row.opensAt ?? -Infinity)
        }
        const recipients = consent.map(row => `${row.recipient} ${row.opensAt}`)
        expect(new Set(recipients).size).toBe(recipients.length)
      }),
    )
  })

  test('is empty for an owner that holds no part, whatever it recorded', () => {
    expect(mirrorOf({ ...LEDGER, heldSince: null, relations: [ROW], directives: [PERMIT, DENY] })).toEqual({
      standing: [],
      consent: [],
    })
  })

  test('bounds break-glass by four hours and names its person', () => {
    const row = { ...ROW, kind: 'EMERGENCY', person: 'p1', expiresAt: 40 * HOUR }
    const { standing } = mirrorOf({ ...LEDGER, relations: [row] })
    expect(standing.filter(one => one.kind === 'EMERGENCY')).toEqual([
      {
        caseId: 'c',
        owner: OWNER,
        recipient: 'training',
        person: 'p1',
        kind: 'EMERGENCY',
        purposes: purposeBit('EMERGENCY_PROTECTION'),
        opensAt: 11 * HOUR,
        closesAt: (11 + EMERGENCY_HOURS) * HOUR,
      },
    ])
  })

  test('gives a referral its own purposes and dates', () => {
    const { standing } = mirrorOf({ ...LEDGER, relations: [ROW, { ...ROW, categories: [] }] })
    expect(standing.filter(one => one.kind === 'REFERRED')).toEqual([
      expect.objectContaining({ purposes: purposeBit('TRAINING'), opensAt: 11 * HOUR, closesAt: 20 * HOUR }),
    ])
  })

  test('tells a deny that nobody understands to everyone, for every purpose, in one row', () => {
    const { consent } = mirrorOf({ ...LEDGER, directives: [{ ...DENY, purposes: ['NOBODY_KNOWS'] }] })
    const every = 2 ** PURPOSES.length - 1
    expect(consent).toEqual([
      expect.objectContaining({
        recipient: EVERYONE,
        opensAt: null,
        closesAt: null,
        statusDenied: every,
        involvementDenied: every,
        notUnderstood: every,
      }),
    ])
  })

  test('keeps a deny of one recipient from the others', () => {
    const { consent } = mirrorOf({ ...LEDGER, directives: [PERMIT, DENY] })
    expect(new Set(consent.map(row => row.recipient))).toEqual(new Set(['training']))
    expect(saidIn({ standing: [], consent }, 'training', 'TRAINING', 12 * HOUR)).toMatchObject({
      involvementPermitted: true,
      involvementDenied: true,
      statusDenied: false,
    })
  })
})
