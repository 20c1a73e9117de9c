import { type Category, isPurpose, isRelation, isRole } from '@hub/vocabulary'
import { type DecisionTable, type DirectiveRow, type RelationRow, readTable } from '../src/index.ts'

/** A moment at which everything below is valid. */
export const NOW = Date.UTC(2026, 2, 1)
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const DIGEST = `sha256:${'0'.repeat(64)}`

/** No decision looks at it. */
export const TERM = 365

/** A valid permit: IDENTITY for the training member, to protect in an emergency. */
export function permit(changes: Partial<DirectiveRow> = {}): DirectiveRow {
  return {
    effect: 'PERMIT',
    categories: ['IDENTITY'],
    recipients: ['training'],
    purposes: ['EMERGENCY_PROTECTION'],
    legalBasis: 'CONSENT',
    validFrom: NOW - DAY,
    validUntil: NOW + DAY,
    recordedAt: NOW - DAY,
    mayContactAgain: true,
    withdrawnAt: null,
    ...changes,
  }
}

/** A deny of the same, without dates. */
export function deny(changes: Partial<DirectiveRow> = {}): DirectiveRow {
  return permit({ effect: 'DENY', legalBasis: null, validFrom: null, validUntil: null, ...changes })
}

/** An open referral of IDENTITY to the training member, to protect in an emergency. */
export function referral(changes: Partial<RelationRow> = {}): RelationRow {
  return {
    member: 'training',
    person: null,
    kind: 'REFERRED',
    categories: ['IDENTITY'],
    purposes: ['EMERGENCY_PROTECTION'],
    justified: true,
    openedAt: NOW - DAY,
    expiresAt: NOW + DAY,
    closedAt: null,
    ...changes,
  }
}

/** Break-glass by one person of the training member, an hour ago. */
export function breakGlass(changes: Partial<RelationRow> = {}): RelationRow {
  return referral({
    kind: 'EMERGENCY',
    person: 'opener',
    categories: [],
    purposes: [],
    openedAt: NOW - HOUR,
    expiresAt: NOW + 3 * HOUR,
    ...changes,
  })
}

/** A table from lines such as `CASE_WORKER TRAINING REFERRED`; what is not named opens nothing. */
export function tableOf(
  cells: Readonly<Record<string, { readonly free?: readonly Category[]; readonly ifConsented?: readonly Category[] }>>,
): DecisionTable {
  return readTable({
    digest: DIGEST,
    longestTermDays: TERM,
    cells: Object.entries(cells).map(([words, { free = [], ifConsented = [] }]) => {
      const [role = '', purpose = '', relation = ''] = words.split(' ')
      if (!isRole(role) || !isPurpose(purpose) || !isRelation(relation)) throw new Error(`no such cell: ${words}`)
      return { role, purpose, relation, free, ifConsented }
    }),
  })
}
