import {
  carriesScope,
  EMERGENCY_HOURS,
  EVERY_CATEGORY,
  isCategory,
  isMemberCode,
  isPurpose,
  LEDGER_RELATIONS,
  type LedgerRelation,
  maskOf,
  type Owner,
  type Purpose,
} from '@hub/vocabulary'
import type { Standing } from './decide.ts'
import { reachableRelations } from './reachable.ts'

/** A relation row as it stands in a ledger. Times in epoch milliseconds. */
export interface RelationRow {
  /** The member to which the row opens the case. */
  readonly member: string
  /** For EMERGENCY: the `sub` of the one person to whom it opens the case. */
  readonly person: string | null
  readonly kind: string
  readonly categories: readonly string[]
  readonly purposes: readonly string[]
  readonly justified: boolean
  readonly openedAt: number
  readonly expiresAt: number | null
  /** When it was closed; null where it was not. */
  readonly closedAt: number | null
}

/** Who asks, as far as relations go. */
export interface Asker {
  readonly sub: string
  readonly member: string
  /** False for machine clients: break-glass is a person's. */
  readonly isPerson: boolean
  readonly purpose: Purpose
}

/**
 * How the caller stands to one case at one owner, now and for this purpose.
 *
 * @param holdsPart whether the owner holds a part of the case; without one there is nothing to stand to
 */
export function standingsOf(
  rows: readonly RelationRow[],
  holdsPart: boolean,
  asker: Asker,
  owner: Owner,
  now: number,
): Standing[] {
  if (!holdsPart) return []
  const reachable = reachableRelations(asker.member, owner, 'case')
  if (reachable.includes('HOLDER')) return [{ relation: 'HOLDER', scope: EVERY_CATEGORY }]
  if (reachable.includes('COORDINATING')) return [{ relation: 'COORDINATING', scope: EVERY_CATEGORY }]
  const standings: Standing[] = []
  for (const row of rows) {
    if (row.member !== asker.member || !isLedgerRelation(row.kind) || !reachable.includes(row.kind)) continue
    const scope = isOpen(row, now) ? scopeOf(row, row.kind, asker, now) : 0
    if (scope !== 0) standings.push({ relation: row.kind, scope })
  }
  return standings
}

/**
 * Whether every word and date of a row is known. One that is not understood opens nothing, and its owner should hear of
 * it. A row that was closed means nothing any more.
 */
export function isRelationUnderstood(row: RelationRow): boolean {
  const { member, kind, categories, purposes, openedAt, expiresAt, closedAt } = row
  if (closedAt !== null) return true
  if (!isMemberCode(member) || !isLedgerRelation(kind) || !Number.isFinite(openedAt)) return false
  if (expiresAt !== null && !Number.isFinite(expiresAt)) return false
  return !carriesScope(kind) || (categories.every(isCategory) && purposes.every(isPurpose))
}

function isLedgerRelation(word: string): word is LedgerRelation {
  return (LEDGER_RELATIONS as readonly string[]).includes(word)
}

/**
 * Open from `openedAt` until closed or expired. Only a shared case (CO_HOLDER) lasts without a date; a date that is no
 * point in time (PostgreSQL knows `infinity`) opens nothing, or it would be a way round that.
 */
function isOpen(row: RelationRow, now: number): boolean {
  if (row.closedAt !== null || !Number.isFinite(row.openedAt) || row.openedAt > now) return false
  if (row.expiresAt === null) return row.kind === 'CO_HOLDER'
  return Number.isFinite(row.expiresAt) && row.expiresAt > now
}

function scopeOf(row: RelationRow, kind: LedgerRelation, asker: Asker, now: number): number {
  switch (kind) {
    case 'CO_HOLDER':
      return EVERY_CATEGORY
    case 'EMERGENCY': {
      const own = asker.isPerson && row.person === asker.sub && asker.purpose === 'EMERGENCY_PROTECTION'
      const fresh = now < row.openedAt + EMERGENCY_HOURS * 3_600_000
      return own && fresh && row.justified ? EVERY_CATEGORY : 0
    }
    case 'REFERRED':
    case 'GRANTED':
      if (!row.categories.every(isCategory) || !row.purposes.every(isPurpose)) return 0
      return row.purposes.includes(asker.purpose) ? maskOf(row.categories) : 0
  }
}
