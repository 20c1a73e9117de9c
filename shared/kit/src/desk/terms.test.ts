import { loadAgreement } from '@hub/agreement'
import { describe, expect, it } from 'vitest'
import { isDeskRefusal } from './refusals.ts'
import { checkEnd, checkPermit, checkScope, checkTerm } from './terms.ts'

const { agreement } = loadAgreement()
const NOW = Date.UTC(2026, 0, 15)
const DAY = 86_400_000
const TERM = agreement.longestTermDays
const SHORTER = { ...agreement, longestTermDays: 90 }

/** The code with which something is refused; undefined where it is not. */
function refusalOf(check: () => void): string | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    const { code } = error as { code: string }
    return isDeskRefusal(code) ? code : String(error)
  }
}

describe('an end', () => {
  it.each<[string, number, string | undefined]>([
    ['that is none', Number.NaN, 'DATE_INVALID'],
    ['never', Number.POSITIVE_INFINITY, 'DATE_INVALID'],
    ['now', NOW, 'DATE_PAST'],
    ['in the past', NOW - DAY, 'DATE_PAST'],
    ['in a moment', NOW + 1, undefined],
    ['on the last day of the longest term', NOW + TERM * DAY, undefined],
    ['after it', NOW + TERM * DAY + 1, 'TERM_TOO_LONG'],
  ])('%s', (_, end, code) => {
    expect(refusalOf(() => checkEnd([agreement], end, NOW))).toBe(code)
  })

  it.each([
    ['agreement and owner', [agreement, SHORTER]],
    ['owner and agreement', [SHORTER, agreement]],
  ])('lies within the shorter of two terms that differ: %s', (_, tables) => {
    expect(refusalOf(() => checkEnd(tables, NOW + 90 * DAY, NOW))).toBeUndefined()
    expect(refusalOf(() => checkEnd(tables, NOW + 90 * DAY + 1, NOW))).toBe('TERM_TOO_LONG')
  })

  it('that was within the term stays so, whenever the command is given again', () => {
    for (const later of [0, 1, 100, 1_000]) {
      expect(refusalOf(() => checkTerm([agreement], NOW + TERM * DAY, NOW + later * DAY))).toBeUndefined()
    }
  })
})

describe('what is offered to another member', () => {
  it.each<[string, Parameters<typeof checkScope>[2], Parameters<typeof checkScope>[3], string | undefined]>([
    ['within the agreement', ['IDENTITY', 'CONTACT'], ['CASE_COORDINATION'], undefined],
    ['no category', [], ['CASE_COORDINATION'], 'NOTHING_NAMED'],
    ['no purpose', ['IDENTITY'], [], 'NOTHING_NAMED'],
    ['what leaves through no consent', ['SOURCE'], ['CASE_COORDINATION'], 'BEYOND_RIGHT'],
    ['what is for another purpose', ['BANKING'], ['CASE_COORDINATION'], 'BEYOND_RIGHT'],
    ['a purpose that opens nothing', ['IDENTITY'], ['AUDIT'], 'BEYOND_RIGHT'],
    ['such a purpose beside another', ['IDENTITY'], ['CASE_COORDINATION', 'AUDIT'], 'BEYOND_RIGHT'],
    ['such a purpose before another', ['IDENTITY'], ['AGGREGATE_REPORTING', 'CASE_COORDINATION'], 'BEYOND_RIGHT'],
    [
      'for two purposes, one of which opens each',
      ['IDENTITY', 'TRAINING'],
      ['CASE_COORDINATION', 'TRAINING'],
      undefined,
    ],
  ])('%s', (_, categories, purposes, code) => {
    expect(refusalOf(() => checkScope([agreement], 'REFERRED', categories, purposes))).toBe(code)
  })

  it('is what every table allows: a table of the owner that allows nothing lets nothing through', () => {
    const nothing = { ...agreement, free: agreement.free.map(() => 0), ifConsented: agreement.ifConsented.map(() => 0) }
    const offer = () => checkScope([agreement, nothing], 'REFERRED', ['IDENTITY'], ['CASE_COORDINATION'])
    expect(refusalOf(offer)).toBe('BEYOND_RIGHT')
  })
})

describe('a permit', () => {
  const permit: Parameters<typeof checkPermit>[1] = {
    categories: ['IDENTITY'],
    recipients: ['training'],
    purposes: ['CASE_COORDINATION'],
    legalBasis: 'CONSENT',
    validFrom: NOW,
    validUntil: NOW + DAY,
  }
  it.each<[string, Partial<typeof permit>, string | undefined]>([
    ['that can count', {}, undefined],
    ['to nobody', { recipients: [] }, 'NOTHING_NAMED'],
    ['without a beginning', { validFrom: null }, 'DATES_REQUIRED'],
    ['without an end', { validUntil: null }, 'DATES_REQUIRED'],
    ['that ends before it begins', { validFrom: NOW + 2 * DAY }, 'DATE_INVALID'],
    ['that is over', { validFrom: NOW - 2 * DAY, validUntil: NOW - DAY }, 'DATE_PAST'],
    ['beyond the longest term', { validUntil: NOW + TERM * DAY + 1 }, 'TERM_TOO_LONG'],
    ['without a legal basis', { legalBasis: null }, 'LEGAL_BASIS_INVALID'],
    [
      'for other people on consent, which is not the defender’s to give',
      { categories: ['THIRD_PARTY'] },
      'LEGAL_BASIS_INVALID',
    ],
    ['for other people on vital interest', { categories: ['THIRD_PARTY'], legalBasis: 'VITAL_INTEREST' }, undefined],
  ])('%s', (_, changes, code) => {
    expect(refusalOf(() => checkPermit([agreement], { ...permit, ...changes }, NOW))).toBe(code)
  })
})
