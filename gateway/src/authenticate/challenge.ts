import { PROOF_ALGORITHMS } from './proof.ts'
import type { SentToken } from './sent-token.ts'

/** What was wrong with a request's credentials, in the words of RFC 6750 and RFC 9449. */
export interface CredentialFault {
  readonly error: 'invalid_token' | 'invalid_dpop_proof'
  readonly description: string
}

/**
 * The header `www-authenticate` of a 401: which schemes are taken, and under the one that was tried, what was wrong.
 *
 * @example challenge({ requireDpop: false, scheme: undefined, fault: undefined }) // 'Bearer, DPoP algs="ES256 …"'
 */
export function challenge(about: {
  readonly requireDpop: boolean
  readonly scheme: SentToken['scheme'] | undefined
  readonly fault: CredentialFault | undefined
}): string {
  const { requireDpop, scheme, fault } = about
  const said = fault === undefined ? [] : [`error="${fault.error}"`, `error_description="${fault.description}"`]
  const bearer = ['Bearer', (scheme === 'Bearer' ? said : []).join(', ')].join(' ').trim()
  const dpop = `DPoP ${[...(scheme === 'DPoP' || requireDpop ? said : []), `algs="${PROOF_ALGORITHMS.join(' ')}"`].join(', ')}`
  return requireDpop ? dpop : `${bearer}, ${dpop}`
}
