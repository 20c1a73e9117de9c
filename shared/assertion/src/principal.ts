import { EU, isMemberCode, isPurpose, isRole, type Purpose, type Role, SECRETARIAT } from '@hub/vocabulary'
import { z } from 'zod'
import { type Credential, RefusedError } from './refused.ts'
import type { VerifiedPayload } from './verify.ts'

/** Who asks, as the identity provider says: a person or a machine. */
export interface Principal {
  readonly sub: string
  /** Code of a member, `secretariat` or `eu`. */
  readonly member: string
  readonly roles: readonly Role[]
  readonly purposes: readonly Purpose[]
  /** Epoch seconds. */
  readonly expiresAt: number
}

const claimsShape = z.object({
  // Printable and short: it goes into logs.
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  member: z.string().max(64),
  roles: z.array(z.string()).max(100),
  purposes: z.array(z.string()).max(100),
})

/** Reads who asks. Roles and purposes that nobody knows give nothing and are left out; an unknown member is refused. */
export function principalOf(payload: VerifiedPayload, credential: Credential): Principal {
  const claims = claimsShape.safeParse(payload)
  if (!claims.success) throw new RefusedError(credential, 'CLAIMS_INVALID')
  const { sub, member, roles, purposes } = claims.data
  if (!isMemberCode(member) && member !== SECRETARIAT && member !== EU) {
    throw new RefusedError(credential, 'MEMBER_UNKNOWN')
  }
  return {
    sub,
    member,
    roles: [...new Set(roles.filter(isRole))],
    purposes: [...new Set(purposes.filter(isPurpose))],
    expiresAt: payload.exp,
  }
}
