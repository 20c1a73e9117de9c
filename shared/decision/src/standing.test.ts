import { bit, EVERY_CATEGORY, MEMBER_CODES, maskOf, OWNERS, PURPOSES, RELATIONS } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { breakGlass, DAY, HOUR, NOW, referral } from '../test/rows.ts'
import { type Asker, type RelationRow, standingsOf } from './standing.ts'

const asker: Asker = { sub: 'opener', member: 'training', isPerson: true, purpose: 'EMERGENCY_PROTECTION' }

function standings(rows: readonly RelationRow[], changes: Partial<Asker> = {}, owner = 'emergency' as const) {
  return standingsOf(rows, true, { ...asker, ...changes }, owner, NOW)
}

describe('without a row', () => {
  test('the owner’s own staff hold the case, whatever the role or purpose', () => {
    for (const purpose of PURPOSES) {
      const own = standings([], { member: 'emergency', purpose })
      expect(own).toEqual([{ relation: 'HOLDER', scope: EVERY_CATEGORY }])
    }
  })

  test('the secretariat coordinates', () => {
    const own = standings([], { member: 'secretariat' })
    expect(own).toEqual([{ relation: 'COORDINATING', scope: EVERY_CATEGORY }])
  })

  test.each(['training', 'eu', 'registry', 'nobody', '', 'EMERGENCY'])('`%s` has no relation', member => {
    expect(standings([], { member })).toEqual([])
  })
})

test('where the owner holds no part there is nothing to stand to', () => {
  for (const member of ['emergency', 'secretariat', 'training']) {
    const rows = [referral(), breakGlass(), referral({ kind: 'CO_HOLDER' })]
    expect(standingsOf(rows, false, { ...asker, member }, 'emergency', NOW)).toEqual([])
  }
})

test('an organisation that the list of members does not name has no relation, even with rows that name it', () => {
  for (const member of ['eu', 'registry', 'nobody', '']) {
    for (const owner of OWNERS) {
      const rows = [referral({ member }), breakGlass({ member }), referral({ member, kind: 'CO_HOLDER' })]
      expect(standingsOf(rows, true, { ...asker, member }, owner, NOW)).toEqual([])
    }
  }
})

test('a row opens the case to its own member only', () => {
  expect(standings([referral()])).toHaveLength(1)
  for (const member of MEMBER_CODES.filter(code => code !== 'training' && code !== 'emergency')) {
    expect(standings([referral(), breakGlass()], { member })).toEqual([])
  }
})

describe.each(['REFERRED', 'GRANTED'])('a row of kind %s', kind => {
  const row = (changes: Partial<RelationRow> = {}) => referral({ kind, ...changes })

  test('opens what it names, for what it names', () => {
    expect(standings([row()])).toEqual([{ relation: kind, scope: bit('IDENTITY') }])
    expect(standings([row({ categories: ['HEALTH', 'NOTES'] })])).toEqual([
      { relation: kind, scope: maskOf(['HEALTH', 'NOTES']) },
    ])
    expect(standings([row()], { purpose: 'TRAINING' })).toEqual([])
  })

  test.each([
    ['attack 17: without categories', { categories: [] }],
    ['attack 17: without purposes', { purposes: [] }],
    ['attack 19: with an unknown category beside a known one', { categories: ['IDENTITY', 'EMERGANCY'] }],
    ['attack 19: with an unknown purpose beside a known one', { purposes: ['EMERGENCY_PROTECTION', 'HELPING'] }],
    ['without an end', { expiresAt: null }],
    ['that ends at infinity', { expiresAt: Infinity }],
    ['whose end cannot be read', { expiresAt: Number.NaN }],
    ['that ended now', { expiresAt: NOW }],
    ['that opens in a moment', { openedAt: NOW + 1 }],
    ['that opened at minus infinity', { openedAt: -Infinity }],
    ['whose beginning cannot be read', { openedAt: Number.NaN }],
    ['attack 21: closed before', { closedAt: NOW - DAY }],
    ['closed now', { closedAt: NOW }],
    ['with a closing in the future', { closedAt: NOW + DAY }],
    ['with a closing that cannot be read', { closedAt: Number.NaN }],
  ] satisfies [string, Partial<RelationRow>][])('%s opens nothing', (_, changes) => {
    expect(standings([row(changes)])).toEqual([])
  })

  test('is open from its first moment to just before its last', () => {
    expect(standings([row({ openedAt: NOW, expiresAt: NOW + 1 })])).toHaveLength(1)
  })

  test('is the same for a machine and for every person of the member', () => {
    expect(standings([row()], { isPerson: false, sub: 'training-system' })).toHaveLength(1)
    expect(standings([row()], { sub: 'colleague' })).toHaveLength(1)
  })

  test('attack 24: keeps its scope to itself: two rows are two standings', () => {
    const both = [row({ categories: ['HEALTH'] }), row({ categories: ['IDENTITY'], purposes: ['TRAINING'] })]
    expect(standings(both)).toEqual([{ relation: kind, scope: bit('HEALTH') }])
    expect(standings(both, { purpose: 'TRAINING' })).toEqual([{ relation: kind, scope: bit('IDENTITY') }])
  })
})

describe('a shared case', () => {
  const shared = (changes: Partial<RelationRow> = {}) =>
    referral({ kind: 'CO_HOLDER', categories: [], purposes: [], expiresAt: null, ...changes })

  test('lasts without a date and carries no scope: the agreement alone limits it', () => {
    for (const purpose of PURPOSES) {
      expect(standings([shared()], { purpose })).toEqual([{ relation: 'CO_HOLDER', scope: EVERY_CATEGORY }])
    }
  })

  test.each([
    ['that is closed', { closedAt: NOW - 1 }],
    ['that has expired', { expiresAt: NOW }],
    ['whose end cannot be read', { expiresAt: Number.NaN }],
    ['that opens in a moment', { openedAt: NOW + 1 }],
  ] satisfies [string, Partial<RelationRow>][])('%s opens nothing', (_, changes) => {
    expect(standings([shared(changes)])).toEqual([])
  })
})

describe('break-glass', () => {
  test('opens the case to the person who broke it, for four hours, without a scope', () => {
    expect(standings([breakGlass()])).toEqual([{ relation: 'EMERGENCY', scope: EVERY_CATEGORY }])
    const whole = { openedAt: NOW - 4 * HOUR, expiresAt: NOW + DAY }
    expect(standings([breakGlass({ ...whole, openedAt: NOW - 4 * HOUR + 1 })])).toHaveLength(1)
    expect(standings([breakGlass(whole)])).toEqual([])
  })

  test.each([
    ['attack 23: to another person of the same member', {}, { sub: 'colleague' }],
    ['attack 23: to a machine', {}, { isPerson: false }],
    ['attack 23: to a machine that is called like the person', {}, { isPerson: false, sub: 'opener' }],
    ['to the same person at another member', {}, { member: 'outreach' }],
    ['attack 23: without justification', { justified: false }, {}],
    ['without a person', { person: null }, {}],
    ['for another purpose', {}, { purpose: 'CASE_COORDINATION' }],
    ['for another purpose that the row names', { purposes: ['TRAINING'] }, { purpose: 'TRAINING' }],
    ['without an end', { expiresAt: null }, {}],
    ['that ends at infinity', { expiresAt: Infinity }, {}],
    ['attack 21: that is closed', { closedAt: NOW - 1 }, {}],
    ['that has expired', { expiresAt: NOW }, {}],
    ['that opens in a moment', { openedAt: NOW + 1 }, {}],
  ] satisfies [string, Partial<RelationRow>, Partial<Asker>][])('opens nothing %s', (_, changes, other) => {
    expect(standings([breakGlass(changes)], other)).toEqual([])
  })

  test('stands at the registry too; referrals and shared cases do not', () => {
    const rows = [breakGlass(), referral(), referral({ kind: 'GRANTED' }), referral({ kind: 'CO_HOLDER' })]
    expect(standingsOf(rows, true, asker, 'registry', NOW)).toEqual([{ relation: 'EMERGENCY', scope: EVERY_CATEGORY }])
  })
})

test('a row whose kind is no kind of row opens nothing', () => {
  const kinds = ['HOLDER', 'PARTICIPANT', 'COORDINATING', 'CONSORTIUM', 'NONE', 'refered', '', 'constructor']
  for (const kind of kinds) expect(standings([referral({ kind })])).toEqual([])
  expect(RELATIONS.filter(kind => !kinds.includes(kind))).toEqual(['REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY'])
})

test('a row cannot make the secretariat, or the owner, anything else', () => {
  const rows = (member: string) => [breakGlass({ member }), referral({ member })]
  expect(standings(rows('secretariat'), { member: 'secretariat' }).map(one => one.relation)).toEqual(['COORDINATING'])
  expect(standings(rows('emergency'), { member: 'emergency' }).map(one => one.relation)).toEqual(['HOLDER'])
})
