import { MEMBER_CODES, type Purpose, type Role, SECRETARIAT } from '@hub/vocabulary'

/** For what a case may be looked at. */
export const CASEWORK = [
  'EMERGENCY_PROTECTION',
  'CASE_COORDINATION',
  'GRANT_ASSESSMENT',
  'GRANT_PAYMENT',
  'RELOCATION_PLACEMENT',
  'TRAINING',
  'ADVOCACY_PRIVATE',
  'ADVOCACY_PUBLIC',
  'OUTREACH',
  'DOUBLE_FUNDING_CHECK',
] as const satisfies readonly Purpose[]

export interface AccessRecipient {
  readonly member: string
  readonly role: Role
}

/** Everybody to whom a part may be open: case workers of each member, and the secretariat’s coordinator. */
export const ACCESS_RECIPIENTS: readonly AccessRecipient[] = [
  ...MEMBER_CODES.map(member => ({ member, role: 'CASE_WORKER' as const })),
  { member: SECRETARIAT, role: 'COORDINATOR' },
]
