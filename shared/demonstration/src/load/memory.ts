import type pg from 'pg'
import type { MemberShown } from '../members.ts'

/** The case to look at first, and who should ask for it, for what. */
export interface Showcase {
  readonly id: string
  readonly reference: string
  readonly client: string
  readonly role: 'PARTNER_SYSTEM'
  readonly purpose: 'EMERGENCY_PROTECTION'
}

/** Glass that is to be found broken whenever the demonstration starts. */
export interface BrokenGlass {
  readonly caseId: string
  readonly owner: MemberShown
  readonly member: string
  readonly person: string
}

/** What the registry's database remembers of a load that was completed. */
export interface Loaded {
  readonly showcase: Showcase
  readonly brokenGlass: readonly BrokenGlass[]
  /** When the glass was last broken, epoch milliseconds. */
  readonly brokenAt: number
}

/** The schema that marks a database as a demonstration's. The login that serves has no rights in it. */
const MARK = 'create schema if not exists demonstration'

/** Whether this database may be emptied: it holds no case, or is a demonstration's. */
export async function mayBeEmptied(client: pg.Client, casesIn: string): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select to_regnamespace('demonstration') is not null or not exists (select from ${casesIn}) as may`,
  )
  return rows[0]?.may === true
}

/** Marks the database, and forgets a load that was completed: from here on it is incomplete. */
export async function beginLoad(client: pg.Client): Promise<void> {
  await client.query(`${MARK}; drop table if exists demonstration.loaded`)
}

/** To be written last, into the registry's database. */
export async function rememberLoad(client: pg.Client, loaded: Loaded): Promise<void> {
  await client.query(`begin; ${MARK}; create table if not exists demonstration.loaded (facts jsonb not null)`)
  await client.query('delete from demonstration.loaded')
  await client.query('insert into demonstration.loaded (facts) values ($1)', [JSON.stringify(loaded)])
  await client.query('commit')
}

/** Null where no load was completed. */
export async function recallLoad(client: pg.Client): Promise<Loaded | null> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('demonstration.loaded') is not null as there`,
  )
  if (found[0]?.there !== true) return null
  const { rows } = await client.query<{ facts: Loaded }>('select facts from demonstration.loaded')
  return rows[0]?.facts ?? null
}
