import { type JSONWebKeySet, type JWK, SignJWT } from 'jose'
import { MEMBERS_AUDIENCE } from './owner-verifier.ts'
import { generateSigningKey } from './signing-key.ts'

export { createProofKey, type ProofKey, type ProofParts } from './testing-proof.ts'

/** What a test puts into a token; anything may be wrong. */
export interface TokenParts {
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
}

export interface TestIssuer {
  readonly issuer: string
  readonly jwks: JSONWebKeySet
  readonly privateJwk: JWK
  readonly kid: string
  /** An access token for the gateway: a case worker of `emergency` unless the parts say otherwise. */
  accessToken(parts?: TokenParts): Promise<string>
  /** The same person's members-token. */
  membersToken(parts?: TokenParts): Promise<string>
}

/**
 * An identity provider without a network, for tests only. A claim or header given as `undefined` is left out.
 *
 *     const issuer = await createTestIssuer()
 *     await issuer.membersToken({ claims: { member: 'training', roles: ['PARTNER_SYSTEM'] } })
 */
export async function createTestIssuer(issuer = 'https://identity.example'): Promise<TestIssuer> {
  const { privateJwk, publicJwk, kid } = await generateSigningKey()
  const token = (audience: string, seconds: number, { header, claims }: TokenParts) => {
    const now = Math.floor(Date.now() / 1000)
    const person = {
      sub: 'case-worker@emergency.example',
      member: 'emergency',
      roles: ['CASE_WORKER'],
      purposes: ['CASE_COORDINATION', 'EMERGENCY_PROTECTION'],
    }
    return new SignJWT({ iss: issuer, aud: audience, iat: now, exp: now + seconds, ...person, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid, ...header })
      .sign(privateJwk)
  }
  return {
    issuer,
    jwks: { keys: [publicJwk] },
    privateJwk,
    kid,
    accessToken: (parts = {}) => token('hrd-hub', 600, parts),
    membersToken: (parts = {}) => token(MEMBERS_AUDIENCE, 300, parts),
  }
}
