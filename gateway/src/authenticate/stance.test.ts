import type { Principal } from '@hub/assertion'
import { PURPOSES, ROLES } from '@hub/vocabulary'
import { describe, expect, it } from 'vitest'
import { Refusal } from './refusals.ts'
import { chooseStance, type StanceHeaders } from './stance.ts'

const SYSTEM: Principal = {
  sub: 'training-system',
  member: 'training',
  roles: ['PARTNER_SYSTEM'],
  purposes: ['TRAINING', 'OUTREACH'],
  expiresAt: 0,
}
const TWO_ROLES: Principal = { ...SYSTEM, roles: ['CASE_WORKER', 'DATA_PROTECTION_OFFICER'] }
const NO_HEADERS: StanceHeaders = { purposeOfUse: undefined, actingRole: undefined, onBehalfOf: undefined }
const GOOD: StanceHeaders = { purposeOfUse: 'TRAINING', actingRole: undefined, onBehalfOf: 'user-1' }

function refusal(principal: Principal, headers: Partial<StanceHeaders>): { code: string; allowed: unknown } {
  try {
    chooseStance(principal, { ...GOOD, ...headers })
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, allowed: error.allowed }
  }
  throw new Error('it was not refused')
}

describe('role and purpose of a request', () => {
  it('takes the only role, the declared purpose and the end user', () => {
    expect(chooseStance(SYSTEM, GOOD)).toEqual({ role: 'PARTNER_SYSTEM', purpose: 'TRAINING', onBehalfOf: 'user-1' })
  })

  it('takes the chosen role of several', () => {
    const headers = { ...NO_HEADERS, purposeOfUse: 'OUTREACH', actingRole: 'CASE_WORKER' }
    expect(chooseStance(TWO_ROLES, headers)).toEqual({ role: 'CASE_WORKER', purpose: 'OUTREACH', onBehalfOf: null })
  })

  it.each([
    ['PURPOSE_REQUIRED', SYSTEM, { purposeOfUse: undefined }, ['TRAINING', 'OUTREACH']],
    ['PURPOSE_UNKNOWN', SYSTEM, { purposeOfUse: 'CURIOSITY' }, PURPOSES],
    ['PURPOSE_NOT_ALLOWED', SYSTEM, { purposeOfUse: 'AUDIT' }, ['TRAINING', 'OUTREACH']],
    ['ROLE_REQUIRED', TWO_ROLES, {}, ['CASE_WORKER', 'DATA_PROTECTION_OFFICER']],
    ['ROLE_UNKNOWN', SYSTEM, { actingRole: 'ADMIN' }, ROLES],
    ['ROLE_NOT_ALLOWED', SYSTEM, { actingRole: 'CASE_WORKER' }, ['PARTNER_SYSTEM']],
    ['ROLE_NOT_ALLOWED', { ...SYSTEM, member: 'eu' }, {}, []],
    ['ROLE_NOT_ALLOWED', { ...SYSTEM, roles: ['AUDITOR' as const] }, { actingRole: 'AUDITOR' }, []],
    ['ON_BEHALF_OF_REQUIRED', SYSTEM, { onBehalfOf: undefined }, undefined],
    ['ON_BEHALF_OF_INVALID', SYSTEM, { onBehalfOf: 'somebody@home' }, undefined],
    ['ON_BEHALF_OF_INVALID', SYSTEM, { onBehalfOf: 'x'.repeat(65) }, undefined],
  ])('attack 16: refuses with %s', (code, principal, headers, allowed) => {
    expect(refusal(principal, headers)).toEqual({ code, allowed })
  })
})
