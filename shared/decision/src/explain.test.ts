import { maskOf } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { breakGlass, DAY, deny, HOUR, NOW, permit, referral, tableOf } from '../test/rows.ts'
import { type ExplainedCaller, explain, type RecordedLedger } from './explain.ts'

const CELL = 'CASE_WORKER EMERGENCY_PROTECTION'
const AGREEMENT = tableOf({
  [`${CELL} HOLDER`]: { free: ['IDENTITY', 'HEALTH'] },
  [`${CELL} REFERRED`]: { ifConsented: ['IDENTITY', 'HEALTH'] },
  [`${CELL} EMERGENCY`]: { free: ['IDENTITY'] },
  'CASE_WORKER TRAINING REFERRED': { ifConsented: ['TRAINING'] },
})
const COLLEAGUE: ExplainedCaller = {
  sub: 'opener',
  member: 'training',
  role: 'CASE_WORKER',
  purpose: 'EMERGENCY_PROTECTION',
}
const OWN: ExplainedCaller = { ...COLLEAGUE, member: 'emergency' }

const recorded = <Row extends object>(rows: readonly Row[], kind: string) =>
  rows.map((row, index) => ({ ...row, id: `${kind}-${index + 1}` }))
const ledger = (
  relations: readonly ReturnType<typeof referral>[] = [],
  directives: readonly ReturnType<typeof permit>[] = [],
): RecordedLedger => ({
  holdsPart: true,
  relations: recorded(relations, 'row'),
  directives: recorded(directives, 'directive'),
  now: NOW,
})
const IDENTITY = maskOf(['IDENTITY'])
const why = (caller: ExplainedCaller, facts: RecordedLedger, need = IDENTITY, own = AGREEMENT) =>
  explain(AGREEMENT, own, 'emergency', caller, need, facts)

test('a shared value: the row, the condition in its relation, and the permit', () => {
  expect(why(COLLEAGUE, ledger([referral()], [permit()]))).toEqual({
    released: true,
    reason: null,
    ways: [
      {
        relation: 'REFERRED',
        row: 'row-1',
        state: 'OPEN',
        terms: [{ category: 'IDENTITY', condition: 'WITH_CONSENT', policies: null, opened: true }],
      },
      ...['GRANTED', 'CO_HOLDER', 'EMERGENCY'].map(relation => ({
        relation,
        row: null,
        state: 'ABSENT',
        terms: [
          {
            category: 'IDENTITY',
            condition: relation === 'EMERGENCY' ? 'ALWAYS' : 'NEVER',
            policies: null,
            opened: false,
          },
        ],
      })),
    ],
    directives: [{ id: 'directive-1', says: 'PERMITS', understood: true, categories: ['IDENTITY'] }],
  })
})

test('the holder’s own value: no row and no directive had a say', () => {
  const { released, ways, directives } = why(OWN, ledger([referral()], [deny()]))
  expect({ released, directives }).toEqual({ released: true, directives: [] })
  expect(ways).toEqual([
    {
      relation: 'HOLDER',
      row: null,
      state: 'OPEN',
      terms: [{ category: 'IDENTITY', condition: 'ALWAYS', policies: null, opened: true }],
    },
  ])
})

describe('directives', () => {
  const says = (...directives: ReturnType<typeof permit>[]) => {
    const explanation = why(COLLEAGUE, ledger([referral()], directives))
    return [explanation.reason, ...explanation.directives.map(one => `${one.id} ${one.says} ${one.understood}`)]
  }

  test.each([
    ['a deny beats a permit, which had no say', [permit(), deny()], ['CONSENT_DENIED', 'directive-2 DENIES true']],
    [
      'every deny is named',
      [deny(), deny({ recipients: ['ANY_MEMBER'] })],
      ['CONSENT_DENIED', 'directive-1 DENIES true', 'directive-2 DENIES true'],
    ],
    [
      'a deny that cannot be understood',
      [permit(), deny({ categories: ['IDENTITI'] })],
      ['POLICY_UNKNOWN_TERM', 'directive-2 DENIES false'],
    ],
    ['a withdrawn permit', [permit({ withdrawnAt: NOW - HOUR })], ['CONSENT_WITHDRAWN', 'directive-1 WITHDRAWN true']],
    ['an expired permit', [permit({ validUntil: NOW })], ['CONSENT_EXPIRED', 'directive-1 EXPIRED true']],
    [
      'a permit that cannot be understood',
      [permit({ purposes: ['EMERGANCY_PROTECTION'] })],
      ['NO_CONSENT', 'directive-1 NOTHING false'],
    ],
    ['a permit without an end', [permit({ validUntil: null })], ['NO_CONSENT', 'directive-1 NOTHING true']],
    ['a permit without dates, of other data', [permit({ validFrom: null, categories: ['HEALTH'] })], ['NO_CONSENT']],
    ['one about other data', [permit({ categories: ['HEALTH'] })], ['NO_CONSENT']],
    ['one for somebody else', [deny({ recipients: ['outreach'] }), permit()], [null, 'directive-2 PERMITS true']],
    [
      'a former permit beside one that counts',
      [permit({ withdrawnAt: NOW }), permit()],
      [null, 'directive-2 PERMITS true'],
    ],
  ])('%s', (_, directives, expected) => {
    expect(says(...directives)).toEqual(expected)
  })

  test('have no say where no row is open', () => {
    expect(why(COLLEAGUE, ledger([], [permit(), deny()]))).toMatchObject({ reason: 'NO_NEED_TO_KNOW', directives: [] })
  })

  test('take from break-glass what they deny', () => {
    const { reason, directives } = why(COLLEAGUE, ledger([breakGlass()], [deny()]))
    expect([reason, directives[0]?.says]).toEqual(['CONSENT_DENIED', 'DENIES'])
  })
})

describe('rows', () => {
  test.each([
    ['closed', referral({ closedAt: NOW - HOUR }), 'CLOSED'],
    ['over', referral({ expiresAt: NOW }), 'EXPIRED'],
    ['of tomorrow', referral({ openedAt: NOW + 1 }), 'NOT_YET_OPEN'],
    ['for another purpose', referral({ purposes: ['TRAINING'] }), 'NOT_COVERED'],
    ['with a word that nobody knows', referral({ categories: ['IDENTITI'] }), 'NOT_UNDERSTOOD'],
    ['without an end', referral({ expiresAt: null }), 'UNDATED'],
    ['without an end that is a date', referral({ expiresAt: Infinity }), 'NOT_UNDERSTOOD'],
    ['of a kind that nobody knows', referral({ kind: 'REFERED' }), 'NOT_UNDERSTOOD'],
    ['of break-glass by somebody else', breakGlass({ person: 'colleague' }), 'NOT_COVERED'],
    ['of break-glass without a reason', breakGlass({ justified: false }), 'NOT_COVERED'],
    ['of break-glass long ago', breakGlass({ openedAt: NOW - 5 * HOUR, expiresAt: NOW + DAY }), 'EXPIRED'],
  ])('one that is %s opens nothing, and says so', (_, row, state) => {
    const { reason, ways } = why(COLLEAGUE, ledger([row], [permit()]))
    expect(reason).toBe('NO_NEED_TO_KNOW')
    expect(ways.filter(way => way.row !== null)).toMatchObject([{ row: 'row-1', state }])
    expect(ways.flatMap(way => way.terms.filter(term => term.opened))).toEqual([])
  })

  test('each opens what it names', () => {
    const { reason, ways } = why(
      COLLEAGUE,
      ledger([referral(), referral({ categories: ['HEALTH'] })], [permit({ categories: ['IDENTITY', 'HEALTH'] })]),
      maskOf(['IDENTITY', 'HEALTH']),
    )
    expect(reason).toBeNull()
    const opened = ways.map(way => [way.row, way.terms.flatMap(term => (term.opened ? [term.category] : []))])
    expect(opened.filter(([row]) => row !== null)).toEqual([
      ['row-1', ['IDENTITY']],
      ['row-2', ['HEALTH']],
    ])
  })

  test('of other members are not named', () => {
    const { ways } = why(COLLEAGUE, ledger([referral({ member: 'outreach' })]))
    expect(ways.filter(way => way.row !== null)).toEqual([])
  })
})

describe('what follows from role, purpose and owner alone', () => {
  test('another purpose would open it', () => {
    const { reason } = why({ ...COLLEAGUE, purpose: 'TRAINING' }, ledger([referral()], [permit()]))
    expect(reason).toBe('PURPOSE_NOT_COVERED')
  })

  test('no purpose would', () => {
    const { reason, ways } = why({ ...COLLEAGUE, member: 'eu', role: 'EU_LIAISON' }, ledger())
    expect(reason).toBe('ROLE_NOT_COVERED')
    expect(ways).toMatchObject([{ relation: 'NONE', state: 'ABSENT', terms: [{ condition: 'NEVER' }] }])
  })

  test('the owner’s own policy closes it', () => {
    const own = tableOf({ [`${CELL} REFERRED`]: { ifConsented: ['HEALTH'] } })
    const { reason, ways } = why(COLLEAGUE, ledger([referral()], [permit()]), IDENTITY, own)
    expect(reason).toBe('OWNER_POLICY')
    expect(ways[0]).toMatchObject({ state: 'OPEN', terms: [{ condition: 'NEVER', opened: false }] })
  })
})

test('a machine is nobody who could break the glass', () => {
  const { ways } = why({ ...COLLEAGUE, role: 'PARTNER_SYSTEM' }, ledger([breakGlass()]))
  expect(ways.find(way => way.row === 'row-1')?.state).toBe('NOT_COVERED')
})
