import { z } from 'zod'
import { type Principal, principalOf } from './principal.ts'
import { RefusedError } from './refused.ts'
import type { VerifiedPayload } from './verify.ts'

/** Who sent an access token: the principal, the client it was issued to, and the key it is bound to. */
export interface AccessPrincipal extends Principal {
  /** Id of the client (RFC 9068); the subject itself where the token names none. */
  readonly client: string
  /** Thumbprint (RFC 7638) of the key that the sender must prove to hold (RFC 9449); null for a bearer token. */
  readonly boundTo: string | null
}

const claimsShape = z.object({
  client_id: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .optional(),
  // Bound in another way is bound all the same: what cannot be checked is not let through.
  cnf: z.strictObject({ jkt: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }).optional(),
})

/** Reads an access token's claims. */
export function accessPrincipalOf(payload: VerifiedPayload): AccessPrincipal {
  const principal = principalOf(payload, 'access-token')
  const claims = claimsShape.safeParse(payload)
  if (!claims.success) throw new RefusedError('access-token', 'CLAIMS_INVALID')
  const { client_id, cnf } = claims.data
  return { ...principal, client: client_id ?? principal.sub, boundTo: cnf?.jkt ?? null }
}
