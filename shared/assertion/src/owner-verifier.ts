import { type Owner, type Purpose, type Role, roleFitsMember } from '@hub/vocabulary'
import {
  ASSERTING,
  ASSERTION_SECONDS,
  type AssertedBy,
  type AssertionClaims,
  assertionShape,
  ON_BEHALF_OF,
} from './assertion-claims.ts'
import { digest } from './digest.ts'
import { type KeyOptions, type KeySource, keysFrom } from './keys.ts'
import type { Principal } from './principal.ts'
import { type RefusalCode, RefusedError } from './refused.ts'
import { createMembersTokenVerifier } from './token-verifier.ts'
import { type Expectation, verify } from './verify.ts'

/** Who asks an owner, for what, in which request: all that an owner believes about a request. */
export interface Caller extends Principal {
  /** The one role acted in; among `roles`. */
  readonly role: Role
  /** The one purpose declared; among `purposes`. */
  readonly purpose: Purpose
  /** Whether a person acts. A machine is who acts as PARTNER_SYSTEM. */
  readonly isPerson: boolean
  /** A partner's pseudonymous id of its end user. */
  readonly onBehalfOf: string | null
  readonly requestId: string
  /** Unique; the release log takes each once, so a replay fails there. */
  readonly assertionId: string
  readonly schemaDigest: string
  readonly agreementDigest: string
  readonly bodyDigest: string
}

/** The two headers as they came. */
export interface OwnerCredentials {
  readonly membersToken: string | undefined
  readonly hubAssertion: string | undefined
}

/** @throws RefusedError, KeysUnavailableError */
export type OwnerVerifier = (credentials: OwnerCredentials, body: string | Uint8Array) => Promise<Caller>

export interface OwnerVerifierOptions {
  readonly owner: Owner
  /** Issuer of members-tokens, on the owner's own word. */
  readonly issuer: string
  readonly membersAudience?: string
  readonly identityJwks: KeySource
  /** Of whoever asserts. */
  readonly gatewayJwks: KeySource
  /** Whose assertions are accepted; the gateway's unless told otherwise, and never both. */
  readonly by?: AssertedBy
  readonly keys?: KeyOptions
  /** Epoch milliseconds. */
  readonly clock?: () => number
}

export const MEMBERS_AUDIENCE = 'hrd-members'

/**
 * Verifies that both signatures belong to each other, to this owner and to these bytes. Person or machine, member,
 * roles and purposes come from the members-token and only from there; the gateway chooses among them.
 */
export function createOwnerVerifier(options: OwnerVerifierOptions): OwnerVerifier {
  const clock = options.clock ?? (() => Date.now())
  const gatewayKeys = keysFrom(options.gatewayJwks, 'gateway', options.keys)
  const verifyMembersToken = createMembersTokenVerifier({
    issuer: options.issuer,
    audience: options.membersAudience ?? MEMBERS_AUDIENCE,
    jwks: options.identityJwks,
    clock,
    ...(options.keys && { keys: options.keys }),
  })
  const expected: Expectation = {
    credential: 'hub-assertion',
    types: [ASSERTING[options.by ?? 'gateway'].type],
    algorithms: ['EdDSA'],
    issuer: ASSERTING[options.by ?? 'gateway'].issuer,
    audience: options.owner,
    maxSeconds: ASSERTION_SECONDS,
  }

  return async ({ membersToken, hubAssertion }, body) => {
    if (membersToken === undefined || membersToken === '') throw new RefusedError('members-token', 'MISSING')
    const payload = await verify(hubAssertion, gatewayKeys, expected, clock())
    const parsed = assertionShape.safeParse(payload)
    if (!parsed.success) throw refuse('CLAIMS_INVALID')
    const claims = parsed.data
    if (claims.tok !== digest(membersToken)) throw refuse('MEMBERS_TOKEN_MISMATCH')
    if (claims.bod !== digest(body)) throw refuse('BODY_MISMATCH')
    return callerOf(await verifyMembersToken(membersToken), claims)
  }
}

/** The gateway's choices, as far as the token allows them. */
function callerOf(principal: Principal, claims: AssertionClaims): Caller {
  const { role, purpose, obo } = claims
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
    requestId: claims.rid,
    assertionId: claims.jti,
    schemaDigest: claims.sch,
    agreementDigest: claims.agr,
    bodyDigest: claims.bod,
  }
}

function refuse(code: RefusalCode): RefusedError {
  return new RefusedError('hub-assertion', code)
}
