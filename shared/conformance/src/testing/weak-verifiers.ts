import { randomUUID } from 'node:crypto'
import { type Caller, createOwnerVerifier, type OwnerCredentials, RefusedError } from '@hub/assertion'
import { decodeJwt, type JWTPayload } from 'jose'
import type { TestMember, WeakVerifier } from './member.ts'

/** A verifier that overlooks some refusals, named as `hub-assertion EXPIRED`, and believes what the two then say. */
export function forgiving(...refusals: readonly string[]): WeakVerifier {
  return verify => async (credentials, body) => {
    try {
      return await verify(credentials, body)
    } catch (error) {
      if (!(error instanceof RefusedError) || !refusals.includes(`${error.credential} ${error.code}`)) throw error
      return believed(credentials)
    }
  }
}

/** A verifier that changes who it found. */
export function mistaking(change: (caller: Caller) => Partial<Caller>): WeakVerifier {
  return verify => async (credentials, body) => {
    const caller = await verify(credentials, body)
    return { ...caller, ...change(caller) }
  }
}

/** A verifier that does not look at the assertion, beyond what it asks for. */
export const blind: WeakVerifier = () => async credentials => believed(credentials)

/** A verifier with these keys for tokens and for assertions. */
export function withKeys(member: TestMember, which: 'first-only' | 'all-for-both'): WeakVerifier {
  const { issuer, gateway, secondIssuerKey, secondGatewayKey } = member.authorities
  const tokens = [...issuer.jwks.keys]
  const assertions = [...gateway.publicJwks.keys]
  const both = [...tokens, ...assertions, secondIssuerKey.publicJwk, secondGatewayKey.publicJwk]
  return () =>
    createOwnerVerifier({
      owner: 'emergency',
      issuer: issuer.issuer,
      identityJwks: { keys: which === 'first-only' ? tokens : both },
      gatewayJwks: { keys: which === 'first-only' ? assertions : both },
    })
}

function believed({ membersToken, hubAssertion }: OwnerCredentials): Caller {
  const token = decoded(membersToken)
  const assertion = decoded(hubAssertion)
  // A claim that was left out becomes one that does no harm, so that nothing but the missing refusal shows.
  const said = {
    sub: 'somebody',
    member: 'emergency',
    roles: [],
    purposes: [],
    expiresAt: Number.MAX_SAFE_INTEGER,
    requestId: randomUUID(),
    assertionId: randomUUID(),
    schemaDigest: 'unknown',
    agreementDigest: 'unknown',
    bodyDigest: 'unknown',
    onBehalfOf: null,
    isPerson: true,
    role: 'CASE_WORKER',
    purpose: 'CASE_COORDINATION',
  } satisfies Caller
  return {
    ...said,
    ...(typeof token.member === 'string' && { member: token.member }),
    ...(typeof assertion.role === 'string' && { role: assertion.role as Caller['role'] }),
    ...(typeof assertion.purpose === 'string' && { purpose: assertion.purpose as Caller['purpose'] }),
    ...(assertion.jti !== undefined && { assertionId: assertion.jti }),
  }
}

function decoded(jws: string | undefined): JWTPayload {
  return jws === undefined ? {} : decodeJwt(jws)
}
