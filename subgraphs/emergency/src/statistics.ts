import type { MemberStatistics } from '@hub/kit'

const GRANTS = `emergency_grant where approved_on is not null and status in ('APPROVED', 'PAID', 'REPORTED')`
const APPROVED = `case_id, greatest(approved_on, recorded_on) as counted_on`
const REPORTED = `case_id, greatest(occurred_on, recorded_on) as counted_on`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  profile: `select file.case_id, region,
      case when gender in ('NON_BINARY', 'SELF_DESCRIBED') then 'OTHER' else gender::text end as gender,
      defender_profiles[1] as profile, latest.act as threat
    from emergency_file as file left join statistics.country on country.code = file.country_of_origin
    left join (
      select distinct on (case_id) case_id, act from threat
      order by case_id, coalesce(occurred_on, recorded_on) desc, id desc
    ) as latest on latest.case_id = file.case_id`,
  units: {
    EMERGENCY_GRANTS: {
      rows: `select ${APPROVED}, purpose as grant_purpose from ${GRANTS}`,
      dimensions: ['GRANT_PURPOSE'],
    },
    EMERGENCY_GRANT_AMOUNT: {
      rows: `select ${APPROVED}, purpose as grant_purpose, amount as value, currency from ${GRANTS}`,
      dimensions: ['GRANT_PURPOSE'],
      value: 'money',
    },
    THREATS: { rows: `select ${REPORTED}, act as threat from threat`, dimensions: ['THREAT'] },
  },
  activity: `select ${APPROVED} from ${GRANTS} union all select ${REPORTED} from threat`,
}
