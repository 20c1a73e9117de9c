import { isMemberCode } from './members.ts'

/** A request acts in exactly one role. */
export const ROLES = [
  'PARTNER_SYSTEM',
  'CASE_WORKER',
  'COORDINATOR',
  'DATA_PROTECTION_OFFICER',
  'EU_LIAISON',
  'AUDITOR',
] as const

export type Role = (typeof ROLES)[number]

/** Staff of a member: they work on cases. */
export const STAFF = ['PARTNER_SYSTEM', 'CASE_WORKER'] as const satisfies readonly Role[]

export const SECRETARIAT = 'secretariat'
export const EU = 'eu'

export function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word)
}

export function isStaff(role: Role): boolean {
  return role === 'PARTNER_SYSTEM' || role === 'CASE_WORKER'
}

/** Whether somebody of this organisation may act in this role at all: staff of members, officers of the secretariat. */
export function roleFitsMember(role: Role, member: string): boolean {
  switch (role) {
    case 'PARTNER_SYSTEM':
    case 'CASE_WORKER':
    case 'DATA_PROTECTION_OFFICER':
      return isMemberCode(member)
    case 'COORDINATOR':
    case 'AUDITOR':
      return member === SECRETARIAT
    case 'EU_LIAISON':
      return member === EU
  }
}
