import { randomUUID } from 'node:crypto'
import { testPostgres } from '@hub/postgres'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { migrateOwner } from '../migrate.ts'
import { createPool } from '../pool.ts'
import { type TestLedger, testLedger } from '../testing/ledger.ts'
import { logRow } from '../testing/log-row.ts'
import { testMember } from '../testing/test-member/index.ts'
import { type LogWriter, logWriter } from './log-writer.ts'
import { ReplayError, writeLog } from './write-log.ts'

const member = testMember({ afterRooms: async () => {} })

let migrate: pg.Pool
let db: Kysely<never>
let ledger: TestLedger
let write: LogWriter
let statements: string[] = []
let dispose: () => Promise<void>

beforeAll(async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  const { migrateUrl, serveUrl } = owners.databases[member.code]
  await migrateOwner(member, migrateUrl)
  migrate = createPool({ connectionString: migrateUrl })
  db = new Kysely({
    dialect: new PostgresDialect({ pool: createPool({ connectionString: serveUrl }) }),
    log(event) {
      statements.push(event.query.sql)
    },
  })
  ledger = testLedger(migrate)
  write = logWriter(db)
  dispose = async () => {
    await Promise.all([db.destroy(), migrate.end()])
    await owners[Symbol.asyncDispose]()
  }
})
afterAll(() => dispose())
beforeEach(() => {
  statements = []
})

async function logged(...assertionIds: readonly string[]): Promise<readonly string[]> {
  const { rows } = await migrate.query(
    'select assertion_id as id from ledger.release_log where assertion_id = any($1) order by seq',
    [assertionIds],
  )
  return rows.map(row => row.id)
}

it('writes rows that come together under one commit, after the first', async () => {
  const ids = Array.from({ length: 9 }, () => randomUUID())
  expect(await Promise.all(ids.map(id => write(logRow([], id))))).toEqual(Array(9).fill(true))
  expect([...(await logged(...ids))].sort()).toEqual(ids.toSorted())
  expect(statements).toHaveLength(2)
  const { rows } = await migrate.query(
    'select count(distinct xmin::text)::int as commits from ledger.release_log where assertion_id = any($1)',
    [ids],
  )
  expect(rows).toEqual([{ commits: 2 }])
})

it('writes what it is given, as a row that comes alone is written', async () => {
  const [together, alone] = [randomUUID(), randomUUID()]
  const given = { ...logRow([], together), entries: [entry(randomUUID())] }
  await write(given)
  await writeLog(db, { ...given, caller: { ...given.caller, assertionId: alone } })
  const { rows } = await migrate.query(
    `select to_jsonb(release_log) - 'seq' - 'at' - 'assertion_id' as row from ledger.release_log
      where assertion_id in ($1, $2)`,
    [together, alone],
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
  expect(rows[0].row.entries).toEqual(given.entries)
})

it('judges each row by itself: a moved case and a replay are nothing to the others', async () => {
  const [still, moved] = [randomUUID(), randomUUID()]
  await ledger.part(still)
  await ledger.part(moved)
  const [first, good, stale, again] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const verdicts = await Promise.allSettled([
    write(logRow([], first)),
    write(logRow([{ id: still, epoch: '1' }], good)),
    write(
      logRow(
        [
          { id: still, epoch: '1' },
          { id: moved, epoch: '0' },
        ],
        stale,
      ),
    ),
    write(logRow([{ id: still, epoch: '1' }], good)),
    write(logRow([{ id: moved, epoch: '1' }], again)),
  ])
  expect(verdicts.map(one => (one.status === 'fulfilled' ? one.value : one.reason.name))).toEqual([
    true,
    true,
    false,
    'ReplayError',
    true,
  ])
  expect(statements).toHaveLength(2)
  expect(new Set(await logged(first, good, stale, again))).toEqual(new Set([first, good, again]))
})

it('lets nobody wait for a case that is being changed but who asks for it', async () => {
  const [changing, other] = [randomUUID(), randomUUID()]
  const client = await migrate.connect()
  try {
    await client.query('begin')
    await testLedger(client).part(changing)
    const [first, waits, goes] = [randomUUID(), randomUUID(), randomUUID()]
    const begun = write(logRow([], first))
    const waiting = write(logRow([{ id: changing, epoch: '0' }], waits))
    expect(await write(logRow([{ id: other, epoch: '0' }], goes))).toBe(true)
    expect(await begun).toBe(true)
    expect(new Set(await logged(first, waits, goes))).toEqual(new Set([first, goes]))
    await client.query('commit')
    expect(await waiting).toBe(false)
    expect(await logged(waits)).toEqual([])
  } finally {
    client.release()
  }
})

it('tries each alone where a statement for several fails, so that one bad row spoils no other', async () => {
  const [first, good, bad] = [randomUUID(), randomUUID(), randomUUID()]
  const verdicts = await Promise.allSettled([
    write(logRow([], first)),
    write(logRow([], good)),
    write(logRow([{ id: 'no case', epoch: '0' }], bad)),
  ])
  expect(verdicts.map(one => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  expect(new Set(await logged(first, good, bad))).toEqual(new Set([first, good]))
})

it('takes an assertion once from two processes at a time', async () => {
  const id = randomUUID()
  const both = await Promise.allSettled([write(logRow([], id)), logWriter(db)(logRow([], id))])
  expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(one => one.status === 'rejected')?.reason).toBeInstanceOf(ReplayError)
})

it('refuses another isolation, and cases without epochs', async () => {
  const client = await migrate.connect()
  try {
    await client.query('begin isolation level repeatable read')
    await expect(client.query(`select ledger.log_releases('[]')`)).rejects.toThrow('read committed')
  } finally {
    await client.query('rollback')
    client.release()
  }
  const record = JSON.stringify([{ cases: [randomUUID()], epochs: [] }])
  await expect(migrate.query('select ledger.log_releases($1)', [record])).rejects.toThrow('one epoch for each case')
})

function entry(id: string) {
  return { case: id, relations: [], mask: [], present: true, withheld: { 'File.legalName': 'NO_CONSENT' as const } }
}
