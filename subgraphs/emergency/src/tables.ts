import type { Day, Money, OfCase, RecordedOn } from '@hub/kit'
import type * as sdl from './generated/types.ts'

/** The member's own tables. A case has a room here exactly when it has a row in `emergency_file`. */
export interface Tables {
  emergency_file: EmergencyFileRow
  identity_document: OfCase & { kind: sdl.IdentityDocumentKind; number: string }
  contact_channel: OfCase & { kind: sdl.ContactChannelKind; value: string; safe_hours: string | null }
  current_location: { case_id: string; country: string; region: string | null; place: string | null }
  threat: ThreatRow
  legal_proceeding: OfCase & { kind: sdl.LegalProceedingKind; court: string | null; next_hearing_on: Day | null }
  emergency_grant: EmergencyGrantRow
  grant_payee: { grant_id: string; account_holder: string; iban: string }
}

interface EmergencyFileRow {
  case_id: string
  legal_name: string | null
  known_as: string | null
  date_of_birth: Day | null
  nationality: string | null
  country_of_origin: string | null
  safe_contact_rule: sdl.SafeContactRule | null
  gender: sdl.Gender | null
  defender_profiles: sdl.DefenderProfile[]
  risk_level: sdl.RiskLevel | null
  medical_needs: sdl.MedicalNeed[]
  psychosocial_needs: sdl.PsychosocialNeed[]
}

interface ThreatRow extends OfCase {
  act: sdl.ThreatAct
  occurred_on: Day | null
  recorded_on: RecordedOn
  description: string | null
  alleged_perpetrator: string | null
}

interface EmergencyGrantRow {
  id: string
  case_id: string
  amount: Money
  currency: string
  purpose: sdl.GrantPurpose
  approved_on: Day | null
  recorded_on: RecordedOn
  status: sdl.GrantStatus
}
