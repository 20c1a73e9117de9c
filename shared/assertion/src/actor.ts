import { type Purpose, type Role, roleFitsMember } from '@hub/vocabulary'
import { ON_BEHALF_OF } from './assertion-claims.ts'
import type { Principal } from './principal.ts'
import { type Credential, type RefusalCode, RefusedError } from './refused.ts'

/** Who acts, in which role, for what. Person or machine, member, roles and purposes are the token's. */
export interface Actor extends Principal {
  /** The one role acted in; among `roles`. */
  readonly role: Role
  /** The one purpose declared; among `purposes`. */
  readonly purpose: Purpose
  /** Whether a person acts. A machine is who acts as PARTNER_SYSTEM. */
  readonly isPerson: boolean
  /** A partner's pseudonymous id of its end user. */
  readonly onBehalfOf: string | null
  readonly requestId: string
}

/** What the gateway chose and states under its signature. */
export interface Chosen {
  readonly role: Role
  readonly purpose: Purpose
  readonly obo?: string | undefined
  readonly rid: string
}

/** The gateway's choices, as far as the token allows them. @throws RefusedError about the credential that states them */
export function actorOf(principal: Principal, { role, purpose, obo, rid }: Chosen, credential: Credential): Actor {
  const refuse = (code: RefusalCode) => new RefusedError(credential, code)
  if (!principal.roles.includes(role)) throw refuse('ROLE_NOT_IN_TOKEN')
  if (!roleFitsMember(role, principal.member)) throw refuse('ROLE_DOES_NOT_FIT')
  if (!principal.purposes.includes(purpose)) throw refuse('PURPOSE_NOT_IN_TOKEN')
  if (obo !== undefined && !ON_BEHALF_OF.test(obo)) throw refuse('ON_BEHALF_OF_INVALID')
  if (role === 'PARTNER_SYSTEM' && obo === undefined) throw refuse('ON_BEHALF_OF_REQUIRED')
  return {
    ...principal,
    role,
    purpose,
    isPerson: role !== 'PARTNER_SYSTEM',
    onBehalfOf: obo ?? null,
    requestId: rid,
  }
}
