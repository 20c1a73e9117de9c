import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { digest } from './digest.ts'

/** What a proof is made for; anything may be wrong. A claim or header given as `undefined` is left out. */
export interface ProofParts {
  readonly url: string
  /** The access token, where one goes along. */
  readonly token?: string
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
}

/** A caller's key, for tests only. */
export interface ProofKey {
  readonly publicJwk: JWK
  readonly privateJwk: JWK
  /** Its thumbprint, as a bound token names it. */
  readonly jkt: string
  /** A proof (RFC 9449) for a POST, with an id of its own, made now. */
  prove(parts: ProofParts): Promise<string>
}

/** @example const key = await createProofKey(); await key.prove({ url: `${hub.url}/graphql`, token }) */
export async function createProofKey(alg: 'ES256' | 'Ed25519' | 'RS256' = 'ES256'): Promise<ProofKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const publicJwk = await exportJWK(publicKey)
  return {
    publicJwk,
    privateJwk: await exportJWK(privateKey),
    jkt: await calculateJwkThumbprint(publicJwk),
    prove({ url, token, header, claims }) {
      const ath = token === undefined ? {} : { ath: digest(token) }
      const iat = Math.floor(Date.now() / 1000)
      return new SignJWT({ jti: crypto.randomUUID(), htm: 'POST', htu: url, iat, ...ath, ...claims })
        .setProtectedHeader({ typ: 'dpop+jwt', alg, jwk: publicJwk, ...header })
        .sign(privateKey)
    },
  }
}
