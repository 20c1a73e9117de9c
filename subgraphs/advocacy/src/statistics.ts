import type { MemberStatistics } from '@hub/kit'

const SENT = `case_id, greatest(sent_on, recorded_on) as counted_on`
const ACTIONS = `advocacy_action where sent_on is not null and status <> 'DRAFT'`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  units: {
    ADVOCACY_ACTIONS: {
      rows: `select ${SENT}, kind as action, addressee from ${ACTIONS}`,
      dimensions: ['ACTION', 'ADDRESSEE'],
    },
  },
  activity: `select ${SENT} from ${ACTIONS}`,
}
