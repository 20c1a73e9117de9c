import { loadAgreement } from '@hub/agreement'
import { type CaseFacts, decide, reasonFor } from '@hub/decision'
import type { Caller } from '@hub/kit'
import { bit, type Category, type Reason } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import { draftOf } from './case-draft.ts'
import type { MirroredCase, Said } from './mirrored-case.ts'

const CALLER: Caller = {
  sub: 'person',
  member: 'training',
  roles: ['CASE_WORKER'],
  purposes: ['EMERGENCY_PROTECTION'],
  expiresAt: 0,
  role: 'CASE_WORKER',
  purpose: 'EMERGENCY_PROTECTION',
  isPerson: true,
  onBehalfOf: null,
  requestId: 'request',
  assertionId: 'assertion',
  schemaDigest: 'schema',
  agreementDigest: 'agreement',
  bodyDigest: 'body',
}
const FOUND: MirroredCase = {
  id: 'c',
  reference: 'HRD-7K3M-9QDX-4',
  subjectKind: 'PERSON',
  status: 'OPEN',
  openedOn: '2025-03-31',
  epoch: '7',
  kinds: ['REFERRED'],
  holders: ['advocacy', 'outreach'],
  consent: [],
  fenced: [],
}
const NOTHING: Said = {
  owner: 'outreach',
  statusDenied: false,
  involvementPermitted: false,
  involvementDenied: false,
  notUnderstood: false,
  involvementWithdrawn: false,
  involvementExpired: false,
  mayContactAgain: true,
}

const { agreement } = loadAgreement()

function reason(facts: CaseFacts, category: Category): Reason | null {
  return reasonFor(decide(agreement, agreement, CALLER.role, CALLER.purpose, facts), bit(category))
}

function told(found: Partial<MirroredCase>) {
  const { facts, value, holders } = draftOf(CALLER, { ...FOUND, ...found })
  return {
    status: reason(facts, 'CASE_STATUS'),
    involvement: reason(facts, 'INVOLVEMENT'),
    mayContactAgain: facts.mayContactAgain,
    shown: value !== null && 'holders' in value ? value.holders : undefined,
    holders,
  }
}

describe('what the registry decides on', () => {
  test('a referred case: the status, and no holder without consent', () => {
    expect(told({})).toEqual({
      status: null,
      involvement: 'NO_CONSENT',
      mayContactAgain: true,
      shown: null,
      holders: ['advocacy', 'outreach'],
    })
  })

  test('holders: the caller’s own member, and each that permits it', () => {
    const consent = [{ ...NOTHING, involvementPermitted: true }]
    expect(told({ consent })).toMatchObject({ involvement: null, shown: ['outreach'] })
    const own = { kinds: ['HOLDER'], holders: ['advocacy', 'training'] }
    expect(told({ ...own, consent })).toMatchObject({ involvement: null, shown: ['training'] })
  })

  test('a fenced holder is neither named to anybody nor to be asked', () => {
    const consent = [{ ...NOTHING, involvementPermitted: true }]
    expect(told({ consent, fenced: ['outreach'] })).toMatchObject({ shown: null, holders: ['advocacy'] })
  })

  test('a permit of one that holds no part shows nobody', () => {
    expect(told({ consent: [{ ...NOTHING, owner: 'emergency', involvementPermitted: true }] })).toMatchObject({
      involvement: 'NO_CONSENT',
      shown: null,
    })
  })

  test('a deny takes one holder out and leaves the others', () => {
    const denied = { ...NOTHING, involvementPermitted: true, involvementDenied: true }
    expect(told({ consent: [denied] })).toMatchObject({ involvement: 'CONSENT_DENIED', shown: null })
    const consent = [denied, { ...NOTHING, owner: 'advocacy', involvementPermitted: true }]
    expect(told({ consent })).toMatchObject({ involvement: null, shown: ['advocacy'] })
  })

  test('the status is denied by any one owner', () => {
    expect(told({ consent: [{ ...NOTHING, statusDenied: true }] })).toMatchObject({
      status: 'CONSENT_DENIED',
      involvement: 'NO_CONSENT',
    })
  })

  test.each([
    [{ notUnderstood: true, statusDenied: true, involvementDenied: true }, 'POLICY_UNKNOWN_TERM'],
    [{ involvementDenied: true, involvementWithdrawn: true }, 'CONSENT_DENIED'],
    [{ involvementWithdrawn: true, involvementExpired: true }, 'CONSENT_WITHDRAWN'],
    [{ involvementExpired: true }, 'CONSENT_EXPIRED'],
  ])('involvement is withheld for the strongest reason: %o', (says, expected) => {
    expect(
      told({
        consent: [
          { ...NOTHING, owner: 'advocacy' },
          { ...NOTHING, ...says },
        ],
      }).involvement,
    ).toBe(expected)
  })

  test('whoever asked one owner not to be contacted is not to be asked', () => {
    expect(told({ consent: [NOTHING, { ...NOTHING, mayContactAgain: false }] }).mayContactAgain).toBe(false)
  })

  test('break-glass opens the status and nobody’s involvement', () => {
    const consent = [{ ...NOTHING, involvementPermitted: true }]
    expect(told({ kinds: ['EMERGENCY'], consent })).toMatchObject({ status: null, involvement: 'NO_NEED_TO_KNOW' })
  })

  test('a case that does not exist for the caller is neither shown nor told of, whatever is recorded', () => {
    expect(draftOf(CALLER, { ...FOUND, kinds: ['CO_HOLDER'] })).toMatchObject({ value: null, told: false, epoch: '7' })
    expect(draftOf(CALLER, { ...FOUND, kinds: [] }).holders).toBeUndefined()
  })
})
