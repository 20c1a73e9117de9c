/**
 * Data categories: what a personal value is about. A field carries one or more and needs all of them.
 *
 * Each has one bit, so that a set of categories is one integer (a {@link Mask}). Bits are positions in this list;
 * append, never reorder: masks are written into logs.
 */
export const CATEGORIES = [
  'CASE_STATUS',
  'INVOLVEMENT',
  'IDENTITY',
  'CONTACT',
  'LOCATION',
  'ORIGIN',
  'FAMILY',
  'PROFILE',
  'THREAT',
  'HEALTH',
  'DIGITAL_SECURITY',
  'LEGAL',
  'FUNDING',
  'BANKING',
  'TRAINING',
  'ADVOCACY',
  'HOSTING',
  'SOURCE',
  'NOTES',
  'THIRD_PARTY',
  'OPEN',
  'AGGREGATE',
  'RELEASE_LOG',
] as const

export type Category = (typeof CATEGORIES)[number]

/** A set of categories, one bit each (a 32-bit integer; 23 bits are in use). */
export type Mask = number

export type Sensitivity = 'none' | 'moderate' | 'high' | 'severe'

/** How much harm a wrong release does; for people who review, not for decisions. */
export const SENSITIVITY: Readonly<Record<Category, Sensitivity>> = {
  CASE_STATUS: 'moderate',
  INVOLVEMENT: 'high',
  IDENTITY: 'severe',
  CONTACT: 'severe',
  LOCATION: 'severe',
  ORIGIN: 'high',
  FAMILY: 'high',
  PROFILE: 'high',
  THREAT: 'high',
  HEALTH: 'severe',
  DIGITAL_SECURITY: 'severe',
  LEGAL: 'high',
  FUNDING: 'high',
  BANKING: 'severe',
  TRAINING: 'moderate',
  ADVOCACY: 'high',
  HOSTING: 'severe',
  SOURCE: 'severe',
  NOTES: 'severe',
  THIRD_PARTY: 'severe',
  OPEN: 'none',
  AGGREGATE: 'none',
  RELEASE_LOG: 'high',
}

const BITS: ReadonlyMap<string, Mask> = new Map(CATEGORIES.map((category, index) => [category, 1 << index]))

/** The bit of one category. */
export function bit(category: Category): Mask {
  return BITS.get(category) as Mask
}

/** The bits of some categories. An empty list is the empty mask. */
export function maskOf(categories: readonly Category[]): Mask {
  return categories.reduce((mask, category) => mask | bit(category), 0)
}

/** The categories in a mask, in the order of {@link CATEGORIES}. */
export function categoriesIn(mask: Mask): Category[] {
  return CATEGORIES.filter(category => (mask & bit(category)) !== 0)
}

export function isCategory(word: string): word is Category {
  return BITS.has(word)
}

/** Categories that are never about a person by themselves; the rest are personal, or the log. */
export const OPEN: Mask = bit('OPEN')
export const AGGREGATE: Mask = bit('AGGREGATE')
export const RELEASE_LOG: Mask = bit('RELEASE_LOG')
export const EVERY_CATEGORY: Mask = maskOf(CATEGORIES)
/** What a directive may name: everything but OPEN, AGGREGATE and RELEASE_LOG. */
export const PERSONAL: Mask = EVERY_CATEGORY & ~(OPEN | AGGREGATE | RELEASE_LOG)
