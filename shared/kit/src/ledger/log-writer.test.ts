import { randomUUID } from 'node:crypto'
import { testPostgres } from '@hub/postgres'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { migrateOwner } from '../migrate.ts'
import { createPool } from '../pool.ts'
import type { LogDecision } from '../release/log-entry.ts'
import { type TestLedger, testLedger } from '../testing/ledger.ts'
import { logRow } from '../testing/log-row.ts'
import { testMember } from '../testing/test-member/index.ts'
import { prepareRow } from './log-row.ts'
import { type LogWriter, logWriter } from './log-writer.ts'
import { logRows, ReplayError, writeAlone, writing } from './write-log.ts'

const member = testMember({ afterRooms: async () => {} })

const WITHHELD: LogDecision = {
  relations: [],
  mask: [],
  present: true,
  withheld: { 'File.legalName': 'NO_CONSENT' },
}
const OPENED: LogDecision = { relations: ['HOLDER'], mask: ['IDENTITY'], present: true, withheld: {} }

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

it('writes rows that come together under one commit, and those that come meanwhile under the next', async () => {
  const ids = Array.from({ length: 9 }, () => randomUUID())
  const first = ids.slice(0, 4).map(id => write(logRow([], id)))
  await new Promise(setImmediate)
  expect(statements).toHaveLength(0)
  const rest = ids.slice(4).map(id => write(logRow([], id)))
  expect(await Promise.all([...first, ...rest])).toEqual(Array(9).fill(true))
  expect(await logged(...ids)).toEqual(ids)
  expect(statements).toHaveLength(2)
  const { rows } = await migrate.query(
    'select count(distinct xmin::text)::int as commits from ledger.release_log where assertion_id = any($1)',
    [ids],
  )
  expect(rows).toEqual([{ commits: 2 }])
})

it('writes what it is given, as a row that comes alone is written', async () => {
  const [together, alone] = [randomUUID(), randomUUID()]
  const cases = [randomUUID(), randomUUID(), randomUUID()].map(id => ({ id, epoch: '0' }))
  const given = logRow(cases, together, WITHHELD)
  const [first, ...others] = given.entries
  if (first === undefined) throw new Error('there is no entry')
  // One of them was decided otherwise, and one entry is about no case.
  const outside = { case: null, epoch: null, decision: WITHHELD }
  const row = { ...given, entries: [{ ...first, decision: OPENED }, ...others, outside] }
  await write(row)
  const prepared = prepareRow({ ...row, caller: { ...row.caller, assertionId: alone } })
  await writeAlone(logRows(db), prepared)
  expect(prepared.decisions).toHaveLength(2)
  const { rows } = await migrate.query(
    `select to_jsonb(log) - 'seq' - 'at' - 'assertion_id' as row from ledger.release_in_words as log
      where assertion_id in ($1, $2)`,
    [together, alone],
  )
  expect(rows).toHaveLength(2)
  expect(rows[0]).toEqual(rows[1])
  expect(rows[0].row.fields).toEqual(given.fields)
  expect(rows[0].row.entries).toEqual(row.entries.map(({ case: id, decision }) => ({ case: id, ...decision })))
})

it('writes words once, and again where another server has not got them', async () => {
  const decision = { ...OPENED, mask: ['FUNDING' as const] }
  const words = async () => {
    const { rows } = await migrate.query(`select words -> 'mask' as mask from ledger.log_words
      where json_typeof(words) = 'object' and (words -> 'mask')::jsonb = '["FUNDING"]'`)
    return rows.length
  }
  const rowAbout = () => logRow([{ id: randomUUID(), epoch: '0' }], randomUUID(), decision)
  expect(await words()).toBe(0)
  await write(rowAbout())
  await write(rowAbout())
  expect(await words()).toBe(1)
  expect(statements).toHaveLength(2)
  await migrate.query(`delete from ledger.log_words`)
  const last = rowAbout()
  expect(await write(last)).toBe(true)
  expect(await words()).toBe(1)
  expect(statements).toHaveLength(4)
  expect(await logged(last.caller.assertionId)).toHaveLength(1)
})

it('refuses a row that cannot be told in words by itself', async () => {
  const bad = logRow([])
  const verdicts = await Promise.allSettled([
    write(logRow([])),
    write({ ...bad, caller: { ...bad.caller, sub: '\ud800' } }),
    write(logRow([])),
  ])
  expect(verdicts.map(one => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
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
  expect(statements).toHaveLength(1)
  expect(new Set(await logged(first, good, stale, again))).toEqual(new Set([first, good, again]))
})

it('lets nobody wait for a case that is being changed but who asks for it', async () => {
  const [changing, other] = [randomUUID(), randomUUID()]
  const client = await migrate.connect()
  try {
    await client.query('begin')
    await testLedger(client).part(changing)
    const [first, waits, goes] = [randomUUID(), randomUUID(), randomUUID()]
    const waiting = write(logRow([{ id: changing, epoch: '0' }], waits))
    const begun = write(logRow([], first))
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
    const { sql, parameters } = writing([prepareRow(logRow([]))], false, [], [])
    await expect(client.query(sql, [...parameters])).rejects.toThrow('read committed')
  } finally {
    await client.query('rollback')
    client.release()
  }
  const row = prepareRow(logRow([{ id: randomUUID(), epoch: '0' }]))
  const { sql, parameters } = writing([{ ...row, epochs: [] }], false, [], [])
  await expect(migrate.query(sql, [...parameters])).rejects.toThrow('one epoch for each case')
})
