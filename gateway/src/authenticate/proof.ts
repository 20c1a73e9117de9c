import { CLOCK_LEEWAY_SECONDS, digest } from '@hub/assertion'
import { isLoopback } from '@hub/settings'
import { calculateJwkThumbprint, EmbeddedJWK, errors, jwtVerify } from 'jose'
import { z } from 'zod'

/** Signatures that a proof may bear: asymmetric ones only. */
export const PROOF_ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519']

/** How long a proof is good after it was made, besides the leeway for clocks. */
const PROOF_SECONDS = 30

/** From when a proof is first good until it is no more: for so long its id must be remembered. */
export const PROOF_LIFE_MS = (PROOF_SECONDS + 2 * CLOCK_LEEWAY_SECONDS) * 1000

/** Longer ones are refused unread. */
const MAX_LENGTH = 4_096

/** Every way in which a proof is refused. Nothing of the proof is repeated. */
export const PROOF_FAULTS = {
  MISSING: 'send one proof in the header DPoP',
  MALFORMED: 'the proof is not a signed token of type dpop+jwt',
  ALGORITHM_NOT_ALLOWED: 'the proof is signed with an algorithm that is not on the list',
  KEY_INVALID: 'the proof does not carry a public key that fits its algorithm',
  SIGNATURE_INVALID: 'the proof does not bear the signature of its own key',
  CLAIMS_INVALID: 'the proof lacks a claim, or holds one that cannot be understood',
  METHOD_MISMATCH: 'the proof is made for another method',
  ADDRESS_MISMATCH: 'the proof is made for another address',
  TIME_MISMATCH: 'the proof is too old, or made in the future',
  TOKEN_MISMATCH: 'the proof is made for another access token',
  KEY_MISMATCH: 'the access token is bound to another key',
  USED: 'the proof was used before',
} as const

export type ProofFault = keyof typeof PROOF_FAULTS

/** A proof that proves nothing. */
export class ProofError extends Error {
  readonly fault: ProofFault

  constructor(fault: ProofFault) {
    super(PROOF_FAULTS[fault])
    this.name = 'ProofError'
    this.fault = fault
  }
}

const claimsShape = z.object({
  jti: z.string().min(1).max(255),
  htm: z.string(),
  htu: z.string(),
  iat: z.int(),
  ath: z.string(),
})

/** What a proof must be about. */
export interface ProofExpectation {
  /** Exactly as the method is written in HTTP. */
  readonly method: string
  /** The address as callers know it: never what a request says about its own host. */
  readonly url: URL
  readonly accessToken: string
  /** Thumbprint of the key that the access token is bound to. */
  readonly boundTo: string
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * Verifies that the sender of an access token holds the key it is bound to (RFC 9449, section 4.3), for this token and
 * address, now. Whether the proof was used before is for the caller to see, by the id that this returns: of key and
 * `jti`, not of the proof's bytes, since some signatures can be rewritten without the key.
 *
 * @throws ProofError
 */
export async function verifyProof(proof: string | undefined, expected: ProofExpectation): Promise<string> {
  if (proof === undefined) throw new ProofError('MISSING')
  if (proof.length > MAX_LENGTH) throw new ProofError('MALFORMED')
  const { payload, thumbprint } = await signedBy(proof, new Date(expected.now))
  const claims = claimsShape.safeParse(payload)
  if (!claims.success) throw new ProofError('CLAIMS_INVALID')
  const { jti, htm, htu, iat, ath } = claims.data
  if (htm !== expected.method) throw new ProofError('METHOD_MISMATCH')
  if (addressOf(URL.parse(htu)) !== addressOf(expected.url)) throw new ProofError('ADDRESS_MISMATCH')
  const age = expected.now / 1000 - iat
  if (age > PROOF_SECONDS + CLOCK_LEEWAY_SECONDS || age < -CLOCK_LEEWAY_SECONDS) throw new ProofError('TIME_MISMATCH')
  if (ath !== digest(expected.accessToken)) throw new ProofError('TOKEN_MISMATCH')
  if (thumbprint !== expected.boundTo) throw new ProofError('KEY_MISMATCH')
  return digest(`${thumbprint} ${jti}`)
}

async function signedBy(proof: string, currentDate: Date): Promise<{ payload: unknown; thumbprint: string }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(proof, ownKey, {
      typ: 'dpop+jwt',
      algorithms: PROOF_ALGORITHMS,
      clockTolerance: CLOCK_LEEWAY_SECONDS,
      currentDate,
    })
    return { payload, thumbprint: await calculateJwkThumbprint(protectedHeader.jwk ?? {}) }
  } catch (error) {
    if (error instanceof ProofError) throw error
    throw new ProofError(faultOf(error))
  }
}

function faultOf(error: unknown): ProofFault {
  if (error instanceof errors.JOSEAlgNotAllowed) return 'ALGORITHM_NOT_ALLOWED'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'SIGNATURE_INVALID'
  if (error instanceof errors.JWTExpired) return 'TIME_MISMATCH'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'typ') return 'MALFORMED'
    return error.claim === 'nbf' ? 'TIME_MISMATCH' : 'CLAIMS_INVALID'
  }
  return 'MALFORMED'
}

/** The public key in the proof's own header; jose refuses private and shared ones. */
const ownKey: typeof EmbeddedJWK = async (header, token) => {
  try {
    return await EmbeddedJWK(header, token)
  } catch {
    throw new ProofError('KEY_INVALID')
  }
}

/** Without query and fragment, which a proof may leave out. This machine has several names for itself. */
function addressOf(url: URL | null): string | undefined {
  if (url === null) return undefined
  const plain = new URL(url)
  plain.search = ''
  plain.hash = ''
  if (isLoopback(plain.hostname)) plain.hostname = 'localhost'
  return plain.href
}
