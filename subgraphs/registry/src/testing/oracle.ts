import type { TestCaller } from '@hub/kit/testing'
import { CASEWORK, isStaff, type Purpose, purposeBit, SECRETARIAT } from '@hub/vocabulary'
import type { Insertable } from 'kysely'
import type { Tables } from '../tables.ts'

type Standing = Insertable<Tables['mirror_standing']>
type Consent = Insertable<Tables['mirror_consent']>

/** A case as it lies in the tables. */
export interface Mirrored {
  readonly row: Insertable<Tables['case_reference']>
  readonly standing: readonly Standing[]
  readonly consent: readonly Consent[]
}

/*
 * The rules once more, from the design and not from the code: in memory, row by row, without a decision table.
 */

/** "When a case exists for a caller", for one row of the mirror. */
export function opensTo(who: TestCaller, row: Standing): boolean {
  if (!isOpen(row) || row.recipient !== who.member || !covers(row.purposes, who.purpose)) return false
  switch (row.kind) {
    case 'HOLDER':
      return isStaff(who.role) || (who.role === 'DATA_PROTECTION_OFFICER' && who.purpose === 'AUDIT')
    case 'REFERRED':
    case 'GRANTED':
      return isStaff(who.role)
    case 'EMERGENCY':
      return who.role === 'CASE_WORKER' && row.person === who.sub && who.purpose === 'EMERGENCY_PROTECTION'
    case 'COORDINATING':
      return who.role === 'COORDINATOR' && who.purpose === 'CASE_COORDINATION'
    case 'CO_HOLDER':
      return false
  }
}

export function exists(who: TestCaller, one: Mirrored): boolean {
  return one.standing.some(row => opensTo(who, row))
}

/** Free to participants under casework, public advocacy and the check of double funding, and to the coordinator. */
export function seesStatus(who: TestCaller, one: Mirrored): boolean {
  const purposes: readonly Purpose[] = [...CASEWORK, 'ADVOCACY_PUBLIC', 'DOUBLE_FUNDING_CHECK']
  const opened = isStaff(who.role) ? purposes.includes(who.purpose) : who.role === 'COORDINATOR'
  return exists(who, one) && opened && !said(who, one).some(row => covers(row.status_denied, who.purpose))
}

/** The members that the caller may know to hold a part; null for none. */
export function seesHolders(who: TestCaller, one: Mirrored): string[] | null {
  const participates = one.standing.some(row => row.kind !== 'EMERGENCY' && opensTo(who, row))
  const casework: readonly Purpose[] = CASEWORK
  const opened = who.member === SECRETARIAT ? who.role === 'COORDINATOR' : isStaff(who.role)
  if (!participates || !opened || !casework.includes(who.purpose)) return null
  const seen = holdersOf(one).filter(owner => {
    const its = said(who, one).filter(row => row.owner === owner)
    const permitted = its.some(row => covers(row.involvement_permitted, who.purpose))
    return owner === who.member || (permitted && !its.some(row => covers(row.involvement_denied, who.purpose)))
  })
  return seen.length === 0 ? null : seen
}

export function holdersOf(one: Mirrored): string[] {
  return [...new Set(one.standing.filter(row => row.kind === 'HOLDER' && isOpen(row)).map(row => row.owner))].sort()
}

function said(who: TestCaller, one: Mirrored): Consent[] {
  return one.consent.filter(row => isOpen(row) && (row.recipient === who.member || row.recipient === 'EVERYONE'))
}

function isOpen(row: { opens_at?: Date | null; closes_at?: Date | null }): boolean {
  const now = new Date()
  return (row.opens_at ?? now) <= now && (row.closes_at == null || row.closes_at > now)
}

function covers(bits: number, purpose: Purpose): boolean {
  return (bits & purposeBit(purpose)) !== 0
}
