import { cell, type DecisionTable } from '@hub/decision'
import {
  ACCEPTED_ON,
  type Category,
  type LegalBasis,
  LONGEST_TERM_DAYS,
  type Mask,
  maskOf,
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
  }, ~0)
}

/** Refuses what names nothing, and what names a category that can never open for any of the purposes. */
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

/** Refuses an end that lies in the past, or beyond the agreement's longest term. Epoch milliseconds. */
export function checkEnd(end: number, now: number): void {
  refuseUnless(Number.isFinite(end), 'DATE_INVALID')
  refuseUnless(end > now, 'DATE_PAST')
  refuseUnless(end <= now + LONGEST_TERM_DAYS * DAY, 'TERM_TOO_LONG')
}

/** A permit that counts for nothing is refused, rather than recorded to be wondered at. */
export function checkPermit(
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
  checkEnd(validUntil, now)
  const accepted = legalBasis === null || legalBasis === undefined ? 0 : ACCEPTED_ON[legalBasis]
  refuseUnless((maskOf(categories) & ~accepted) === 0, 'LEGAL_BASIS_INVALID')
}
