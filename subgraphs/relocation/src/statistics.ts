import type { MemberStatistics } from '@hub/kit'

const HAPPENED = `status in ('ACTIVE', 'COMPLETED')`
const BEGUN = `case_id, greatest(starts_on, recorded_on) as counted_on`

/** What the member counts for the consortium's statistics. */
export const statistics: MemberStatistics = {
  units: {
    RELOCATIONS: { rows: `select ${BEGUN} from placement where ${HAPPENED}` },
    RELOCATED_PERSONS: {
      rows: `select ${BEGUN},
          1 + (select count(*) from accompanying_person where accompanying_person.case_id = placement.case_id) as value
        from placement where ${HAPPENED}`,
      value: 'number',
    },
    RELOCATION_DAYS: {
      rows: `select case_id, greatest(ends_on, recorded_on) as counted_on, ends_on - starts_on as value
        from placement where ${HAPPENED} and ends_on is not null`,
      value: 'number',
    },
  },
  activity: `select ${BEGUN} from placement where ${HAPPENED}`,
}
