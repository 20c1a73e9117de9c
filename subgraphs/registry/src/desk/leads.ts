import { type Kysely, sql } from 'kysely'

/*
 * Who leads a case, that is, counts the person in statistics. Who leads changes with the calendar year, so that nobody is
 * counted twice in any period.
 */

/** The member that opened the case leads it, from the quarter on in which it did. */
export async function beginLead(db: Kysely<never>, caseId: string, owner: string): Promise<void> {
  await sql`
    insert into case_lead (case_id, owner, leads_from)
    values (${caseId}, ${owner}, date_trunc('quarter', current_date)) on conflict do nothing`.execute(db)
}

/**
 * A lead that holds no part any more hands over, to the member that holds one for the longest. Where nobody else does,
 * the case was opened by mistake, and counts in nothing that is not fixed yet.
 */
export async function handOverLead(db: Kysely<never>, caseId: string, owner: string): Promise<void> {
  await sql`
    with next as (
      select owner from mirror_standing
      where case_id = ${caseId} and kind = 'HOLDER' and owner <> ${owner} order by opens_at, owner limit 1
    ), ended as (
      update case_lead
      set told = false, leads_until = case when exists (select from next)
        then greatest(leads_from, (date_trunc('year', current_date) + interval '1 year')::date) else leads_from end
      where case_id = ${caseId} and owner = ${owner} and leads_until is null
      returning leads_until
    )
    insert into case_lead (case_id, owner, leads_from) select ${caseId}, next.owner, leads_until from next, ended
    on conflict do nothing`.execute(db)
}
