import { ON_BEHALF_OF, type Principal } from '@hub/assertion'
import { isPurpose, isRole, PURPOSES, type Purpose, ROLES, type Role, roleFitsMember } from '@hub/vocabulary'
import { Refusal } from './refusals.ts'

export interface StanceHeaders {
  readonly purposeOfUse: string | undefined
  readonly actingRole: string | undefined
  readonly onBehalfOf: string | undefined
}

export interface ChosenStance {
  readonly role: Role
  readonly purpose: Purpose
  readonly onBehalfOf: string | null
}

/** The one role and the one purpose in which a principal asks. Nothing is guessed but a role that is the only one. */
export function chooseStance(principal: Principal, headers: StanceHeaders): ChosenStance {
  const role = chooseRole(principal, headers.actingRole)
  const purpose = choosePurpose(principal, headers.purposeOfUse)
  return { role, purpose, onBehalfOf: chooseEndUser(role, headers.onBehalfOf) }
}

function chooseRole({ roles, member }: Principal, word: string | undefined): Role {
  const allowed = roles.filter(role => roleFitsMember(role, member))
  if (word === undefined) {
    const [only] = allowed
    if (only === undefined) throw new Refusal('ROLE_NOT_ALLOWED', allowed)
    if (allowed.length > 1) throw new Refusal('ROLE_REQUIRED', allowed)
    return only
  }
  if (!isRole(word)) throw new Refusal('ROLE_UNKNOWN', ROLES)
  if (!allowed.includes(word)) throw new Refusal('ROLE_NOT_ALLOWED', allowed)
  return word
}

function choosePurpose({ purposes }: Principal, word: string | undefined): Purpose {
  if (word === undefined) throw new Refusal('PURPOSE_REQUIRED', purposes)
  if (!isPurpose(word)) throw new Refusal('PURPOSE_UNKNOWN', PURPOSES)
  if (!purposes.includes(word)) throw new Refusal('PURPOSE_NOT_ALLOWED', purposes)
  return word
}

function chooseEndUser(role: Role, word: string | undefined): string | null {
  if (word === undefined) {
    if (role === 'PARTNER_SYSTEM') throw new Refusal('ON_BEHALF_OF_REQUIRED')
    return null
  }
  if (!ON_BEHALF_OF.test(word)) throw new Refusal('ON_BEHALF_OF_INVALID')
  return word
}
