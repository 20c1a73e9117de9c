import { type Kysely, sql } from 'kysely'
import type { MemberStatistics } from './definition.ts'

/**
 * Makes the function that keeps `statistics.profile` in step: a row for each case of which the registry has told the
 * kind, who leads it and until when, and the words that the member's own tables say. It may be called by the login that
 * serves, which has no right to write profiles itself. Made anew with every migration, for a member's tables change.
 */
export async function createProfileKeeper(db: Kysely<never>, statistics: MemberStatistics | undefined): Promise<void> {
  await sql
    .raw(
      `create or replace function statistics.keep_profiles() returns void
        language sql security definer set search_path = pg_catalog, public, pg_temp as $keeper$
        ${TOLD};
        ${statistics?.profile === undefined ? 'select' : recorded(statistics.profile)}
      $keeper$`,
    )
    .execute(db)
}

const TOLD = `
  insert into statistics.profile as known (case_id, subject_kind, leads_from, leads_until)
  select distinct on (case_id) case_id, subject_kind, leads_from, leads_until
  from statistics.told_case order by case_id, id desc
  on conflict (case_id) do update
    set subject_kind = excluded.subject_kind, leads_from = excluded.leads_from, leads_until = excluded.leads_until
    where (known.subject_kind, known.leads_from, known.leads_until)
      is distinct from (excluded.subject_kind, excluded.leads_from, excluded.leads_until)`

/** Only persons have a gender. */
function recorded(profile: string): string {
  return `
  update statistics.profile as known set region = said.region, gender = said.gender, profile = said.profile,
    threat = said.threat
  from (
    select found.case_id, coalesce(found.region::text, before.region) as region,
      case before.subject_kind when 'PERSON' then coalesce(found.gender::text, before.gender) else 'NOT_STATED' end as gender,
      coalesce(found.profile::text, before.profile) as profile, coalesce(found.threat::text, before.threat) as threat
    from (${profile}) as found join statistics.profile as before on before.case_id = found.case_id
  ) as said
  where said.case_id = known.case_id and (said.region, said.gender, said.profile, said.threat)
    is distinct from (known.region, known.gender, known.profile, known.threat)`
}
