import type { Owner } from '@hub/vocabulary'
import { type Actor, actorOf } from './actor.ts'
import {
  ASSERTING,
  ASSERTION_SECONDS,
  type AssertedBy,
  type AssertionClaims,
  assertionShape,
} from './assertion-claims.ts'
import { digest } from './digest.ts'
import { type KeyOptions, type KeySource, keysFrom } from './keys.ts'
import type { Principal } from './principal.ts'
import { type RefusalCode, RefusedError } from './refused.ts'
import { createMembersTokenVerifier } from './token-verifier.ts'
import { type Expectation, verify } from './verify.ts'

/** Who asks an owner, for what, in which request: all that an owner believes about a request. */
export interface Caller extends Actor {
  /** Unique; the release log takes each once, so a replay fails there. */
  readonly assertionId: string
  readonly schemaDigest: string
  readonly agreementDigest: string
  readonly bodyDigest: string
  /** Epoch milliseconds after which nothing may be released any more on this request; absent: no such limit. */
  readonly answerUntil?: number
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
  /** How the keys of whoever asserts are fetched, where otherwise than those of the issuer. */
  readonly fetchAsserting?: KeyOptions['fetch']
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
  const { keys, fetchAsserting } = options
  const gatewayKeys = keysFrom(options.gatewayJwks, 'gateway', {
    ...keys,
    ...(fetchAsserting && { fetch: fetchAsserting }),
  })
  const verifyMembersToken = createMembersTokenVerifier({
    issuer: options.issuer,
    audience: options.membersAudience ?? MEMBERS_AUDIENCE,
    jwks: options.identityJwks,
    clock,
    ...(keys && { keys }),
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
    if (claims.hol !== undefined && claims.hol < clock()) throw refuse('EXPIRED')
    return callerOf(await verifyMembersToken(membersToken), claims)
  }
}

function callerOf(principal: Principal, claims: AssertionClaims): Caller {
  return {
    ...actorOf(principal, claims, 'hub-assertion'),
    assertionId: claims.jti,
    schemaDigest: claims.sch,
    agreementDigest: claims.agr,
    bodyDigest: claims.bod,
    ...(claims.hol !== undefined && { answerUntil: claims.hol }),
  }
}

function refuse(code: RefusalCode): RefusedError {
  return new RefusedError('hub-assertion', code)
}
