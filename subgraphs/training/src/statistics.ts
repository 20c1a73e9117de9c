import type { MemberStatistics } from '@hub/kit'

const HELD = `case_id, greatest(held_on, recorded_on) as counted_on`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  units: { TRAINING_PLACES: { rows: `select ${HELD}, topic from training_session`, dimensions: ['TOPIC'] } },
  activity: `select ${HELD} from training_session`,
}
