import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { receivedBy } from '../../desk/ledger-rows.ts'
import { type LogDatabase, startLogDatabase } from '../../testing/log-database.ts'
import { testMember } from '../../testing/test-member/index.ts'
import { UpkeepError } from '../upkeep-error.ts'
import { letGo, type RetentionParts } from './retention.ts'

const member = { ...testMember({ afterRooms: async () => {} }), code: 'emergency' as const }

let log: LogDatabase
beforeAll(async () => {
  log = await startLogDatabase(inject('postgresUrl'))
})
afterAll(() => log[Symbol.asyncDispose]())

const parts: RetentionParts = {
  dryRun: false,
  signal: new AbortController().signal,
  closedCases: () => Promise.reject(new UpkeepError('the registry does not answer')),
  enterErasure: () => Promise.reject(new UpkeepError('the registry does not answer')),
}

it('deletes nothing for which there is no period', async () => {
  await log.logReleases(3)
  await log.admin.query(`update ledger.release_log set at = now() - interval '99 years'`)
  expect(await letGo(member, log.migrateUrl, new Map(), parts)).toEqual([])
  expect((await log.admin.query('select from ledger.release_log')).rows).toHaveLength(3)
})

it('cannot be done by the login that serves', async () => {
  await expect(letGo(member, log.serveUrl, new Map([['log', 92]]), parts)).rejects.toThrow('permission denied')
  expect((await log.admin.query('select from ledger.release_log')).rows).toHaveLength(3)
})

it('deletes nothing of any kind where the registry does not say which cases are closed', async () => {
  const periods = new Map([
    ['rooms', 30],
    ['log', 92],
  ] as const)
  await expect(letGo(member, log.migrateUrl, periods, parts)).rejects.toThrow('the registry does not answer')
  expect((await log.admin.query('select from ledger.release_log')).rows).toHaveLength(3)
})

it('runs once at a time', async () => {
  const client = await log.admin.connect()
  await client.query(`select pg_advisory_lock(hashtextextended('retention', 0))`)
  await expect(letGo(member, log.migrateUrl, new Map([['log', 92]]), parts)).rejects.toThrow('under way already')
  client.release(true)
})

it('whoever may have been told something that cannot be looked up any more is told that it was withdrawn', async () => {
  const [old, recent] = [randomUUID(), randomUUID()]
  const open = `insert into ledger.relation
    select gen_random_uuid(), $1, $2, null, 'GRANTED', '{}', '{}', null, 's', now() - make_interval(days => $3), null`
  await log.admin.query(open, [old, 'training', 400])
  await log.admin.query(open, [old, 'outreach', 10])
  await log.admin.query(open, [recent, 'training', 10])
  await log.logReleases(1, [old])
  const back = `update ledger.release_log set at = now() - interval '300 days' where seq = (select max(seq) from ledger.release_log)`
  await log.admin.query(back)
  expect(await receivedBy(log.db, old, ['IDENTITY'])).toEqual(['training'])
  const [gone] = await letGo(member, log.migrateUrl, new Map([['log', 92]]), parts)
  expect(gone?.count).toBe(4)
  expect(await receivedBy(log.db, old, ['IDENTITY'])).toEqual(['training'])
  expect(await receivedBy(log.db, recent, ['IDENTITY'])).toEqual([])
})

it('stops between two transactions, and goes on with the next run', async () => {
  await log.logReleases(2_500)
  await log.admin.query(`update ledger.release_log set at = now() - interval '93 days'`)
  const stopping = new AbortController()
  stopping.abort()
  const periods = new Map([['log', 92]] as const)
  await expect(letGo(member, log.migrateUrl, periods, { ...parts, signal: stopping.signal })).rejects.toThrow()
  expect((await log.admin.query('select from ledger.release_log')).rows).toHaveLength(2_500)
  expect((await letGo(member, log.migrateUrl, periods, parts))[0]?.count).toBe(2_500)
  expect((await log.admin.query('select from ledger.release_log')).rows).toEqual([])
})
