import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

export interface SigningKey {
  readonly privateJwk: JWK
  readonly publicJwk: JWK
  /** Thumbprint of the public key (RFC 7638): the same key has the same id everywhere. */
  readonly kid: string
}

/** A fresh Ed25519 key pair. */
export async function generateSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  return signingKeyOf(await exportJWK(privateKey))
}

/**
 * The signing key in a private JWK, as a setting gives it.
 *
 * @throws Error where it is no private Ed25519 key
 */
export async function signingKeyOf(jwk: JWK): Promise<SigningKey> {
  const { kty, crv, x, d } = jwk
  if (kty !== 'OKP' || crv !== 'Ed25519' || x === undefined || d === undefined) {
    throw new Error('a signing key is a private JWK with `kty` OKP and `crv` Ed25519')
  }
  const kid = jwk.kid ?? (await calculateJwkThumbprint({ kty, crv, x }))
  const publicJwk = { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }
  return { privateJwk: { ...publicJwk, d }, publicJwk, kid }
}
