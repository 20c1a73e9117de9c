/**
 * The units of one indicator at a member: one statement over its own tables that yields `case_id`; `counted_on`, the
 * later of the day on which it happened and the day on which it was recorded, so that a late record counts in the
 * quarter in which it came; and the columns below. Dimensions of the case itself come from its statistical profile.
 */
export interface Units {
  readonly rows: string
  /** Dimensions that hang on the unit and not on the case; a column each, by the name in lower case. */
  readonly dimensions?: readonly string[]
  /** A condition on the `unit` and the `profile` of its case, where not every unit counts. */
  readonly where?: string
  /** Where a row is not one unit: a column `value`. Of money there is a column `currency` too. */
  readonly value?: 'number' | 'money'
}

/** How a member counts. */
export interface MemberStatistics {
  /**
   * What its own tables say about cases as a whole: a statement for `case_id`, `region` (UN M49), `gender`, `profile` and
   * `threat`, in words of the plan; nulls where they say nothing. What they say takes the place of what the profile had;
   * whatever they do not say, the member's own system records in `statistics.profile`.
   */
  readonly profile?: string
  /** By indicator, as the plan names them. */
  readonly units: Readonly<Record<string, Units>>
  /** When the member was active on a case, over all that it does: a statement for `case_id` and `counted_on`. */
  readonly activity: string
}

/** Dimensions that a case has as a whole; columns of `statistics.profile`. */
export const PROFILE_DIMENSIONS: ReadonlySet<string> = new Set(['REGION', 'GENDER', 'PROFILE', 'THREAT'])

/** The dimension of programmes: each member is one. */
export const PROGRAMME = 'PROGRAMME'

/** Persons whose case this member leads, in quarters in which any holder was active. The same at every member. */
const PERSONS_LED: Units = {
  rows: 'select case_id, recorded_on as counted_on from statistics.activity',
  where: `profile.subject_kind = 'PERSON' and profile.leads_from <= unit.counted_on
    and unit.counted_on < coalesce(profile.leads_until, 'infinity')`,
}

/** Days on which the member was active on a case: by what it did, and by taking the case on. */
export function activityOf({ activity }: MemberStatistics): string {
  return `${activity} union all select case_id, registered_at::date as counted_on from ledger.part
    where not exists (select from ledger.part_unlinking where part_unlinking.case_id = part.case_id)`
}

/** The units of an indicator at this member; undefined where it has none. */
export function unitsOf(statistics: MemberStatistics, indicator: string): Units | undefined {
  const { units } = statistics
  if (indicator === 'PERSONS_SUPPORTED') return PERSONS_LED
  if (indicator === 'PERSONS_BY_PROGRAMME')
    return { rows: activityOf(statistics), where: `profile.subject_kind = 'PERSON'` }
  return Object.hasOwn(units, indicator) ? units[indicator] : undefined
}
