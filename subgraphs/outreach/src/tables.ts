import type { Day, OfCase, RecordedOn } from '@hub/kit'
import type { FirstContactChannel, IsolationFactor, SourceKind } from './generated/types.ts'

/** The member's own tables. A case has a room here exactly when it has a row in `outreach_file`. */
export interface Tables {
  outreach_file: { case_id: string; isolation_factors: IsolationFactor[] }
  first_contact: { case_id: string; date: Day; recorded_on: RecordedOn; channel: FirstContactChannel }
  source: { case_id: string; kind: SourceKind; name: string | null }
  mission: OfCase & { country: string; starts_on: Day }
  local_partner: OfCase & { name: string }
}
