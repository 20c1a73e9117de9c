/**
 * Purposes of use, declared once per request (after HL7 PurposeOfUse). Bits are positions; append, never reorder.
 */
export const PURPOSES = [
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
  'AGGREGATE_REPORTING',
  'AUDIT',
] as const

export type Purpose = (typeof PURPOSES)[number]

/** The purposes for which a member's staff work on cases. ADVOCACY_PUBLIC is never implied by ADVOCACY_PRIVATE. */
export const CASEWORK = [
  'EMERGENCY_PROTECTION',
  'CASE_COORDINATION',
  'GRANT_ASSESSMENT',
  'GRANT_PAYMENT',
  'RELOCATION_PLACEMENT',
  'TRAINING',
  'ADVOCACY_PRIVATE',
  'OUTREACH',
] as const satisfies readonly Purpose[]

/** A set of purposes, one bit each. */
export type PurposeMask = number

export function isPurpose(word: string): word is Purpose {
  return (PURPOSES as readonly string[]).includes(word)
}

export function purposeBit(purpose: Purpose): PurposeMask {
  return 1 << PURPOSES.indexOf(purpose)
}

export const EVERY_PURPOSE: PurposeMask = (1 << PURPOSES.length) - 1
