import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSigningKey } from '@hub/assertion'
import { backUp, generateBackupIdentity, restore } from '@hub/kit/upkeep'
import { type TestOwners, testPostgres } from '@hub/postgres'
import type { UpkeepSettings } from '@hub/settings'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { CONSENT_FORM, type Desk, deskOf, inDays, officer, worker } from '../src/harness/desk.ts'
import { ownerDefinitions } from '../src/harness/owners.ts'
import { type Hub, startHub } from '../src/harness/start-hub.ts'
import { keepRunning } from '../src/harness/steady.ts'

const READERS = 4
const PERMIT = {
  owner: 'emergency',
  categories: ['IDENTITY'],
  recipients: ['training'],
  purposes: ['CASE_COORDINATION'],
  ...CONSENT_FORM,
}
const quiet = { progress: { step() {}, bytes() {} }, signal: new AbortController().signal }

let hub: Hub
let desk: Desk
let second: string
let settings: UpkeepSettings
let stack: AsyncDisposableStack

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  hub = stack.use(await startHub())
  desk = deskOf(hub)
  second = (await hub.anotherGateway()).url
  const folder = await mkdtemp(join(tmpdir(), 'hrd-hub-restore-'))
  stack.defer(() => rm(folder, { recursive: true }))
  const { privateJwk, kid } = await generateSigningKey()
  const { identity, recipient } = await generateBackupIdentity()
  settings = {
    owner: 'emergency',
    databaseUrl: hub.databases.emergency.migrateUrl,
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

/** A case that training sees by a referral and a permit; the referral. */
async function seenByTraining(): Promise<{ readonly caseId: string; readonly referral: string }> {
  const caseId = await desk.open('emergency')
  const offered = await desk.give(worker('emergency'), 'referCase', {
    caseId,
    owner: 'emergency',
    recipient: 'training',
    purposes: ['CASE_COORDINATION'],
    categories: ['IDENTITY'],
    expiresAt: inDays(30),
  })
  const referral = offered.item?.id ?? ''
  await desk.give(worker('training'), 'acceptReferral', { referral, owner: 'emergency' })
  const dates = { validFrom: inDays(-1), validUntil: inDays(30) }
  const permit = { ...PERMIT, ...dates, caseId, effect: 'PERMIT', legalBasis: 'CONSENT' }
  await desk.give(worker('emergency'), 'recordConsent', permit)
  return { caseId, referral }
}

/** What a member closes, each at its own desk or at another’s. */
const CLOSED: Readonly<
  Record<string, (one: { caseId: string; referral: string }) => Promise<{ done: boolean | null }>>
> = {
  'withdrawn everywhere': ({ caseId }) =>
    desk.give(worker('emergency'), 'withdrawConsent', { caseId, scope: {}, reason: 'ASKED_BY_PERSON' }),
  'denied at its own desk': ({ caseId }) =>
    desk.give(worker('emergency'), 'recordConsent', { ...PERMIT, caseId, effect: 'DENY' }),
  'denied everywhere': ({ caseId }) =>
    desk.give(worker('emergency'), 'recordConsent', { ...PERMIT, caseId, effect: 'DENY', everywhere: true }),
  'its part unlinked': ({ caseId }) => desk.give(worker('emergency'), 'unlinkPart', { caseId }),
  'the referral ended': ({ referral }) => desk.give(worker('emergency'), 'withdrawReferral', { item: referral }),
}

it('attack 21: a member restored from an old backup, while others read, releases nothing that was closed since', async () => {
  const live = new pg.Pool({ connectionString: hub.databases.emergency.migrateUrl, max: 2 })
  stack.defer(() => live.end())
  const kept = await seenByTraining()
  const closed = new Map<string, { caseId: string; referral: string }>()
  for (const how of Object.keys(CLOSED)) closed.set(how, await seenByTraining())
  const glass = await desk.open('emergency')
  await live.query(
    `insert into public.emergency_file (case_id, legal_name)
    select case_id, 'مريم' from ledger.part where case_id = any($1) on conflict do nothing`,
    [[kept.caseId, glass, ...[...closed.values()].map(({ caseId }) => caseId)]],
  )
  const used = await desk.give(
    worker('relocation'),
    'breakGlass',
    { caseId: glass, justification: 'they are at the door, and the neighbour has called us' },
    'EMERGENCY_PROTECTION',
  )
  expect(used.done).toBe(true)

  let counting = true
  const counted = { requests: 0, failed: 0, without: 0, values: 0 }
  const wrong: string[] = []
  const read = async (sub: string, caseId: string, purpose: string, url?: string) => {
    const { status, body } = await hub.post(
      { authorization: `Bearer ${await hub.token(sub)}`, 'purpose-of-use': purpose },
      JSON.stringify({ query: `{ case(id: "${caseId}") { emergency { legalName } } }` }),
      url,
    )
    const data = body.data as { case: { emergency: { legalName: string | null } | null } | null } | null | undefined
    const unavailable =
      (body.extensions as { release?: { unavailable?: object[] } } | undefined)?.release?.unavailable ?? []
    const failed = status !== 200 || body.errors !== undefined
    if (counting) {
      counted.requests += 1
      counted.failed += Number(failed)
      counted.without += Number(unavailable.length > 0)
    }
    return data?.case?.emergency?.legalName ?? null
  }
  const reads = (caseId: string, url?: string) => read(worker('training'), caseId, 'CASE_COORDINATION', url)
  const readsInEmergency = () => read(worker('relocation'), glass, 'EMERGENCY_PROTECTION')
  for (const { caseId } of [kept, ...closed.values()]) expect(await reads(caseId)).toBe('مريم')
  expect(await readsInEmergency()).toBe('مريم')

  const { folder } = await backUp(settings, quiet)

  for (const [how, one] of closed) expect([how, await CLOSED[how]?.(one)]).toMatchObject([how, { done: true }])
  const [toReview] = await desk.desk(officer('emergency'), 'WAITING', 'AUDIT')
  const review = { item: toReview?.id, owner: 'emergency', verdict: 'REJECT' }
  expect(await desk.give(officer('emergency'), 'reviewBreakGlass', review, 'AUDIT')).toMatchObject({ done: true })
  for (const { caseId } of closed.values()) expect(await reads(caseId)).toBeNull()
  expect(await readsInEmergency()).toBeNull()
  // What is kept for a restore has arrived, so that its database counts without a gap.
  const registry = new pg.Pool({ connectionString: hub.databases.registry.migrateUrl, max: 1 })
  stack.defer(() => registry.end())
  const waiting = `select count(*)::int as n from desk_order where owner = 'emergency' and confirmed_at is null`
  await expect.poll(async () => (await registry.query(waiting)).rows[0].n, { timeout: 10_000 }).toBe(0)
  const { rows: positions } = await registry.query(
    `select max(position)::int as last from desk_order where owner = 'emergency'`,
  )

  await hub.stopOwner('emergency')
  const place: TestOwners<'emergency'> = stack.use(
    await testPostgres(inject('postgresUrl')).createOwners(['emergency']),
  )
  const { migrateUrl: databaseUrl, serveUrl } = place.databases.emergency
  const definition = (await ownerDefinitions()).get('emergency')
  if (definition === undefined) throw new Error('no definition')
  const ids = [...closed.values()].map(({ caseId }) => caseId)
  let turn = 0
  counted.requests = 0
  counted.failed = 0
  counted.without = 0
  await using steady = keepRunning(READERS, async () => {
    turn += 1
    const own = turn
    if (own % 11 === 0) {
      if ((await readsInEmergency()) !== null) wrong.push('break-glass')
      return null
    }
    const caseId = own % 5 === 0 ? kept.caseId : (ids[own % ids.length] ?? '')
    const value = await reads(caseId, own % 2 === 0 ? hub.url : second)
    if (value === null) return null
    if (caseId === kept.caseId) counted.values += 1
    else wrong.push(caseId)
    return null
  })
  await steady.more(READERS)
  const peers = { of: new Map(), close: async () => {} }
  const restored = await restore(definition, { ...settings, databaseUrl }, folder, {
    ...quiet,
    peers,
    without: new Set(),
    erasuresSince: async () => [],
  })
  expect(restored.beginning.incarnation).toBe(1)
  await hub.startOwner('emergency', serveUrl)
  await steady.more(READERS * 4)
  await expect.poll(() => reads(kept.caseId), { timeout: 20_000 }).toBe('مريم')
  await steady.more(READERS * 4)
  counting = false

  expect(wrong).toEqual([])
  const now = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  stack.defer(() => now.end())
  const { rows: released } = await now.query(
    `select count(*)::int as n from ledger.release_in_words, jsonb_array_elements(entries) as entry
      where at > $1::timestamptz and (entry ->> 'case') = any($2) and (entry -> 'mask') ? 'IDENTITY'
        and entry -> 'present' = 'true'::jsonb`,
    [restored.manifest.at, [...ids, glass]],
  )
  expect(released[0].n).toBe(0)
  // Every order is there again, each once.
  const { rows: taken } = await now.query(
    `select count(position)::int as n, max(position)::int as last from ledger.desk_event`,
  )
  expect(taken[0]).toEqual({ n: positions[0].last, last: positions[0].last })
  process.stdout.write(
    `a member lost and restored under ${READERS} readers: ${counted.requests} requests, ${counted.failed} failed, ` +
      `${counted.without} answered without the member, ${counted.values} values of the case that stayed open, ${wrong.length} of those closed since\n`,
  )
}, 120_000)
