import { KeyObject, verify as verifySignature } from 'node:crypto'
import { type CryptoKey, errors, type JWSHeaderParameters, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { CLOCK_LEEWAY_SECONDS } from './assertion-claims.ts'

export const EDDSA = 'EdDSA'

/** Three parts of unpadded base64url: whatever else a decoder would read past is refused. */
const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/

/** Keys as Node.js has them, by the key as jose gives it. */
const keyObjects = new WeakMap<CryptoKey, KeyObject>()

/**
 * What `jwtVerify` of jose does for an Ed25519 signature, at once: every fetch carries a signature of its own, and to
 * hand it to a thread and back takes longer than to verify it here. Keys, header and their errors are jose's.
 *
 * @param now epoch milliseconds
 * @throws JOSEError as `jwtVerify` does; whatever `keys` throws
 */
export async function verifyEdDsa(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly audience: string },
  now: number,
): Promise<JWTPayload> {
  const [, header = '', payload = '', signature = ''] = COMPACT.exec(token) ?? []
  if (signature === '') throw new errors.JWSInvalid('not a compact JWS')
  const parameters = objectIn(header) as JWSHeaderParameters & { alg: string }
  const key = keyObjectOf(await keys(parameters, { protected: header, payload, signature }))
  const signed = Buffer.from(`${header}.${payload}`)
  if (!verifySignature(null, signed, key, Buffer.from(signature, 'base64url'))) {
    throw new errors.JWSSignatureVerificationFailed()
  }
  const claims = objectIn(payload)
  checkClaims(claims, expected, Math.floor(now / 1000))
  return claims
}

function keyObjectOf(key: unknown): KeyObject {
  const given = key as CryptoKey
  const known = keyObjects.get(given)
  if (known !== undefined) return known
  const made = KeyObject.from(given)
  if (made.asymmetricKeyType !== 'ed25519') throw new errors.JOSENotSupported('not an Ed25519 key')
  keyObjects.set(given, made)
  return made
}

/** Keeps nothing from one text to the next. */
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** Decoded strictly: a byte that is no UTF-8 would otherwise become another one than was signed. */
function objectIn(part: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(UTF8.decode(Buffer.from(part, 'base64url')))
  } catch {
    throw new errors.JWTInvalid('not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new errors.JWTInvalid('not an object')
  return value as Record<string, unknown>
}

/** In the order of jose: what is missing, issuer, audience, times. */
function checkClaims(
  claims: JWTPayload,
  { issuer, audience }: { readonly issuer: string; readonly audience: string },
  now: number,
): void {
  const failed = (claim: string, reason: string) =>
    new errors.JWTClaimValidationFailed(`\`${claim}\` cannot be accepted`, claims, claim, reason)
  for (const claim of ['iat', 'exp', 'iss', 'aud']) if (!Object.hasOwn(claims, claim)) throw failed(claim, 'missing')
  const { iss, aud, iat, nbf, exp } = claims
  if (iss !== issuer) throw failed('iss', 'check_failed')
  if (aud !== audience && !(Array.isArray(aud) && aud.includes(audience))) throw failed('aud', 'check_failed')
  if (typeof iat !== 'number') throw failed('iat', 'invalid')
  if (nbf !== undefined && typeof nbf !== 'number') throw failed('nbf', 'invalid')
  if (nbf !== undefined && nbf > now + CLOCK_LEEWAY_SECONDS) throw failed('nbf', 'check_failed')
  if (typeof exp !== 'number') throw failed('exp', 'invalid')
  if (exp <= now - CLOCK_LEEWAY_SECONDS) throw new errors.JWTExpired('expired', claims, 'exp', 'check_failed')
}
