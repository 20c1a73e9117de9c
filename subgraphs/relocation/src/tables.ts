import type { Day, Money, OfCase, RecordedOn } from '@hub/kit'
import type {
  AccompanyingNeed,
  AgeBand,
  FamilyRelation,
  MedicalArrangement,
  PlacementStatus,
  VisaStatus,
  VisaType,
} from './generated/types.ts'

/** The member's own tables. A case has a room here exactly when it has a row in `relocation_file`. */
export interface Tables {
  relocation_file: { case_id: string; medical_arrangements: MedicalArrangement[] }
  placement: PlacementRow
  accompanying_person: OfCase & { relation: FamilyRelation; age_band: AgeBand; needs: AccompanyingNeed[] }
  visa: OfCase & { type: VisaType; status: VisaStatus; expires_on: Day | null }
  stipend: { case_id: string; amount: Money; currency: string }
  host_place: HostPlaceRow
}

interface PlacementRow extends OfCase {
  /** Null outside the network of host places. */
  host_place_id: string | null
  city: string
  country: string
  starts_on: Day
  recorded_on: RecordedOn
  ends_on: Day | null
  status: PlacementStatus
}

/** A place of the accommodation network. Its row leads to no case; a placement leads to it. */
interface HostPlaceRow {
  id: string
  region: string
  capacity: number
  available_from: Day
  available_until: Day | null
  languages: string[]
  family_suitable: boolean
  name: string
  city: string
  contact: string
}
