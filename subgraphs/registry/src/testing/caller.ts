import type { TestCaller } from '@hub/kit/testing'
import {
  EU,
  MEMBER_CODES,
  PURPOSES,
  type Purpose,
  ROLES,
  type Role,
  roleFitsMember,
  SECRETARIAT,
} from '@hub/vocabulary'

/** Somebody, unless told otherwise a person who works on cases. */
export function asking(
  member: string,
  purpose: Purpose,
  role: Role = 'CASE_WORKER',
  sub = `${role}@${member}`,
): TestCaller {
  return { member, role, purpose, sub }
}

/** Every role for every purpose, each of the first organisation that it fits. */
export function everyoneAsking(): TestCaller[] {
  return ROLES.flatMap(role =>
    PURPOSES.map(purpose => {
      const member = [...MEMBER_CODES, SECRETARIAT, EU].find(one => roleFitsMember(role, one))
      return asking(member ?? EU, purpose, role)
    }),
  )
}
