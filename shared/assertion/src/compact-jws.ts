import { createPrivateKey, type JsonWebKey, sign } from 'node:crypto'
import type { JWK } from 'jose'

/**
 * Signs claims as compact JWS of one type. Synchronous and straight on the key, as hub assertions are.
 *
 * @throws Error where the key is no Ed25519 key
 */
export function compactSigner(privateKey: JWK, kid: string, typ: string): (claims: object) => string {
  const key = createPrivateKey({ key: privateKey as JsonWebKey, format: 'jwk' })
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the hub signs with Ed25519 keys')
  const header = encode({ alg: 'EdDSA', typ, kid })
  return claims => {
    const signed = `${header}.${encode(claims)}`
    return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
