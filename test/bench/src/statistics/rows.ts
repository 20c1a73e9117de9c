import type { OwnerDatabase } from '@hub/postgres'
import { MEMBER_CODES, type Owner } from '@hub/vocabulary'
import pg from 'pg'

/** A row for each number, with words that depend on member and number alone: every database can make the same ones. */
function rowsOf(member: string, cases: number): string {
  const word = (from: number, words: readonly string[]) =>
    `(array[${words.map(one => `'${one}'`).join()}])[1 + ('x' || substr(h, ${from}, 4))::bit(16)::integer % ${words.length}]`
  return `select h::uuid as case_id, '${member}' as lead,
      ${word(1, ['002', '002', '019', '142', '150', '009'])} as region,
      ${word(5, ['WOMAN', 'WOMAN', 'MAN', 'MAN', 'OTHER', 'NOT_STATED'])} as gender,
      ${word(9, ['WOMENS_RIGHTS', 'LAWYER', 'JOURNALIST_OR_MEDIA', 'LAND_AND_ENVIRONMENT', 'MINORITY_RIGHTS', 'OTHER'])} as profile,
      ${word(13, ['RAID', 'SURVEILLANCE', 'DEATH_THREAT', 'LEGAL_ACTION'])} as threat,
      date '2025-01-01' + ('x' || substr(h, 17, 4))::bit(16)::integer % 365 as recorded_on
    from (select md5('${member}-' || n) as h from generate_series(1, ${cases}) as n) as hashed`
}

/** Puts as many cases as asked for into six members' databases; each was active on one day of 2025. */
export async function fillMembers(databases: Readonly<Record<Owner, OwnerDatabase>>, cases: number): Promise<void> {
  const inTurn = async (members: readonly Owner[]) => {
    for (const member of members) {
      await run(databases[member].migrateUrl, [
        // One lock for each case is more than a transaction holds; nobody else is here.
        'alter table ledger.part disable trigger user',
        `create table made as ${rowsOf(member, Math.ceil(cases / MEMBER_CODES.length))}`,
        `insert into ledger.part select case_id, case_id::text, 'bench', now() from made`,
        `insert into statistics.profile (case_id, subject_kind, region, gender, profile, threat, leads_from)
          select case_id, 'PERSON', region, gender, profile, threat, '2024-01-01' from made`,
        'insert into statistics.activity select case_id, recorded_on from made',
        'drop table made',
        'alter table ledger.part enable trigger user',
        'analyze statistics.profile, statistics.activity, ledger.part',
      ])
    }
  }
  await Promise.all([0, 1].map(half => inTurn(MEMBER_CODES.filter((_, at) => at % 2 === half))))
}

/** Published appeals, for a plain read of about as many rows as the table of regions, genders and profiles has cells. */
export async function fillAppeals(url: string): Promise<void> {
  await run(url, [
    `insert into published_appeal (title, published_on, url)
      select 'appeal ' || n, date '2025-01-01' + n, 'https://appeals.example/' || n from generate_series(1, 264) as n`,
  ])
}

/** The same rows in one database, as somebody would have them who pooled the members' data. */
export async function fillPool(url: string, cases: number): Promise<void> {
  const columns = 'case_id uuid primary key, lead text, region text, gender text, profile text, threat text'
  await run(url, [
    `create table profile (${columns})`,
    'create table activity (case_id uuid not null, recorded_on date not null, primary key (recorded_on, case_id))',
    ...MEMBER_CODES.flatMap(member => {
      const rows = rowsOf(member, Math.ceil(cases / MEMBER_CODES.length))
      return [
        `insert into profile select case_id, lead, region, gender, profile, threat from (${rows}) as made`,
        `insert into activity select case_id, recorded_on from (${rows}) as made`,
      ]
    }),
    'analyze profile, activity',
  ])
}

/** One statement for the table of three dimensions, as an analyst would write it. */
export const POOLED = `select region, gender, profile, count(distinct case_id) as persons
  from activity join profile using (case_id)
  where recorded_on >= '2025-01-01' and recorded_on < '2026-01-01'
  group by region, gender, profile`

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Milliseconds of one statement, the best of some runs: what others do meanwhile only makes it slower. */
export async function timed(url: string, statement: string, runs: number): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const times: number[] = []
    for (let turn = 0; turn < runs; turn++) {
      const began = performance.now()
      await client.query(statement)
      times.push(performance.now() - began)
    }
    return Math.min(...times)
  } finally {
    await client.end()
  }
}
