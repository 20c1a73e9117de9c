import type { Mirror } from '@hub/decision'
import type { Insertable } from 'kysely'
import type { Tables } from './tables.ts'

/** The rows of a projected ledger, ready to be inserted. They take the place of all rows of that owner and case. */
export function mirrorRows(mirror: Mirror): {
  readonly mirror_standing: Insertable<Tables['mirror_standing']>[]
  readonly mirror_consent: Insertable<Tables['mirror_consent']>[]
} {
  return {
    mirror_standing: mirror.standing.map(row => ({
      case_id: row.caseId,
      owner: row.owner,
      recipient: row.recipient,
      person: row.person,
      kind: row.kind,
      purposes: row.purposes,
      opens_at: new Date(row.opensAt),
      closes_at: moment(row.closesAt),
    })),
    mirror_consent: mirror.consent.map(row => ({
      case_id: row.caseId,
      owner: row.owner,
      recipient: row.recipient,
      opens_at: moment(row.opensAt),
      closes_at: moment(row.closesAt),
      status_denied: row.statusDenied,
      involvement_permitted: row.involvementPermitted,
      involvement_denied: row.involvementDenied,
      not_understood: row.notUnderstood,
      involvement_withdrawn: row.involvementWithdrawn,
      involvement_expired: row.involvementExpired,
      may_contact_again: row.mayContactAgain,
    })),
  }
}

function moment(time: number | null): Date | null {
  return time === null ? null : new Date(time)
}
