import type { MemberStatistics } from '@hub/kit'

const CONTACTED = `case_id, greatest(date, recorded_on) as counted_on`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  // Where the first mission went, which is where the defender is from.
  profile: `select distinct on (case_id) case_id, region, null as gender, null as profile, null as threat
    from mission left join statistics.country on code = country order by case_id, starts_on, id`,
  units: { FIRST_CONTACTS: { rows: `select ${CONTACTED}, channel from first_contact`, dimensions: ['CHANNEL'] } },
  activity: `select ${CONTACTED} from first_contact`,
}
