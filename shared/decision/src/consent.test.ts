import { bit, MEMBER_CODES, maskOf, PERSONAL, PURPOSES, type Purpose } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { DAY, deny, NOW, permit } from '../test/rows.ts'
import { combineDirectives, type DirectiveRow, isDirectiveUnderstood } from './consent.ts'

const IDENTITY = bit('IDENTITY')
const HEALTH = bit('HEALTH')

function combine(directives: readonly DirectiveRow[], member = 'training', purpose: Purpose = 'EMERGENCY_PROTECTION') {
  return combineDirectives(directives, member, purpose, NOW)
}

test('without a directive nothing is permitted and nothing denied', () => {
  expect(combine([])).toEqual({
    permitted: 0,
    denied: 0,
    notUnderstood: 0,
    withdrawn: 0,
    expired: 0,
    mayContactAgain: true,
  })
})

describe('a permit', () => {
  test('opens what it names, to whom it names, for what it names', () => {
    expect(combine([permit()]).permitted).toBe(IDENTITY)
    expect(combine([permit()], 'outreach').permitted).toBe(0)
    expect(combine([permit()], 'secretariat').permitted).toBe(0)
    expect(combine([permit()], 'training', 'TRAINING').permitted).toBe(0)
  })

  test('unites with others', () => {
    const other = permit({ categories: ['HEALTH'] })
    expect(combine([permit(), other]).permitted).toBe(IDENTITY | HEALTH)
    expect(combine([other, permit()]).permitted).toBe(IDENTITY | HEALTH)
  })

  test.each([
    ['without a beginning', { validFrom: null }],
    ['without an end', { validUntil: null }],
    ['attack 18: without dates', { validFrom: null, validUntil: null }],
    ['that ends at infinity', { validUntil: Infinity }],
    ['that began at minus infinity', { validFrom: -Infinity }],
    ['whose date is not to be read', { validUntil: Number.NaN }],
    ['that nobody knows when it was recorded', { recordedAt: Number.NaN }],
    ['recorded at minus infinity', { recordedAt: -Infinity }],
    ['in the future', { validFrom: NOW + 1 }],
    ['recorded in the future', { recordedAt: NOW + 1 }],
    ['that ends before it begins', { validFrom: NOW + 2, validUntil: NOW + 1 }],
    ['attack 19: with an unknown category beside a known one', { categories: ['IDENTITY', 'EMERGANCY'] }],
    ['with an unknown recipient beside a known one', { recipients: ['training', 'nobody'] }],
    ['with an unknown purpose beside a known one', { purposes: ['EMERGENCY_PROTECTION', 'HELPING'] }],
    ['that names what no directive may name', { categories: ['IDENTITY', 'OPEN'] }],
    ['with a word in lower case', { categories: ['identity'] }],
    ['attack 10: with a word that every object knows', { categories: ['constructor'] }],
    ['attack 17: without categories', { categories: [] }],
    ['attack 17: without recipients', { recipients: [] }],
    ['attack 17: without purposes', { purposes: [] }],
    ['without a legal basis', { legalBasis: null }],
    ['on an unknown legal basis', { legalBasis: 'LEGITIMATE_INTEREST' }],
    ['on a vital interest, of a category that takes consent only', { legalBasis: 'VITAL_INTEREST' }],
    ['on a public interest, of a category that takes consent only', { legalBasis: 'PUBLIC_INTEREST' }],
  ] satisfies [string, Partial<DirectiveRow>][])('%s permits nothing, and explains nothing', (_, changes) => {
    expect(combine([permit(changes)])).toMatchObject({ permitted: 0, expired: 0, withdrawn: 0 })
  })

  test('is valid from its first moment to just before its last', () => {
    expect(combine([permit({ validFrom: NOW })]).permitted).toBe(IDENTITY)
    expect(combine([permit({ recordedAt: NOW })]).permitted).toBe(IDENTITY)
    expect(combine([permit({ validUntil: NOW + 1 })]).permitted).toBe(IDENTITY)
    expect(combine([permit({ validUntil: NOW })])).toMatchObject({ permitted: 0, expired: IDENTITY })
  })

  test('that is withdrawn permits nothing and is told as withdrawn, expired or not, whatever the clock says', () => {
    for (const withdrawnAt of [NOW - 1, NOW, NOW + DAY, Number.NaN]) {
      for (const validUntil of [NOW - 1, NOW + DAY]) {
        const facts = combine([permit({ withdrawnAt, validUntil })])
        expect(facts).toMatchObject({ permitted: 0, withdrawn: IDENTITY, expired: 0 })
      }
    }
  })

  test('that is withdrawn leaves another one standing', () => {
    const facts = combine([permit({ withdrawnAt: NOW - 1 }), permit()])
    expect(facts).toMatchObject({ permitted: IDENTITY, withdrawn: IDENTITY })
  })

  test('for other people takes the two interests, never consent', () => {
    const about = (legalBasis: string) => permit({ legalBasis, categories: ['THIRD_PARTY', 'IDENTITY'] })
    expect(combine([about('CONSENT')]).permitted).toBe(IDENTITY)
    expect(combine([about('VITAL_INTEREST')]).permitted).toBe(bit('THIRD_PARTY'))
    expect(combine([about('PUBLIC_INTEREST')]).permitted).toBe(bit('THIRD_PARTY'))
    expect(combine([about('CONSENT'), about('VITAL_INTEREST')]).permitted).toBe(IDENTITY | bit('THIRD_PARTY'))
  })
})

describe('ANY_MEMBER', () => {
  const joined = Date.parse('2025-07-01T00:00:00Z')
  const anyMember = (recordedAt: number) => permit({ recipients: ['ANY_MEMBER'], recordedAt })

  test('attack 24: in a permit means the members at the time it was recorded', () => {
    expect(combine([anyMember(joined - 1)], 'outreach').permitted).toBe(0)
    expect(combine([anyMember(joined)], 'outreach').permitted).toBe(IDENTITY)
    expect(combine([anyMember(joined - 1)], 'training').permitted).toBe(IDENTITY)
  })

  test('in a permit that begins later is still as old as its record', () => {
    const later = permit({ recipients: ['ANY_MEMBER'], recordedAt: joined - 1, validFrom: joined + DAY })
    expect(combine([later], 'outreach').permitted).toBe(0)
  })

  test.each(['secretariat', 'eu', 'registry', 'nobody', ''])('in a permit does not mean `%s`', member => {
    expect(combine([anyMember(NOW)], member).permitted).toBe(0)
  })

  test('in a deny means everyone, for ever', () => {
    const recorded = deny({ recipients: ['ANY_MEMBER'], recordedAt: joined - DAY })
    for (const member of [...MEMBER_CODES, 'secretariat', 'eu', 'nobody']) {
      expect(combine([recorded], member).denied).toBe(IDENTITY)
    }
  })
})

describe('SECRETARIAT', () => {
  test('is named by its own word, in a permit and in a deny', () => {
    expect(combine([permit({ recipients: ['SECRETARIAT'] })], 'secretariat').permitted).toBe(IDENTITY)
    expect(combine([permit({ recipients: ['SECRETARIAT'] })], 'training').permitted).toBe(0)
    expect(combine([deny({ recipients: ['SECRETARIAT'] })], 'secretariat').denied).toBe(IDENTITY)
    expect(combine([deny({ recipients: ['SECRETARIAT'] })], 'training').denied).toBe(0)
  })

  test('is no member code: a permit with it permits nothing, a deny with it covers everything', () => {
    expect(combine([permit({ recipients: ['secretariat'] })], 'secretariat').permitted).toBe(0)
    expect(combine([deny({ recipients: ['secretariat'] })], 'training').denied).toBe(PERSONAL)
  })
})

describe('a deny', () => {
  test('takes what it names, from whom it names, for what it names', () => {
    expect(combine([deny()])).toMatchObject({ denied: IDENTITY, notUnderstood: 0 })
    expect(combine([deny()], 'outreach').denied).toBe(0)
    expect(combine([deny()], 'training', 'TRAINING').denied).toBe(0)
  })

  test('attack 18: stands beside every permit, older or newer, dated or not, and does not touch what it does not name', () => {
    const permits = [permit({ categories: ['IDENTITY', 'HEALTH'] }), permit({ recordedAt: NOW, validFrom: NOW })]
    for (const one of [deny(), deny({ validFrom: NOW - DAY, validUntil: NOW + DAY }), deny({ recordedAt: 0 })]) {
      for (const directives of [
        [one, ...permits],
        [...permits, one],
      ]) {
        expect(combine(directives)).toMatchObject({ permitted: IDENTITY | HEALTH, denied: IDENTITY })
      }
    }
  })

  test('applies where its dates are missing or include now', () => {
    expect(combine([deny({ validFrom: NOW })]).denied).toBe(IDENTITY)
    expect(combine([deny({ validUntil: NOW + 1 })]).denied).toBe(IDENTITY)
    expect(combine([deny({ validFrom: NOW + 1 })]).denied).toBe(0)
    expect(combine([deny({ validUntil: NOW })]).denied).toBe(0)
    expect(combine([deny({ validFrom: NOW - DAY, validUntil: NOW })]).denied).toBe(0)
  })

  test('that is withdrawn applies no more from then on', () => {
    expect(combine([deny({ withdrawnAt: NOW })]).denied).toBe(0)
    expect(combine([deny({ withdrawnAt: NOW + 1 })]).denied).toBe(IDENTITY)
  })

  test.each([Number.NaN, -Infinity, Infinity])('whose withdrawal is dated %s still applies', withdrawnAt => {
    expect(combine([deny({ withdrawnAt })]).denied).toBe(IDENTITY)
  })

  test('needs no legal basis', () => {
    expect(combine([deny({ legalBasis: 'NONE_AT_ALL' })])).toMatchObject({ denied: IDENTITY, notUnderstood: 0 })
  })

  test.each(['OPEN', 'AGGREGATE', 'RELEASE_LOG'])('never takes away %s', category => {
    expect(combine([deny({ categories: [category] })]).denied & bit(category as 'OPEN')).toBe(0)
    expect(combine([deny({ categories: [] })]).denied & bit(category as 'OPEN')).toBe(0)
  })

  const everything = ['training', 'outreach', 'secretariat', 'nobody'].flatMap(member =>
    PURPOSES.map(purpose => [member, purpose] as const),
  )

  test.each([
    ['categories', { categories: [] }],
    ['recipients', { recipients: [] }],
    ['purposes', { purposes: [] }],
  ] satisfies [string, Partial<DirectiveRow>][])('attack 17: without %s covers every one of the case', (_, changes) => {
    for (const [member, purpose] of everything) {
      expect(combine([deny(changes)], member, purpose)).toMatchObject({ denied: PERSONAL, notUnderstood: 0 })
    }
  })

  test.each([
    ['attack 18: whose effect is unknown', { effect: 'OBJECT' }],
    ['whose effect is a permit in lower case', { effect: 'permit' }],
    ['with an unknown category', { categories: ['IDENTITY', 'EMERGANCY'] }],
    ['that names only what no directive may name', { categories: ['OPEN'] }],
    ['that names AGGREGATE', { categories: ['IDENTITY', 'AGGREGATE'] }],
    ['with an unknown recipient', { recipients: ['nobody'] }],
    ['with an unknown purpose', { purposes: ['HELPING'] }],
    ['with a date that cannot be read', { validUntil: Number.NaN }],
    ['until infinity', { validUntil: Infinity }],
    ['that ends before it begins', { validFrom: NOW - 1, validUntil: NOW - DAY }],
    ['with an unknown word and an empty list', { categories: ['EMERGANCY'], purposes: [] }],
    ['that began as it ended', { validFrom: NOW, validUntil: NOW }],
  ] satisfies [string, Partial<DirectiveRow>][])('%s covers every recipient, purpose and category', (_, changes) => {
    for (const [member, purpose] of everything) {
      expect(combine([deny(changes)], member, purpose)).toMatchObject({ denied: PERSONAL, notUnderstood: PERSONAL })
    }
  })

  test('that cannot be understood is bound by dates that can', () => {
    const unknown = { categories: ['EMERGANCY'] }
    expect(combine([deny({ ...unknown, validUntil: NOW })]).denied).toBe(0)
    expect(combine([deny({ ...unknown, validFrom: NOW + 1 })]).denied).toBe(0)
    expect(combine([deny({ ...unknown, withdrawnAt: NOW })]).denied).toBe(0)
  })
})

test('who asked not to be contacted again is not, whatever else stands in the ledger', () => {
  const quiet = permit({ mayContactAgain: false, withdrawnAt: NOW - DAY, recipients: ['outreach'] })
  expect(combine([permit()]).mayContactAgain).toBe(true)
  expect(combine([permit(), quiet]).mayContactAgain).toBe(false)
  expect(combine([quiet, permit()]).mayContactAgain).toBe(false)
})

test.each([null, 'LEGITIMATE_INTEREST', 'consent', 'constructor'])(
  'a permit on the legal basis `%s` is not understood, so that its owner hears of it',
  legalBasis => {
    expect(isDirectiveUnderstood(permit({ legalBasis }), NOW)).toBe(false)
    expect(isDirectiveUnderstood(permit(), NOW)).toBe(true)
  },
)

test('attack 18: every order of permits and denies says the same', () => {
  const directives = [
    permit({ categories: ['IDENTITY', 'HEALTH'] }),
    permit({ withdrawnAt: NOW - 1, categories: ['NOTES'] }),
    permit({ validUntil: NOW - 1, categories: ['LEGAL'] }),
    deny({ categories: ['HEALTH'] }),
    deny({ categories: ['FAMILY'], recordedAt: NOW - 9 * DAY, mayContactAgain: false }),
  ]
  const orders = permutations(directives)
  expect(orders).toHaveLength(120)
  for (const order of orders) {
    expect(combine(order)).toEqual({
      permitted: maskOf(['IDENTITY', 'HEALTH']),
      denied: maskOf(['HEALTH', 'FAMILY']),
      notUnderstood: 0,
      withdrawn: bit('NOTES'),
      expired: bit('LEGAL'),
      mayContactAgain: false,
    })
  }
})

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map(rest => [item, ...rest]))
}
