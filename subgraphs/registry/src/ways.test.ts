import type { Caller } from '@hub/kit'
import { EU, MEMBER_CODES, PURPOSES, ROLES, SECRETARIAT } from '@hub/vocabulary'
import { expect, test } from 'vitest'
import { waysOf } from './ways.ts'

// Roles that do not fit the member never come this far. If they did, nothing may follow from them.
test('a role that does not fit the organisation opens no way', () => {
  const callers = [...MEMBER_CODES, SECRETARIAT, EU].flatMap(member =>
    ROLES.flatMap(role => PURPOSES.map(purpose => ({ member, role, purpose, isPerson: true }) as Caller)),
  )
  const coordinating = callers.filter(one => waysOf(one).some(way => way.relation === 'COORDINATING'))
  expect(coordinating.map(({ member, role, purpose }) => ({ member, role, purpose }))).toEqual([
    { member: SECRETARIAT, role: 'COORDINATOR', purpose: 'CASE_COORDINATION' },
  ])
  const participating = callers.filter(one => waysOf(one).some(way => way.relation !== 'COORDINATING'))
  expect(new Set(participating.map(one => one.member))).toEqual(new Set(MEMBER_CODES))
  expect(new Set(participating.map(one => one.role))).toEqual(
    new Set(['PARTNER_SYSTEM', 'CASE_WORKER', 'DATA_PROTECTION_OFFICER']),
  )
})
