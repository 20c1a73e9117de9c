import { isCategory, isLegalBasis, isPurpose, isRecipient, LEDGER_RELATIONS, MEMBERS } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import type { Directive, LedgerRelationRow } from './case/draft.ts'
import { generateCases } from './generate.ts'
import { MEMBERS_SHOWN } from './members.ts'
import { HOUR } from './time.ts'

const now = Date.parse('2026-10-01T12:00:00Z')
const cases = [...generateCases({ cases: 320, seed: 'states', now })]
const parts = cases.flatMap(({ draft }) => [...draft.parts.values()])
const directives = parts.flatMap(part => part.directives)
const relations = parts.flatMap(part => part.relations)

const isPermit = ({ effect }: Directive) => effect === 'PERMIT'
const isDeny = ({ effect }: Directive) => effect === 'DENY'
const listsOf = ({ categories, recipients, purposes }: Directive) => [categories, recipients, purposes]
const isUndated = ({ validFrom, validUntil }: Directive) => validFrom === null && validUntil === null
const holds = ({ validFrom, validUntil, withdrawnAt }: Directive) =>
  (validFrom ?? now) <= now && (validUntil ?? Infinity) > now && withdrawnAt === null
const laterMember = MEMBERS.find(({ code }) => code === 'outreach')?.joinedOn ?? ''

const STATES: Readonly<Record<string, (one: Directive) => boolean>> = {
  'permit, valid': one => isPermit(one) && one.validFrom !== null && one.validUntil !== null && holds(one),
  'permit, from a day ahead': one => isPermit(one) && (one.validFrom ?? 0) > now,
  'permit, expired': one => isPermit(one) && (one.validUntil ?? Infinity) < now,
  'permit, withdrawn': one => isPermit(one) && one.withdrawnAt !== null,
  'permit, undated': one => isPermit(one) && isUndated(one),
  'permit, without an end': one => isPermit(one) && one.validFrom !== null && one.validUntil === null,
  'permit, unknown category': one => isPermit(one) && !one.categories.every(isCategory),
  'permit, unknown purpose': one => isPermit(one) && !one.purposes.every(isPurpose),
  'permit, unknown recipient': one => isPermit(one) && !one.recipients.every(isRecipient),
  'permit, unknown basis': one => isPermit(one) && one.legalBasis !== null && !isLegalBasis(one.legalBasis),
  'permit, no basis': one => isPermit(one) && one.legalBasis === null,
  'permit, basis that its category refuses': one =>
    isPermit(one) && one.legalBasis === 'VITAL_INTEREST' && !one.categories.includes('THIRD_PARTY'),
  'permit for others, on consent': one =>
    isPermit(one) && one.legalBasis === 'CONSENT' && one.categories.includes('THIRD_PARTY'),
  'permit for others, on vital interest': one =>
    one.legalBasis === 'VITAL_INTEREST' && one.categories.includes('THIRD_PARTY'),
  'permit for others, on public interest': one => one.legalBasis === 'PUBLIC_INTEREST',
  'permit, empty list': one => isPermit(one) && listsOf(one).some(list => list.length === 0),
  'permit to any member, before one joined': one =>
    isPermit(one) && one.recipients.includes('ANY_MEMBER') && one.recordedAt < Date.parse(laterMember) && holds(one),
  'permit to any member, after all had joined': one =>
    isPermit(one) && one.recipients.includes('ANY_MEMBER') && one.recordedAt >= Date.parse(laterMember) && holds(one),
  'permit to the secretariat': one => isPermit(one) && one.recipients.includes('SECRETARIAT') && holds(one),
  'deny, dated': one => isDeny(one) && one.validFrom !== null && holds(one),
  'deny, undated': one => isDeny(one) && isUndated(one) && holds(one),
  'deny, ended': one => isDeny(one) && (one.validUntil ?? Infinity) < now,
  'deny, from a day ahead': one => isDeny(one) && (one.validFrom ?? 0) > now,
  'deny, lifted': one => isDeny(one) && one.withdrawnAt !== null,
  'deny to any member': one => isDeny(one) && one.recipients.includes('ANY_MEMBER'),
  'deny to the secretariat': one => isDeny(one) && one.recipients.includes('SECRETARIAT'),
  'deny, unknown category': one => isDeny(one) && !one.categories.every(isCategory),
  'deny, unknown recipient': one => isDeny(one) && !one.recipients.every(isRecipient),
  'deny, empty list': one => isDeny(one) && listsOf(one).some(list => list.length === 0),
  'neither permit nor deny': one => !isPermit(one) && !isDeny(one),
  'not to be asked again': one => !one.mayContactAgain,
}

test.each(Object.keys(STATES))('there is a directive: %s', state => {
  expect(directives.filter(STATES[state] as (one: Directive) => boolean).length).toBeGreaterThan(0)
})

describe('relation rows', () => {
  const OPEN = ({ openedAt, expiresAt, closedAt }: LedgerRelationRow) =>
    openedAt <= now && (expiresAt ?? Infinity) > now && closedAt === null
  const SHAPES: Readonly<Record<string, (one: LedgerRelationRow) => boolean>> = {
    open: OPEN,
    expired: one => (one.expiresAt ?? Infinity) <= now,
    closed: one => one.closedAt !== null,
  }

  test.each(['REFERRED', 'GRANTED', 'EMERGENCY'].flatMap(kind => Object.keys(SHAPES).map(shape => ({ kind, shape }))))(
    'there is one $kind, $shape',
    ({ kind, shape }) => {
      const shaped = SHAPES[shape] as (one: LedgerRelationRow) => boolean
      expect(relations.filter(one => one.kind === kind && shaped(one)).length).toBeGreaterThan(0)
    },
  )

  test('there is every kind, and one without a date, one ahead, one of a narrow and one of an unknown scope', () => {
    expect(new Set(relations.map(({ kind }) => kind))).toEqual(new Set(LEDGER_RELATIONS))
    const shared = relations.filter(({ kind }) => kind === 'REFERRED' || kind === 'GRANTED')
    expect(shared.some(({ expiresAt }) => expiresAt === null)).toBe(true)
    expect(shared.some(({ openedAt }) => openedAt > now)).toBe(true)
    expect(shared.some(({ categories }) => categories.length === 1)).toBe(true)
    expect(shared.some(({ categories }) => !categories.every(isCategory))).toBe(true)
  })

  test('whoever holds parts of the same case is named at each other holder', () => {
    for (const { parts: ofCase } of cases.map(({ draft }) => draft)) {
      const holders = [...ofCase.keys()]
      for (const [owner, part] of ofCase) {
        const named = part.relations.filter(({ kind }) => kind === 'CO_HOLDER').map(({ member }) => member)
        expect(named).toEqual(holders.filter(holder => holder !== owner))
      }
    }
  })

  test('glass is broken by case workers of members, justified, for four hours', () => {
    const broken = relations.filter(({ kind }) => kind === 'EMERGENCY')
    for (const { person, member, justification, openedAt, expiresAt, purposes } of broken) {
      expect(person).toBe(`case-worker@${member}.example`)
      expect(justification).toBeTruthy()
      expect(expiresAt).toBe(openedAt + 4 * HOUR)
      expect(purposes).toEqual([])
    }
    expect(new Set(broken.filter(OPEN).map(({ member }) => member))).toEqual(new Set(MEMBERS_SHOWN))
  })
})
