import { bit, maskOf, PERSONAL, type Reason, remedyFor } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { tableOf } from '../test/rows.ts'
import { type CaseFacts, NO_FACTS } from './decide.ts'
import { decide, reasonFor } from './reason.ts'

const TRAINING = 'CASE_WORKER TRAINING REFERRED'
const agreement = tableOf({ [TRAINING]: { ifConsented: ['HEALTH', 'NOTES', 'THREAT'] } })
const own = tableOf({ [TRAINING]: { ifConsented: ['HEALTH', 'THREAT'] } })
const referred: CaseFacts = {
  ...NO_FACTS,
  standings: [{ relation: 'REFERRED', scope: maskOf(['HEALTH', 'NOTES', 'THREAT']) }],
}

function reason(changes: Partial<CaseFacts>, need = bit('HEALTH')): Reason | null {
  return reasonFor(decide(agreement, own, 'CASE_WORKER', 'TRAINING', { ...referred, ...changes }), need)
}

describe('the first reason that applies', () => {
  /** Everything that can stand against a release, in order of precedence; each with all that come after it. */
  const obstacles: [Reason, Partial<CaseFacts>][] = [
    ['POLICY_UNKNOWN_TERM', { notUnderstood: PERSONAL, denied: PERSONAL }],
    ['CONSENT_DENIED', { denied: PERSONAL }],
    ['CONSENT_WITHDRAWN', { withdrawn: PERSONAL }],
    ['CONSENT_EXPIRED', { expired: PERSONAL }],
    ['NO_CONSENT', {}],
  ]

  test.each(obstacles.map(([first], at) => [first, at] as const))('%s comes before all that follow', (first, at) => {
    const following = obstacles.slice(at).map(([, one]) => one)
    const all: Partial<CaseFacts> = Object.assign({}, ...following.toReversed())
    expect(reason(all)).toBe(first)
  })

  const everything = { notUnderstood: PERSONAL, denied: PERSONAL, withdrawn: PERSONAL, expired: PERSONAL }

  test('OWNER_POLICY comes before anything about consent', () => {
    expect(reason({ ...everything, permitted: PERSONAL }, bit('NOTES'))).toBe('OWNER_POLICY')
    expect(reason(everything, maskOf(['HEALTH', 'NOTES']))).toBe('OWNER_POLICY')
  })

  test('NO_NEED_TO_KNOW comes before OWNER_POLICY: by relation, by scope, by one category of two', () => {
    expect(reason({ ...everything, standings: [] }, bit('NOTES'))).toBe('NO_NEED_TO_KNOW')
    expect(reason({ ...everything, standings: [{ relation: 'REFERRED', scope: bit('HEALTH') }] }, bit('NOTES'))).toBe(
      'NO_NEED_TO_KNOW',
    )
    expect(reason({ permitted: PERSONAL }, maskOf(['HEALTH', 'IDENTITY']))).toBe('NO_NEED_TO_KNOW')
    expect(reason({ standings: [{ relation: 'CO_HOLDER', scope: PERSONAL }], permitted: PERSONAL })).toBe(
      'NO_NEED_TO_KNOW',
    )
  })

  test('none where it is released', () => {
    expect(reason({ permitted: bit('HEALTH') })).toBeNull()
    expect(reason({ permitted: bit('HEALTH'), withdrawn: PERSONAL, expired: PERSONAL })).toBeNull()
  })
})

test('a reason is about what is missing, not about what the field has besides', () => {
  const need = maskOf(['HEALTH', 'THREAT'])
  const released = { permitted: bit('HEALTH') }
  expect(reason({ ...released, withdrawn: bit('HEALTH') }, need)).toBe('NO_CONSENT')
  expect(reason({ ...released, expired: bit('HEALTH') }, need)).toBe('NO_CONSENT')
  expect(reason({ ...released, expired: bit('THREAT') }, need)).toBe('CONSENT_EXPIRED')
  expect(reason({ permitted: need, denied: bit('THREAT') }, need)).toBe('CONSENT_DENIED')
})

test('a holder’s free value is released under a deny, and its consented value is denied', () => {
  const table = tableOf({ 'CASE_WORKER TRAINING HOLDER': { free: ['HEALTH'], ifConsented: ['ADVOCACY'] } })
  const facts = { ...NO_FACTS, standings: [{ relation: 'HOLDER', scope: PERSONAL }] as const, denied: PERSONAL }
  const decision = decide(table, table, 'CASE_WORKER', 'TRAINING', { ...facts, permitted: PERSONAL })
  expect(reasonFor(decision, bit('HEALTH'))).toBeNull()
  expect(reasonFor(decision, bit('ADVOCACY'))).toBe('CONSENT_DENIED')
})

test('the owner’s own table decides; the agreement only explains', () => {
  const permitted = { ...referred, permitted: PERSONAL }
  expect(decide(agreement, own, 'CASE_WORKER', 'TRAINING', permitted)).toEqual({
    mask: maskOf(['HEALTH', 'THREAT']),
    covered: maskOf(['HEALTH', 'THREAT', 'NOTES']),
    coveredByOwner: maskOf(['HEALTH', 'THREAT']),
    notUnderstood: 0,
    denied: 0,
    withdrawn: 0,
    expired: 0,
    mayContactAgain: true,
  })
  // A gateway with a wider table changes nothing.
  const wide = tableOf({ [TRAINING]: { free: ['HEALTH', 'NOTES', 'BANKING'] } })
  expect(decide(wide, own, 'CASE_WORKER', 'TRAINING', permitted).mask).toBe(maskOf(['HEALTH', 'THREAT']))
})

test('the remedy is to ask, unless the person asked not to be asked', () => {
  for (const one of ['NO_CONSENT', 'CONSENT_EXPIRED', 'CONSENT_WITHDRAWN'] as const) {
    expect([remedyFor(one), remedyFor(one, false)]).toEqual(['ASK_CONSENT', 'NONE'])
  }
  expect(remedyFor('CONSENT_DENIED')).toBe('NONE')
  expect(remedyFor('POLICY_UNKNOWN_TERM')).toBe('NONE')
  expect(remedyFor('OWNER_POLICY')).toBe('NONE')
  expect(remedyFor('ROLE_NOT_COVERED')).toBe('NONE')
  expect(remedyFor('PURPOSE_NOT_COVERED', false)).toBe('CHANGE_PURPOSE')
  expect(remedyFor('NO_NEED_TO_KNOW', false)).toBe('REQUEST_ACCESS')
  expect(remedyFor('UNVERIFIED_RELEASE', false)).toBe('RETRY_LATER')
})
