/** Why a value is withheld, in order of precedence: where several apply, the first is told. */
export const REASONS = [
  'ROLE_NOT_COVERED',
  'PURPOSE_NOT_COVERED',
  'NO_NEED_TO_KNOW',
  'OWNER_POLICY',
  'POLICY_UNKNOWN_TERM',
  'CONSENT_DENIED',
  'CONSENT_WITHDRAWN',
  'CONSENT_EXPIRED',
  'NO_CONSENT',
  'SOURCE_UNAVAILABLE',
  'UNVERIFIED_RELEASE',
] as const

export type Reason = (typeof REASONS)[number]

/** What the caller can do about it. */
export type Remedy = 'NONE' | 'CHANGE_PURPOSE' | 'REQUEST_ACCESS' | 'ASK_CONSENT' | 'RETRY_LATER'

/** The remedy of a reason; `mayContactAgain` is false where the person asked not to be contacted about it. */
export function remedyFor(reason: Reason, mayContactAgain = true): Remedy {
  switch (reason) {
    case 'PURPOSE_NOT_COVERED':
      return 'CHANGE_PURPOSE'
    case 'NO_NEED_TO_KNOW':
      return 'REQUEST_ACCESS'
    case 'CONSENT_WITHDRAWN':
    case 'CONSENT_EXPIRED':
    case 'NO_CONSENT':
      return mayContactAgain ? 'ASK_CONSENT' : 'NONE'
    case 'SOURCE_UNAVAILABLE':
    case 'UNVERIFIED_RELEASE':
      return 'RETRY_LATER'
    default:
      return 'NONE'
  }
}
