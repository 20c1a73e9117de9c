import { createHmac, createPrivateKey, type JsonWebKey, sign } from 'node:crypto'

/** Signs `header.payload`; gives the third part of a compact JWS. */
export type Signer = (signed: string) => string

/** What is made different about a compact JWS before it is signed anew. A member given as `undefined` is left out. */
export interface JwsChange {
  readonly header?: Readonly<Record<string, unknown>>
  readonly claims?: Readonly<Record<string, unknown>>
  /** Who signs; the rightful key where it is left out; `kept` leaves the signature that was there. */
  readonly signer?: Signer | 'kept'
}

export function ed25519(privateJwk: object): Signer {
  const key = createPrivateKey({ key: privateJwk as JsonWebKey, format: 'jwk' })
  return signed => sign(null, Buffer.from(signed), key).toString('base64url')
}

/** What a verifier that takes a public key for a shared secret would accept. */
export function hmac(secret: string | Uint8Array): Signer {
  return signed => createHmac('sha256', secret).update(signed).digest('base64url')
}

/** What `alg: none` has for a signature. */
export const unsigned: Signer = () => ''

/** The same JWS, changed and sealed again. Unlike a library it seals anything, however wrong. */
export function reseal(jws: string, change: JwsChange | undefined, rightful: Signer): string {
  if (change === undefined) return jws
  const [header = '', claims = '', signature = ''] = jws.split('.')
  const signed = `${merged(header, change.header)}.${merged(claims, change.claims)}`
  if (change.signer === 'kept') return `${signed}.${signature}`
  return `${signed}.${(change.signer ?? rightful)(signed)}`
}

function merged(part: string, change: Readonly<Record<string, unknown>> | undefined): string {
  if (change === undefined) return part
  const before = JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as object
  return Buffer.from(JSON.stringify({ ...before, ...change })).toString('base64url')
}
