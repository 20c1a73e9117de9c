import type { MemberStatistics } from '@hub/kit'

const BEGUN = `case_id, greatest(period_start, recorded_on) as counted_on`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  units: {
    CORE_GRANTS: { rows: `select ${BEGUN} from core_grant` },
    CORE_GRANT_AMOUNT: { rows: `select ${BEGUN}, amount as value, currency from core_grant`, value: 'money' },
  },
  activity: `select ${BEGUN} from core_grant`,
}
