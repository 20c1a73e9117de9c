import type { Day, Money, OfCase, RecordedOn } from '@hub/kit'
import type { RiskLevel } from './generated/types.ts'

/** The member's own tables. A case has a room here exactly when it has a row in `sustaining_file`. */
export interface Tables {
  sustaining_file: SustainingFileRow
  core_grant: CoreGrantRow
  instalment: OfGrant & { due_on: Day; amount: Money; paid_on: Day | null }
  bank_details: { case_id: string; account_holder: string; iban: string }
}

interface SustainingFileRow {
  case_id: string
  organisation_name: string
  registration_number: string | null
  country: string | null
  closure_risk: RiskLevel | null
}

interface CoreGrantRow {
  id: string
  case_id: string
  amount: Money
  currency: string
  period_start: Day
  recorded_on: RecordedOn
  period_end: Day
}

interface OfGrant {
  id: OfCase['id']
  grant_id: string
}
