import { randomUUID } from 'node:crypto'
import { EVERY_PURPOSE } from '@hub/vocabulary'
import type { Insertable } from 'kysely'
import { generateReference } from '../reference.ts'
import type { Tables } from '../tables.ts'

const HOUR = 3_600_000

/** A moment so many hours from now. */
export function hoursFromNow(hours: number): Date {
  return new Date(Date.now() + hours * HOUR)
}

export function caseRow(
  given: Partial<Insertable<Tables['case_reference']>> = {},
): Insertable<Tables['case_reference']> {
  return {
    id: randomUUID(),
    reference: generateReference(),
    subject_kind: 'PERSON',
    status: 'OPEN',
    opened_on: '2025-03-31',
    ...given,
  }
}

/** A row that is open and covers every purpose, unless told otherwise. */
export function standingRow(
  caseId: string,
  owner: string,
  recipient: string,
  kind: Tables['mirror_standing']['kind'],
  given: Partial<Insertable<Tables['mirror_standing']>> = {},
): Insertable<Tables['mirror_standing']> {
  return {
    case_id: caseId,
    owner,
    recipient,
    person: null,
    kind,
    purposes: EVERY_PURPOSE,
    opens_at: hoursFromNow(-1),
    closes_at: null,
    ...given,
  }
}

/** A row that holds for ever and says nothing, unless told otherwise. */
export function consentRow(
  caseId: string,
  owner: string,
  recipient: string,
  given: Partial<Insertable<Tables['mirror_consent']>> = {},
): Insertable<Tables['mirror_consent']> {
  return {
    case_id: caseId,
    owner,
    recipient,
    opens_at: null,
    closes_at: null,
    status_denied: 0,
    involvement_permitted: 0,
    involvement_denied: 0,
    not_understood: 0,
    involvement_withdrawn: 0,
    involvement_expired: 0,
    may_contact_again: true,
    ...given,
  }
}
