import type { MemberStatistics } from '@hub/kit'

const BEGUN = `case_id, greatest(period_start, recorded_on) as counted_on`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  profile: `select case_id, region, null as gender, null as profile, null as threat
    from sustaining_file left join statistics.country on code = country`,
  units: {
    CORE_GRANTS: { rows: `select ${BEGUN} from core_grant` },
    CORE_GRANT_AMOUNT: { rows: `select ${BEGUN}, amount as value, currency from core_grant`, value: 'money' },
  },
  activity: `select ${BEGUN} from core_grant`,
}
