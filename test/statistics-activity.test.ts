import { randomUUID } from 'node:crypto'
import { MEMBER_CODES, type MemberCode } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, deskOf, worker } from './src/harness/desk.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'
import { askTable } from './src/statistics/ask.ts'

/**
 * A case that is opened at the desk, and what members record of it in their own tables, in the numbers: nobody but the
 * members' own systems and the desk writes anything here.
 */

const TODAY = new Date()
const QUARTER = Math.floor(TODAY.getUTCMonth() / 3)
const THIS_QUARTER = `${TODAY.getUTCFullYear()}-Q${QUARTER + 1}`
/** The quarter of today is over by then. */
const AFTERWARDS = Date.UTC(TODAY.getUTCFullYear(), 3 * QUARTER + 3, 2)
const NEXT_YEAR = `${TODAY.getUTCFullYear() + 1}-01-01`

let hub: Hub
let desk: Desk
const databases = new Map<string, pg.Pool>()

beforeAll(async () => {
  hub = await startHub({ clock: () => AFTERWARDS, activitySeconds: 1 })
  desk = deskOf(hub)
  for (const owner of [...MEMBER_CODES, 'registry'] as const) {
    databases.set(owner, new pg.Pool({ connectionString: hub.databases[owner].migrateUrl, max: 2 }))
  }
})
afterAll(async () => {
  for (const pool of databases.values()) await pool.end()
  await hub?.[Symbol.asyncDispose]()
})

async function rows(owner: string, sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  const result = await databases.get(owner)?.query(sql, values)
  return result?.rows ?? []
}

/** A profile as the member that holds it counts by it. */
async function profileOf(owner: MemberCode, caseId: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await rows(
    owner,
    `select subject_kind, region, gender, profile, threat, leads_from is not null as leads,
      to_char(leads_until, 'YYYY-MM-DD') as until from statistics.profile where case_id = $1`,
    caseId,
  )
  return row
}

async function flagsAt(owner: MemberCode, caseId: string): Promise<number> {
  const [row] = await rows(owner, 'select count(*)::integer as n from statistics.activity where case_id = $1', caseId)
  return Number(row?.n)
}

/** How often a case is among the rows that were fixed for an indicator. */
async function counted(owner: MemberCode, indicator: string, caseId: string): Promise<number> {
  const [row] = await rows(
    owner,
    `select count(*)::integer as n from statistics.frozen join statistics.freeze as made on made.id = freeze_id
      join statistics.profile using (case_no) where indicator = $1 and quarter = $2 and case_id = $3`,
    indicator,
    THIS_QUARTER,
    caseId,
  )
  return Number(row?.n)
}

const soon = { timeout: 20_000, interval: 100 }

test('a case that is opened at the desk is counted once, by the member that opened it, with what it has recorded', async () => {
  const caseId = await desk.open('emergency')
  await rows(
    'emergency',
    `insert into emergency_file (case_id, country_of_origin, gender, defender_profiles)
      values ($1, 'ET', 'NON_BINARY', '{LAWYER,OTHER}')`,
    caseId,
  )
  await rows('emergency', `insert into threat (case_id, act, occurred_on) values ($1, 'RAID', current_date)`, caseId)
  await expect
    .poll(() => profileOf('emergency', caseId), soon)
    .toEqual({
      subject_kind: 'PERSON',
      region: '002',
      gender: 'OTHER',
      profile: 'LAWYER',
      threat: 'RAID',
      leads: true,
      until: null,
    })

  // Another member takes part, and is active too: that it was is told to nobody but as a flag.
  await desk.share(caseId, 'emergency', 'training')
  await rows('training', 'insert into training_file (case_id) values ($1)', caseId)
  await rows(
    'training',
    `insert into training_session (case_id, topic, held_on, hours, completed)
      values ($1, 'FIRST_AID', current_date, 8, true)`,
    caseId,
  )
  await expect.poll(() => profileOf('training', caseId), soon).toMatchObject({ subject_kind: 'PERSON', leads: false })
  await expect.poll(() => flagsAt('emergency', caseId), soon).toBe(1)
  await expect.poll(() => rows('registry', 'select from activity_flag where case_id = $1', caseId), soon).toEqual([])
  expect(await flagsAt('training', caseId)).toBe(0)

  expect((await askTable(hub, 'PERSONS_SUPPORTED', ['REGION'], THIS_QUARTER)).table).not.toBeNull()
  expect((await askTable(hub, 'PERSONS_BY_PROGRAMME', ['PROGRAMME'], THIS_QUARTER)).table).not.toBeNull()
  expect((await askTable(hub, 'TRAINING_PLACES', ['TOPIC'], THIS_QUARTER)).table).not.toBeNull()
  const everywhere = await Promise.all(MEMBER_CODES.map(owner => counted(owner, 'PERSONS_SUPPORTED', caseId)))
  expect(everywhere.reduce((sum, one) => sum + one)).toBe(1)
  expect(await counted('emergency', 'PERSONS_SUPPORTED', caseId)).toBe(1)
  expect(await counted('emergency', 'PERSONS_BY_PROGRAMME', caseId)).toBeGreaterThan(0)
  expect(await counted('training', 'PERSONS_BY_PROGRAMME', caseId)).toBeGreaterThan(0)
  expect(await counted('training', 'TRAINING_PLACES', caseId)).toBe(1)
})

test('a lead that gives up its part hands over from the next year on, so that nobody is counted twice', async () => {
  const caseId = await desk.open('sustaining')
  await desk.share(caseId, 'sustaining', 'outreach')
  await expect.poll(() => profileOf('outreach', caseId), soon).toMatchObject({ leads: false })
  await desk.give(worker('sustaining'), 'unlinkPart', { caseId })
  await expect.poll(() => profileOf('sustaining', caseId), soon).toMatchObject({ leads: true, until: NEXT_YEAR })
  await expect.poll(() => profileOf('outreach', caseId), soon).toMatchObject({ leads: true, until: null })
  const since = await rows(
    'outreach',
    `select to_char(leads_from, 'YYYY-MM-DD') as since from statistics.profile where case_id = $1`,
    caseId,
  )
  expect(since).toEqual([{ since: NEXT_YEAR }])
})

test('a case that was opened by mistake is counted by nobody', async () => {
  const caseId = await desk.open('relocation')
  await expect.poll(() => profileOf('relocation', caseId), soon).toMatchObject({ leads: true, until: null })
  await desk.give(worker('relocation'), 'unlinkPart', { caseId })
  await expect
    .poll(
      () =>
        rows(
          'relocation',
          'select leads_from = leads_until as never from statistics.profile where case_id = $1',
          caseId,
        ),
      soon,
    )
    .toEqual([{ never: true }])
})

test('what the registry says about activity counts on its signature alone', async () => {
  const [held] = await rows('emergency', 'select case_id from ledger.part limit 1')
  const news = { after: 0, active: [{ caseId: held?.case_id, quarter: '2026-07-01' }], cases: [] }
  const send = async (headers: Readonly<Record<string, string>>) => {
    const response = await fetch(`${hub.ownerUrl('emergency')}/statistics/activity`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(news),
    })
    return response.status
  }
  expect(await send({})).toBe(401)
  expect(await send({ 'registry-signature': randomUUID() })).toBe(401)
})
