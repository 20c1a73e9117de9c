import { decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import { CLOCK_LEEWAY_SECONDS } from './assertion-claims.ts'
import { EDDSA, verifyEdDsa } from './eddsa.ts'
import { type Credential, type RefusalCode, RefusedError } from './refused.ts'

/** Longer ones are refused unread. */
const MAX_LENGTH = 16_384

export interface Expectation {
  readonly credential: Credential
  /** Allowed `typ`, lower case. */
  readonly types: readonly string[]
  readonly algorithms: readonly string[]
  readonly issuer: string
  readonly audience: string
  /** Longest time between `iat` and `exp`, in seconds. */
  readonly maxSeconds?: number
}

/** Times as numbers, audience the one expected. */
export interface VerifiedPayload extends JWTPayload {
  readonly iat: number
  readonly exp: number
}

/**
 * Signature, algorithm, type, key, issuer, audience and times of a compact JWS. What it claims besides is the
 * caller's to read.
 *
 * @param now epoch milliseconds
 * @throws RefusedError, or KeysUnavailableError out of `keys`
 */
export async function verify(
  token: string | undefined,
  keys: JWTVerifyGetKey,
  expected: Expectation,
  now: number,
): Promise<VerifiedPayload> {
  const refuse = (code: RefusalCode) => new RefusedError(expected.credential, code)
  if (token === undefined || token === '') throw refuse('MISSING')
  const alg = checkHeader(token, expected, refuse)
  let payload: JWTPayload
  try {
    payload =
      alg === EDDSA ? await verifyEdDsa(token, keys, expected, now) : await verifyOther(token, keys, expected, now)
  } catch (error) {
    if (error instanceof errors.JOSEError) throw refuse(refusalOf(error))
    throw error
  }
  // One audience: a token that is good elsewhere too could be replayed from there.
  if (Array.isArray(payload.aud) && payload.aud.length !== 1) throw refuse('AUDIENCE_MISMATCH')
  const { iat, exp } = payload
  if (typeof iat !== 'number' || typeof exp !== 'number' || exp <= iat) throw refuse('CLAIMS_INVALID')
  if (iat > now / 1000 + CLOCK_LEEWAY_SECONDS) throw refuse('NOT_YET_VALID')
  if (expected.maxSeconds !== undefined && exp - iat > expected.maxSeconds) throw refuse('LIFETIME_TOO_LONG')
  return { ...payload, iat, exp }
}

async function verifyOther(
  token: string,
  keys: JWTVerifyGetKey,
  expected: Expectation,
  now: number,
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    algorithms: [...expected.algorithms],
    issuer: expected.issuer,
    audience: expected.audience,
    requiredClaims: ['iat', 'exp'],
    clockTolerance: CLOCK_LEEWAY_SECONDS,
    currentDate: new Date(now),
  })
  return payload
}

/** @returns the algorithm, one of those expected */
function checkHeader(token: string, expected: Expectation, refuse: (code: RefusalCode) => RefusedError): string {
  if (token.length > MAX_LENGTH) throw refuse('MALFORMED')
  let header: ReturnType<typeof decodeProtectedHeader>
  try {
    header = decodeProtectedHeader(token)
  } catch {
    throw refuse('MALFORMED')
  }
  if (typeof header.alg !== 'string' || !expected.algorithms.includes(header.alg)) throw refuse('ALGORITHM_NOT_ALLOWED')
  if (header.crit !== undefined || header.b64 !== undefined) throw refuse('CRITICAL_HEADER')
  if (typeof header.typ !== 'string' || !expected.types.includes(header.typ.toLowerCase())) {
    throw refuse('TYPE_NOT_ALLOWED')
  }
  // Without an id the only key of a set would do, and rotation could not tell old from new.
  if (typeof header.kid !== 'string' || header.kid === '') throw refuse('KEY_UNKNOWN')
  return header.alg
}

function refusalOf(error: errors.JOSEError): RefusalCode {
  if (error instanceof errors.JWTExpired) return 'EXPIRED'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return 'CLAIMS_INVALID'
    if (error.claim === 'iss') return 'ISSUER_MISMATCH'
    if (error.claim === 'aud') return 'AUDIENCE_MISMATCH'
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'NOT_YET_VALID'
    return 'CLAIMS_INVALID'
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'SIGNATURE_INVALID'
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return 'KEY_UNKNOWN'
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) {
    return 'ALGORITHM_NOT_ALLOWED'
  }
  return 'MALFORMED'
}
