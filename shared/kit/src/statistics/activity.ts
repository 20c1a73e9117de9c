import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { activityOf, type MemberStatistics } from './definition.ts'

/*
 * Each person is counted once, by the member that leads the case, in quarters in which any holder was active. So holders
 * tell the registry that they were active, and the registry tells the lead that somebody was. It comes for it: a member
 * answers nobody but the registry, and tells it about cases of which it holds a part.
 */

const uuid = z.uuid()
/** The first day of a quarter. */
const quarter = z.string().regex(/^[0-9]{4}-(01|04|07|10)-01$/)
const active = z.strictObject({ caseId: uuid, quarter })

/** Flags, or cases, of one exchange. */
export const MOST_AT_ONCE = 2_000

/** What the registry says. */
export const ACTIVITY_NEWS = z.strictObject({
  /** The position of the last flag that the registry has taken. */
  after: z.int().min(0),
  /** Cases that the member leads, in quarters in which somebody was active. */
  active: z.array(active).max(MOST_AT_ONCE),
  /** Cases of the member: of which kind they are, and when it leads them. */
  cases: z
    .array(
      z.strictObject({
        caseId: uuid,
        subjectKind: z.enum(['PERSON', 'FAMILY', 'ORGANISATION', 'COMMUNITY']),
        leadsFrom: z.iso.date().nullable(),
        leadsUntil: z.iso.date().nullable(),
      }),
    )
    .max(MOST_AT_ONCE),
})

/** What a member says. */
export const ACTIVITY_ANSWER = z.strictObject({
  /** Cases on which it was active, in quarters, after what the registry has taken. */
  active: z.array(active).max(MOST_AT_ONCE),
  /** The position of the last of them; of the last of all where there are none after. */
  position: z.int().min(0),
  /** Cases of which it does not know the kind. */
  unknown: z.array(uuid).max(MOST_AT_ONCE),
})

export type ActivityNews = z.output<typeof ACTIVITY_NEWS>
export type ActivityAnswer = z.output<typeof ACTIVITY_ANSWER>

/** Takes what the registry says, brings profiles up to date, and answers with what the member has done since. */
export async function exchangeActivity(
  db: Kysely<never>,
  statistics: MemberStatistics,
  news: ActivityNews,
): Promise<ActivityAnswer> {
  return db.transaction().execute(async transaction => {
    // Positions become visible in their order.
    await sql`select pg_advisory_xact_lock(hashtextextended('statistics activity', 0))`.execute(transaction)
    await takeCases(transaction, news.cases)
    await sql`select statistics.keep_profiles()`.execute(transaction)
    await takeActive(transaction, news.active)
    await findActive(transaction, statistics)
    return answerOf(transaction, news.after)
  })
}

async function takeCases(db: Kysely<never>, cases: ActivityNews['cases']): Promise<void> {
  if (cases.length === 0) return
  await sql`
    insert into statistics.told_case (case_id, subject_kind, leads_from, leads_until)
    select case_id, subject_kind, leads_from, leads_until
    from unnest(${cases.map(one => one.caseId)}::uuid[], ${cases.map(one => one.subjectKind)}::text[],
      ${cases.map(one => one.leadsFrom)}::date[], ${cases.map(one => one.leadsUntil)}::date[])
      as told (case_id, subject_kind, leads_from, leads_until)
    join ledger.part using (case_id)`.execute(db)
}

/**
 * A flag counts in its quarter, or where that is released in the quarter in which it comes. It waits for whoever is
 * freezing the quarter.
 */
async function takeActive(db: Kysely<never>, flags: ActivityNews['active']): Promise<void> {
  if (flags.length === 0) return
  await sql`select pg_advisory_xact_lock_shared(hashtextextended('statistics PERSONS_SUPPORTED', 0))`.execute(db)
  await sql`
    insert into statistics.activity (case_id, recorded_on)
    select told.case_id, case when made.id is null then least(last_day, current_date) else current_date end
    from (
      select case_id, quarter, (quarter + interval '3 months' - interval '1 day')::date as last_day
      from unnest(${flags.map(one => one.caseId)}::uuid[], ${flags.map(one => one.quarter)}::date[])
        as flag (case_id, quarter)
    ) as told
    join statistics.profile on profile.case_id = told.case_id
    left join statistics.freeze as made
      on made.indicator = 'PERSONS_SUPPORTED' and made.quarter = to_char(told.quarter, 'YYYY"-Q"Q')
    left join statistics.activity as known
      on known.case_id = told.case_id and known.recorded_on between told.quarter and last_day
    where known.case_id is null
    on conflict do nothing`.execute(db)
}

/** Of this quarter and the one before: what was recorded before that was told when it was. */
async function findActive(db: Kysely<never>, statistics: MemberStatistics): Promise<void> {
  await sql`
    insert into statistics.active_quarter (case_id, quarter)
    select case_id, quarter from (
      select distinct case_id, date_trunc('quarter', counted_on)::date as quarter
      from (${sql.raw(activityOf(statistics))}) as active
      where counted_on >= date_trunc('quarter', current_date) - interval '3 months' and counted_on <= current_date
    ) as found
    where not exists (select from statistics.active_quarter as told
      where told.quarter = found.quarter and told.case_id = found.case_id)
    on conflict do nothing`.execute(db)
}

async function answerOf(db: Kysely<never>, after: number): Promise<ActivityAnswer> {
  const flags = await sql<{ position: string; caseId: string; quarter: string }>`
    select position, case_id as "caseId", to_char(quarter, 'YYYY-MM-DD') as quarter from statistics.active_quarter
    where position > ${after} order by position limit ${MOST_AT_ONCE}`.execute(db)
  const { rows } = await sql<{ last: string; unknown: string[] }>`
    select (select coalesce(max(position), 0) from statistics.active_quarter) as last,
      array(select case_id from ledger.part
        where not exists (select from statistics.profile where profile.case_id = part.case_id)
          and not exists (select from ledger.part_unlinking where part_unlinking.case_id = part.case_id)
        limit ${MOST_AT_ONCE}) as unknown`.execute(db)
  return {
    active: flags.rows.map(({ caseId, quarter: first }) => ({ caseId, quarter: first })),
    position: Number(flags.rows.at(-1)?.position ?? rows[0]?.last ?? 0),
    unknown: rows[0]?.unknown ?? [],
  }
}
