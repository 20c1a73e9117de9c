/**
 * Who asks. Under this purpose, and to this member, the agreement opens something in every one of the six rooms: in
 * five of them to a caller that was referred the case, and the whole of the caller's own.
 */
export const CALLER = {
  sub: 'training-system',
  member: 'training',
  purpose: 'ADVOCACY_PRIVATE',
  onBehalfOf: 'end-user-1',
} as const

/** What a referral to the caller and the person's consent are about; it names the caller's purpose. */
export const THEME = 'voice'
