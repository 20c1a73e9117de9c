import { type ActivityNews, type DeskHost, MOST_AT_ONCE } from '@hub/kit'
import { MEMBER_CODES, type MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'

/**
 * Passes on, for statistics, that somebody was active on a case: holders tell that they were, and the lead, who counts
 * the person, is told that somebody was, not who. What was passed on is not kept.
 */
export interface ActivityRounds {
  start(): void
  stop(): Promise<void>
}

/** Exchanges with one member in one round: the rest goes with the next. */
const MOST_EXCHANGES = 500

export function createActivityRounds(
  db: Kysely<never>,
  { client, activitySeconds, log }: Pick<DeskHost, 'client' | 'activitySeconds' | 'log'>,
): ActivityRounds {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stopped = false

  /** First everyone tells, then the leads hear of it. */
  async function round(): Promise<void> {
    try {
      for (const owner of MEMBER_CODES) await exchange(owner)
      for (const owner of MEMBER_CODES) if ((await flagsFor(db, owner)).length > 0) await exchange(owner)
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'activity was not passed on')
    }
  }

  async function exchange(owner: MemberCode): Promise<void> {
    let asked: readonly string[] = []
    for (let turn = 0; turn < MOST_EXCHANGES && !stopped; turn++) {
      const active = await flagsFor(db, owner)
      const cases = await casesFor(db, owner, asked)
      const news = { after: await positionOf(db, owner), active, cases }
      const answer = await client.activity(owner, news)
      if (answer === null) return
      await take(db, owner, news, answer)
      // A case that it still does not know after it was told is not one of its.
      const told = new Set(cases.map(({ caseId }) => caseId))
      asked = answer.unknown.filter(id => !told.has(id))
      const more = [active, cases, answer.active].some(({ length }) => length === MOST_AT_ONCE)
      if (!more && (asked.length === 0 || (await casesFor(db, owner, asked)).length === 0)) return
    }
  }

  const plan = () => {
    timer = setTimeout(() => {
      running = round().then(() => {
        if (!stopped) plan()
      })
    }, activitySeconds * 1_000)
    timer.unref()
  }

  return {
    start: plan,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** Cases that a member leads, or led in the quarter, in which somebody was active. */
async function flagsFor(db: Kysely<never>, owner: MemberCode): Promise<ActivityNews['active']> {
  const { rows } = await sql<{ caseId: string; quarter: string }>`
    select case_id as "caseId", to_char(quarter, 'YYYY-MM-DD') as quarter
    from activity_flag join case_lead using (case_id)
    where owner = ${owner} and leads_from <= quarter and quarter < coalesce(leads_until, 'infinity')
    order by quarter, case_id limit ${MOST_AT_ONCE}`.execute(db)
  return rows
}

/** Cases that the member has asked about and holds, and those that it leads since, or leads no more. */
async function casesFor(
  db: Kysely<never>,
  owner: MemberCode,
  asked: readonly string[],
): Promise<ActivityNews['cases']> {
  const { rows } = await sql<ActivityNews['cases'][number]>`
    select case_reference.id as "caseId", subject_kind as "subjectKind",
      to_char(leads_from, 'YYYY-MM-DD') as "leadsFrom", to_char(leads_until, 'YYYY-MM-DD') as "leadsUntil"
    from case_reference
    left join lateral (
      select * from case_lead where case_lead.case_id = case_reference.id and owner = ${owner}
      order by leads_from desc limit 1
    ) as lead on true
    where case_reference.id in (
      select case_id from case_lead where owner = ${owner} and not told
      union
      select case_id from mirror_standing
      where case_id = any(${asked}::uuid[]) and owner = ${owner} and kind = 'HOLDER'
    )
    order by case_reference.id limit ${MOST_AT_ONCE}`.execute(db)
  return rows
}

async function positionOf(db: Kysely<never>, owner: MemberCode): Promise<number> {
  const { rows } = await sql<{ position: string }>`
    select position from activity_position where owner = ${owner}`.execute(db)
  return Number(rows[0]?.position ?? 0)
}

/** A member tells of its own cases only, and of this quarter and the one before. */
async function take(
  db: Kysely<never>,
  owner: MemberCode,
  told: ActivityNews,
  { active, position }: { readonly active: ActivityNews['active']; readonly position: number },
): Promise<void> {
  await db.transaction().execute(async transaction => {
    await sql`
      delete from activity_flag using unnest(${caseIds(told.active)}::uuid[], ${quarters(told.active)}::date[])
        as told (case_id, quarter)
      where activity_flag.case_id = told.case_id and activity_flag.quarter = told.quarter`.execute(transaction)
    // What changed meanwhile is told the next time.
    await sql`
      update case_lead set told = true
      from unnest(${caseIds(told.cases)}::uuid[], ${told.cases.map(one => one.leadsFrom)}::date[],
        ${told.cases.map(one => one.leadsUntil)}::date[]) as said (case_id, leads_from, leads_until)
      where owner = ${owner} and case_lead.case_id = said.case_id and (case_lead.leads_from < said.leads_from
        or (case_lead.leads_from = said.leads_from and case_lead.leads_until is not distinct from said.leads_until))
    `.execute(transaction)
    // A member that counts from further back was restored from a backup, and knows nothing of later news.
    if (position < told.after) await sql`update case_lead set told = false where owner = ${owner}`.execute(transaction)
    await sql`
      insert into activity_flag (case_id, quarter)
      select distinct said.case_id, said.quarter
      from unnest(${caseIds(active)}::uuid[], ${quarters(active)}::date[]) as said (case_id, quarter)
      join mirror_standing as standing
        on standing.case_id = said.case_id and standing.owner = ${owner} and standing.kind = 'HOLDER'
      where said.quarter between date_trunc('quarter', current_date) - interval '3 months' and current_date
      on conflict do nothing`.execute(transaction)
    await sql`
      insert into activity_position values (${owner}, ${position})
      on conflict (owner) do update set position = excluded.position`.execute(transaction)
  })
}

function caseIds(rows: readonly { readonly caseId: string }[]): string[] {
  return rows.map(({ caseId }) => caseId)
}

function quarters(rows: readonly { readonly quarter: string }[]): string[] {
  return rows.map(({ quarter }) => quarter)
}
