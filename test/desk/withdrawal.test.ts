import { testPostgres } from '@hub/postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { CONSENT_FORM, type Desk, deskOf, inDays, worker } from '../src/harness/desk.ts'
import { type Hub, startHub } from '../src/harness/start-hub.ts'
import { keepRunning } from '../src/harness/steady.ts'

/** `pnpm withdrawals` makes a thousand. */
const TRIALS = Number(process.env.HUB_TRIALS ?? 20)
const READERS = 4
/** Long enough for every holder that is up to confirm, however busy the machine. */
const FENCE_MS = TRIALS > 20 ? 60_000 : 4_000

let hub: Hub
let desk: Desk
let ledger: pg.Pool
let second: string

beforeAll(async () => {
  hub = await startHub({ fenceMs: FENCE_MS })
  desk = deskOf(hub)
  ledger = new pg.Pool({ connectionString: hub.databases.emergency.migrateUrl })
  second = (await hub.anotherGateway()).url
})

afterAll(async () => {
  await ledger?.end()
  await hub?.[Symbol.asyncDispose]()
})

const PERMIT = {
  owner: 'emergency',
  effect: 'PERMIT',
  categories: ['IDENTITY'],
  recipients: ['training'],
  purposes: ['CASE_COORDINATION'],
  legalBasis: 'CONSENT',
  ...CONSENT_FORM,
}

/** A case with a file at emergency, opened to training by a referral. */
async function sharedCase(): Promise<string> {
  const caseId = await desk.open('emergency')
  await ledger.query(
    `insert into public.emergency_file (case_id, legal_name) values ($1, 'مريم') on conflict do nothing`,
    [caseId],
  )
  const offered = await desk.give(worker('emergency'), 'referCase', {
    caseId,
    owner: 'emergency',
    recipient: 'training',
    purposes: ['CASE_COORDINATION'],
    categories: ['IDENTITY'],
    expiresAt: inDays(30),
  })
  await desk.give(worker('training'), 'acceptReferral', { referral: offered.item?.id, owner: 'emergency' })
  return caseId
}

const permit = (caseId: string) =>
  desk.give(worker('emergency'), 'recordConsent', {
    ...PERMIT,
    caseId,
    validFrom: inDays(-1),
    validUntil: inDays(30),
  })

const withdraw = (caseId: string) =>
  desk.give(worker('emergency'), 'withdrawConsent', {
    caseId,
    scope: { categories: ['IDENTITY'] },
    reason: 'ASKED_BY_PERSON',
  })

/** Rows of the log after one of them that released IDENTITY of a case to training, and the last row of all. */
async function releasesAfter(caseId: string, seq: string): Promise<{ readonly count: number; readonly last: string }> {
  const { rows } = await ledger.query(
    `select count(*) filter (where member = 'training' and exists (
          select from jsonb_array_elements(entries) as entry
          where entry ->> 'case' = $1 and (entry -> 'mask') ? 'IDENTITY' and (entry -> 'present') = 'true'::jsonb
        ))::integer as count, coalesce(max(seq), $2::bigint)::text as last
      from ledger.release_in_words where seq > $2::bigint`,
    [caseId, seq],
  )
  return rows[0]
}

async function read(caseId: string, url?: string): Promise<string | null> {
  const { body } = await hub.post(
    {
      authorization: `Bearer ${await hub.token(worker('training'))}`,
      'purpose-of-use': 'CASE_COORDINATION',
    },
    JSON.stringify({ query: `{ case(id: "${caseId}") { emergency { legalName } } }` }),
    url,
  )
  const data = body.data as { case: { emergency: { legalName: string | null } | null } | null } | null | undefined
  return data?.case?.emergency?.legalName ?? null
}

/** Withdrawals of one case, before the next. */
const EACH_CASE = 50

describe('attack 21: consent withdrawn while requests are in flight', () => {
  it(`${TRIALS} times, under ${READERS} readers and two gateways: nothing is logged after the acknowledgement`, {
    timeout: 60_000 + TRIALS * 3_000,
  }, async () => {
    let caseId = await sharedCase()
    let seen = 0
    let before = 0
    let turn = 0
    let { last } = await releasesAfter(caseId, '0')
    const late: { trial: number; logged: number }[] = []
    await using steady = keepRunning(READERS, async () => {
      turn += 1
      if ((await read(caseId, turn % 2 === 0 ? hub.url : second)) !== null) seen += 1
      return null
    })
    for (let trial = 0; trial < TRIALS; trial++) {
      // A case does not see its consent change a thousand times, and a ledger that long would be slow to read.
      if (trial > 0 && trial % EACH_CASE === 0) {
        process.stdout.write(`${trial} of ${TRIALS} withdrawals, ${late.length} with a release after\n`)
        caseId = await sharedCase()
      }
      await permit(caseId)
      await steady.more(READERS)
      expect(await withdraw(caseId)).toMatchObject({ done: true, delivery: { members: 1, confirmed: 1 } })
      const acknowledged = await releasesAfter(caseId, last)
      await steady.more(READERS)
      const after = await releasesAfter(caseId, acknowledged.last)
      before += acknowledged.count
      if (after.count > 0) late.push({ trial, logged: after.count })
      last = after.last
    }
    expect(late).toEqual([])
    expect(seen).toBeGreaterThanOrEqual(TRIALS)
    expect(before).toBeGreaterThanOrEqual(TRIALS)
    process.stdout.write(
      `${TRIALS} withdrawals: ${before} releases logged before their acknowledgements, ${late.length} after; ${seen} values read\n`,
    )
  })
})

describe('a holder that is down', () => {
  it('is not asked by any gateway before it has carried out what it missed', async () => {
    const caseId = await sharedCase()
    await permit(caseId)
    expect(await read(caseId)).toBe('مريم')
    const other = await sharedCase()
    await hub.stopOwner('emergency')
    const withdrawn = desk.give(worker('emergency'), 'withdrawConsent', {
      caseId,
      scope: {},
      reason: 'ASKED_BY_PERSON',
    })
    expect(await withdrawn).toMatchObject({ done: true, delivery: { members: 1, confirmed: 0 } })
    hub.takeSent()
    expect(await read(caseId)).toBeNull()
    expect(await read(caseId, second)).toBeNull()
    expect(hub.takeSent().filter(({ owner }) => owner === 'emergency')).toEqual([])
    const before = await releasesAfter(caseId, '0')
    await hub.startOwner('emergency')
    expect(await read(caseId)).toBeNull()
    expect((await releasesAfter(caseId, before.last)).count).toBe(0)
    const { rows } = await ledger.query('select reason from ledger.consent_withdrawal where case_id = $1', [caseId])
    expect(rows).toEqual([{ reason: 'ASKED_BY_PERSON' }])
    await permit(other)
    await expect.poll(() => read(other), { timeout: 10_000 }).toBe('مريم')
  }, 120_000)
})

describe('attack 21: a member restored from yesterday’s backup', () => {
  it('serves nothing before it has taken over every withdrawal since', async () => {
    const caseId = await sharedCase()
    await permit(caseId)
    await hub.stopOwner('emergency')
    await ledger.end()
    const name = nameOf(hub.databases.emergency.migrateUrl)
    await using backup = await testPostgres(inject('postgresUrl')).createDatabase(name)
    await hub.startOwner('emergency')
    expect(await withdraw(caseId)).toMatchObject({ done: true, delivery: { confirmed: 1 } })
    await hub.stopOwner('emergency')
    const restored = (url: string) => url.replace(`/${name}`, `/${backup.name}`)
    await hub.startOwner('emergency', restored(hub.databases.emergency.serveUrl))
    ledger = new pg.Pool({ connectionString: restored(hub.databases.emergency.migrateUrl) })
    expect(await read(caseId)).toBeNull()
    const { rows } = await ledger.query('select reason from ledger.consent_withdrawal where case_id = $1', [caseId])
    expect(rows).toEqual([{ reason: 'ASKED_BY_PERSON' }])
    expect((await releasesAfter(caseId, '0')).count).toBe(0)
    await hub.stopOwner('emergency')
    await ledger.end()
    ledger = new pg.Pool({ connectionString: hub.databases.emergency.migrateUrl })
    await hub.startOwner('emergency')
  }, 120_000)
})

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}
