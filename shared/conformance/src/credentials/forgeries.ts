import { createPublicKey, type JsonWebKey } from 'node:crypto'
import type { SigningKey } from '@hub/assertion'
import { ed25519, hmac, type JwsChange, unsigned } from './jws.ts'

/** Ways to make a JWS without the private key that it needs; each must be refused in all its variants. */
export interface Forgery {
  readonly name: 'alg-none' | 'alg-hmac' | 'key-unknown' | 'key-forged'
  /** In words that follow "a members-token" or "an assertion". */
  readonly what: string
  readonly changes: (rightful: PublicKey, forgers: SigningKey) => readonly JwsChange[]
}

/** A key as its issuer publishes it. */
export interface PublicKey {
  readonly kid: string
  readonly publicJwk: object
}

export const FORGERIES: readonly Forgery[] = [
  {
    name: 'alg-none',
    what: 'that says it is not signed (`alg: none`)',
    changes: () => [
      { header: { alg: 'none' }, signer: unsigned },
      { header: { alg: 'none' }, signer: 'kept' },
      { header: { alg: 'nOnE' }, signer: unsigned },
    ],
  },
  {
    name: 'alg-hmac',
    what: 'that is signed with the public key for a shared secret (`alg: HS256`)',
    changes: ({ publicJwk }) =>
      secretsFrom(publicJwk).map(secret => ({ header: { alg: 'HS256' }, signer: hmac(secret) })),
  },
  {
    name: 'key-unknown',
    what: 'that is signed with a key that nobody publishes',
    changes: (_, { kid, privateJwk, publicJwk }) => [
      { header: { kid }, signer: ed25519(privateJwk) },
      // A verifier that takes the key out of the token believes anybody.
      { header: { kid, jwk: publicJwk }, signer: ed25519(privateJwk) },
    ],
  },
  {
    name: 'key-forged',
    what: 'that names the right key and is signed with another',
    changes: (_, { privateJwk }) => [{ signer: ed25519(privateJwk) }],
  },
]

/** The forms in which a confused library takes a public key for a secret. */
function secretsFrom(publicJwk: object): readonly (string | Uint8Array)[] {
  const key = createPublicKey({ key: publicJwk as JsonWebKey, format: 'jwk' })
  return [
    key.export({ type: 'spki', format: 'pem' }),
    key.export({ type: 'spki', format: 'der' }),
    Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url'),
    JSON.stringify(publicJwk),
  ]
}
