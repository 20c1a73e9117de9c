import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSigningKey } from '@hub/assertion'
import { backUp, generateBackupIdentity, restore } from '@hub/kit/upkeep'
import { testPostgres } from '@hub/postgres'
import type { UpkeepSettings } from '@hub/settings'
import type { MemberCode } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { CONSENT_FORM, type Desk, deskOf, inDays, worker } from '../src/harness/desk.ts'
import { ownerDefinitions } from '../src/harness/owners.ts'
import { type Hub, startHub } from '../src/harness/start-hub.ts'
import { keepRunning } from '../src/harness/steady.ts'

const READERS = 4
const quiet = { progress: { step() {}, bytes() {} }, signal: new AbortController().signal }

let hub: Hub
let desk: Desk
let settings: UpkeepSettings
let stack: AsyncDisposableStack

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  hub = stack.use(await startHub({ fenceMs: 300 }))
  desk = deskOf(hub)
  const folder = await mkdtemp(join(tmpdir(), 'hrd-hub-registry-'))
  stack.defer(() => rm(folder, { recursive: true }))
  const { privateJwk, kid } = await generateSigningKey()
  const { identity, recipient } = await generateBackupIdentity()
  settings = {
    owner: 'registry',
    databaseUrl: hub.databases.registry.migrateUrl,
    logKey: { ...privateJwk, kid } as UpkeepSettings['logKey'],
    logPeers: new Map(),
    registryUrl: hub.ownerUrl('registry'),
    backupDir: folder,
    backupRecipients: [recipient],
    backupIdentity: identity,
    retention: undefined,
  }
})
afterAll(() => stack.disposeAsync())

/** A case that training sees by a referral and a permit. */
async function seenByTraining(): Promise<string> {
  const caseId = await desk.open('emergency')
  const offered = await desk.give(worker('emergency'), 'referCase', {
    caseId,
    owner: 'emergency',
    recipient: 'training',
    purposes: ['CASE_COORDINATION'],
    categories: ['IDENTITY'],
    expiresAt: inDays(30),
  })
  await desk.give(worker('training'), 'acceptReferral', { referral: offered.item?.id, owner: 'emergency' })
  await desk.give(worker('emergency'), 'recordConsent', consent(caseId, 'PERMIT', ['IDENTITY']))
  return caseId
}

function consent(caseId: string, effect: 'PERMIT' | 'DENY', categories: readonly string[]): object {
  const words = { caseId, owner: 'emergency', effect, categories, recipients: ['training'] }
  const permit = { legalBasis: 'CONSENT', validFrom: inDays(-1), validUntil: inDays(30) }
  return { ...words, purposes: ['CASE_COORDINATION'], ...CONSENT_FORM, ...(effect === 'PERMIT' && permit) }
}

async function poolOf(url: string): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  stack.defer(() => pool.end())
  return pool
}

it('attack 21: a registry restored from an old backup, while others read, serves when it has read every ledger again', async () => {
  const emergency = await poolOf(hub.databases.emergency.migrateUrl)
  const outreach = await poolOf(hub.databases.outreach.migrateUrl)
  const closed = {
    withdrawn: await seenByTraining(),
    unlinked: await seenByTraining(),
    denied: await seenByTraining(),
  }
  const [open, secret, shared] = [await seenByTraining(), await seenByTraining(), await desk.open('emergency')]
  await desk.share(shared, 'emergency', 'outreach')
  const insert = `insert into public.emergency_file (case_id, legal_name) select case_id, 'مريم' from ledger.part
    where case_id = any($1) on conflict do nothing`
  await emergency.query(insert, [[open, secret, ...Object.values(closed)]])

  const counted = { requests: 0, failed: 0, values: 0 }
  const read = async (caseId: string) => {
    const { status, body } = await hub.query(
      { sub: worker('training'), purpose: 'CASE_COORDINATION' },
      `{ case(id: "${caseId}") { status emergency { legalName } } }`,
    )
    counted.requests += 1
    const failed = status !== 200 || body.errors !== undefined
    counted.failed += Number(failed)
    // Whoever is refused asks again a moment later.
    if (failed) await new Promise(resolve => setTimeout(resolve, 50))
    const found = body.data as {
      case?: { status: string | null; emergency: { legalName: string | null } | null }
    } | null
    return { status: found?.case?.status ?? null, name: found?.case?.emergency?.legalName ?? null }
  }
  for (const caseId of [open, secret, ...Object.values(closed)])
    expect(await read(caseId)).toEqual({ status: 'OPEN', name: 'مريم' })

  // An order that has not arrived when the backup is made, and has when the registry is restored.
  await hub.stopOwner('outreach')
  const everywhere = { scope: {}, reason: 'ASKED_BY_PERSON' }
  const waiting = await desk.give(worker('emergency'), 'withdrawConsent', { caseId: shared, ...everywhere })
  expect(waiting.delivery).toMatchObject({ members: 2, confirmed: 1 })
  const { folder } = await backUp(settings, quiet)
  const last = (pool: pg.Pool) =>
    pool
      .query(`select count(position)::int as n, max(position)::int as last from ledger.desk_event`)
      .then(r => r.rows[0])
  await hub.startOwner('outreach')
  await expect.poll(async () => (await last(outreach)).n, { timeout: 20_000 }).toBeGreaterThan(0)

  const done = async (field: string, input: object) =>
    expect(await desk.give(worker('emergency'), field, input)).toMatchObject({ done: true })
  await done('withdrawConsent', { caseId: closed.withdrawn, ...everywhere })
  await done('unlinkPart', { caseId: closed.unlinked })
  await done('recordConsent', consent(closed.denied, 'DENY', ['IDENTITY']))
  await done('recordConsent', consent(secret, 'DENY', ['CASE_STATUS']))
  const young = await seenByTraining()
  expect(await read(secret)).toEqual({ status: null, name: 'مريم' })
  const before = await last(emergency)

  await hub.stopOwner('registry')
  const place = stack.use(await testPostgres(inject('postgresUrl')).createOwners(['registry']))
  const { migrateUrl: databaseUrl, serveUrl } = place.databases.registry
  const definition = (await ownerDefinitions()).get('registry')
  if (definition === undefined) throw new Error('no definition')
  const wrong: string[] = []
  const ids = [open, secret, ...Object.values(closed)]
  let turn = 0
  Object.assign(counted, { requests: 0, failed: 0, values: 0 })
  await using steady = keepRunning(READERS, async () => {
    turn += 1
    const caseId = ids[turn % ids.length] ?? ''
    const { status, name } = await read(caseId)
    if (caseId === open || caseId === secret) counted.values += Number(name !== null)
    else if (name !== null) wrong.push(caseId)
    if (caseId === secret && status !== null) wrong.push('status')
    if (caseId === closed.unlinked && status !== null) wrong.push('unlinked')
    return null
  })
  await steady.more(READERS)
  const peers = { of: new Map(), close: async () => {} }
  await restore(definition, { ...settings, databaseUrl }, folder, {
    ...quiet,
    peers,
    without: new Set(),
    erasuresSince: async () => [],
  })
  const registry = await poolOf(databaseUrl)
  const { rows: mirrors } = await registry.query('select from mirror_standing')
  expect(mirrors).toEqual([])

  // Without every member it does not serve.
  await hub.stopOwner('outreach')
  await expect(hub.startOwner('registry', serveUrl)).rejects.toThrow('outreach does not answer')
  const returning = hub.startOwner('outreach')
  const starts = () =>
    hub.startOwner('registry', serveUrl).then(
      () => true,
      () => false,
    )
  await expect.poll(starts, { timeout: 30_000 }).toBe(true)
  await returning
  await steady.more(READERS * 4)
  await expect.poll(() => read(open), { timeout: 20_000 }).toEqual({ status: 'OPEN', name: 'مريم' })
  await steady.more(READERS * 4)
  expect(wrong).toEqual([])
  expect(counted.values).toBeGreaterThan(0)
  const summary = `a registry lost and restored under ${READERS} readers: ${counted.requests} requests, ${counted.failed} failed, ${counted.values} values of cases that stayed open, ${wrong.length} wrong\n`

  expect(await read(secret)).toEqual({ status: null, name: 'مريم' })
  expect(await read(young)).toEqual({ status: null, name: null })
  for (const caseId of [closed.withdrawn, closed.denied])
    expect(await read(caseId)).toEqual({ status: 'OPEN', name: null })
  // What had not arrived when the backup was made is sent again, and counted once.
  const unconfirmed = `select count(*)::int as n from desk_order where confirmed_at is null`
  await expect.poll(async () => (await registry.query(unconfirmed)).rows[0].n, { timeout: 20_000 }).toBe(0)
  // New orders are counted on from what members have carried out.
  await done('withdrawConsent', { caseId: open, ...everywhere })
  expect((await read(open)).name).toBeNull()
  const after = await last(emergency)
  expect(after.last).toBeGreaterThan(before.last)
  for (const member of ['emergency', 'outreach'] satisfies MemberCode[]) {
    const pool = member === 'emergency' ? emergency : outreach
    const { n, last: position } = await last(pool)
    expect([member, n]).toEqual([member, position])
  }
  process.stdout.write(summary)
}, 120_000)
