import { cell, type DecisionTable } from '@hub/decision'
import {
  ACCEPTED_ON,
  type Category,
  type LegalBasis,
  type Mask,
  maskOf,
  PERSONAL,
  type Purpose,
  type Relation,
} from '@hub/vocabulary'
import { refuseUnless } from './refusals.ts'

const DAY = 86_400_000

/**
 * What an owner may open to another member's staff at most: the union of what its own table and the agreement could
 * ever release in this relation for any of these purposes, with every consent given.
 */
export function grantable(tables: readonly DecisionTable[], relation: Relation, purposes: readonly Purpose[]): Mask {
  return purposes.reduce((mask, purpose) => mask | grantableFor(tables, relation, purpose), 0)
}

function grantableFor(tables: readonly DecisionTable[], relation: Relation, purpose: Purpose): Mask {
  return tables.reduce((mask, table) => {
    const at = cell('CASE_WORKER', purpose, relation)
    return mask & ((table.free[at] ?? 0) | (table.ifConsented[at] ?? 0))
  }, PERSONAL)
}

/**
 * Refuses what names nothing, a category that can never open for any of the purposes, and a purpose that can never open
 * anything about a person: the case would exist under it, and nothing of it could be seen.
 */
export function checkScope(
  tables: readonly DecisionTable[],
  relation: Relation,
  categories: readonly Category[],
  purposes: readonly Purpose[],
): void {
  refuseUnless(categories.length > 0 && purposes.length > 0, 'NOTHING_NAMED')
  const every = purposes.every(purpose => grantableFor(tables, relation, purpose) !== 0)
  refuseUnless(every && (maskOf(categories) & ~grantable(tables, relation, purposes)) === 0, 'BEYOND_RIGHT')
}

/** Refuses an end that lies in the past, or beyond the longest term of any of the tables. Epoch milliseconds. */
export function checkEnd(tables: readonly DecisionTable[], end: number, now: number): void {
  refuseUnless(Number.isFinite(end), 'DATE_INVALID')
  refuseUnless(end > now, 'DATE_PAST')
  checkTerm(tables, end, now)
}

/** Refuses an end beyond the longest term of any of the tables. What was within it stays so as time goes by. */
export function checkTerm(tables: readonly DecisionTable[], end: number, now: number): void {
  const within = tables.every(({ longestTermDays }) => !(end > now + longestTermDays * DAY))
  refuseUnless(within, 'TERM_TOO_LONG')
}

/** A permit that counts for nothing is refused, rather than recorded to be wondered at. */
export function checkPermit(
  tables: readonly DecisionTable[],
  words: {
    readonly categories: readonly Category[]
    readonly recipients: readonly string[]
    readonly purposes: readonly Purpose[]
    readonly legalBasis?: LegalBasis | null | undefined
    readonly validFrom?: number | null | undefined
    readonly validUntil?: number | null | undefined
  },
  now: number,
): void {
  const { categories, recipients, purposes, legalBasis, validFrom, validUntil } = words
  refuseUnless(categories.length > 0 && recipients.length > 0 && purposes.length > 0, 'NOTHING_NAMED')
  refuseUnless(typeof validFrom === 'number' && typeof validUntil === 'number', 'DATES_REQUIRED')
  refuseUnless(Number.isFinite(validFrom) && validFrom < validUntil, 'DATE_INVALID')
  checkEnd(tables, validUntil, now)
  const accepted = legalBasis === null || legalBasis === undefined ? 0 : ACCEPTED_ON[legalBasis]
  refuseUnless((maskOf(categories) & ~accepted) === 0, 'LEGAL_BASIS_INVALID')
}
