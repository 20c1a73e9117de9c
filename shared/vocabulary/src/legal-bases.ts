import { bit, type Mask, PERSONAL } from './categories.ts'

export const LEGAL_BASES = ['CONSENT', 'VITAL_INTEREST', 'PUBLIC_INTEREST'] as const

export type LegalBasis = (typeof LEGAL_BASES)[number]

export function isLegalBasis(word: string): word is LegalBasis {
  return (LEGAL_BASES as readonly string[]).includes(word)
}

/**
 * The categories for which a permit on this basis counts. Nobody can consent for somebody else, so THIRD_PARTY
 * accepts the two interests and never CONSENT; every other category accepts CONSENT only.
 */
export const ACCEPTED_ON: Readonly<Record<LegalBasis, Mask>> = {
  CONSENT: PERSONAL & ~bit('THIRD_PARTY'),
  VITAL_INTEREST: bit('THIRD_PARTY'),
  PUBLIC_INTEREST: bit('THIRD_PARTY'),
}
