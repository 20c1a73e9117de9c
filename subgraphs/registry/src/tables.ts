import type { MirrorConsent, MirrorStanding } from '@hub/decision'
import type { Day } from '@hub/kit'
import type { ColumnType } from 'kysely'
import type { CaseStatus, SubjectKind } from './generated/types.ts'

/** The registry's own tables. The mirror is what the owners' ledgers say, projected by `mirrorOf`. */
export interface Tables {
  case_reference: {
    id: string
    reference: string
    subject_kind: SubjectKind
    status: CaseStatus
    opened_on: Day
  }
  mirror_standing: {
    case_id: string
    owner: string
    recipient: string
    person: string | null
    kind: MirrorStanding['kind']
    purposes: number
    opens_at: Moment
    closes_at: Moment | null
  }
  mirror_consent: {
    case_id: string
    owner: string
    recipient: MirrorConsent['recipient']
    opens_at: Moment | null
    closes_at: Moment | null
    status_denied: number
    involvement_permitted: number
    involvement_denied: number
    not_understood: number
    involvement_withdrawn: number
    involvement_expired: number
    may_contact_again: boolean
  }
  /** Who counts the person in statistics. */
  case_lead: { case_id: string; owner: string; leads_from: Day; leads_until: Day | null; told: boolean }
  /** Moves with every change to a case's mirror; kept by triggers. */
  case_epoch: { case_id: string; epoch: string }
}

type Moment = ColumnType<Date, Date, Date>
