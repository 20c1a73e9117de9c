import type { MemberStatistics } from '@hub/kit'

const CONTACTED = `case_id, greatest(date, recorded_on) as counted_on`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  units: { FIRST_CONTACTS: { rows: `select ${CONTACTED}, channel from first_contact`, dimensions: ['CHANNEL'] } },
  activity: `select ${CONTACTED} from first_contact`,
}
