import { randomUUID } from 'node:crypto'
import { combineDirectives, type DirectiveRow } from '@hub/decision'
import { testPostgres } from '@hub/postgres'
import { PERSONAL } from '@hub/vocabulary'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrateOwner } from '../migrate.ts'
import { createPool } from '../pool.ts'
import { type TestLedger, testLedger } from '../testing/ledger.ts'
import { logRow } from '../testing/log-row.ts'
import { testMember } from '../testing/test-member/index.ts'
import { checkDatabase } from './check.ts'
import { readLedger } from './facts.ts'
import { prepareRow } from './log-row.ts'
import { logRows, ReplayError, writeAlone, writing } from './write-log.ts'

const member = testMember({ afterRooms: async () => {} })

let dispose: () => Promise<void>
let migrate: pg.Pool
let serve: pg.Pool
let db: Kysely<never>
let ledger: TestLedger

beforeAll(async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  const { migrateUrl, serveUrl } = owners.databases[member.code]
  await migrateOwner(member, migrateUrl)
  migrate = createPool({ connectionString: migrateUrl })
  serve = createPool({ connectionString: serveUrl })
  db = new Kysely({ dialect: new PostgresDialect({ pool: serve }) })
  ledger = testLedger(migrate)
  dispose = async () => {
    await db.destroy()
    await migrate.end()
    await owners[Symbol.asyncDispose]()
  }
})
afterAll(() => dispose())

describe('the login that serves', () => {
  const TABLES = ['part', 'consent_directive', 'consent_withdrawal', 'relation', 'relation_closing', 'release_log']

  it.each(TABLES)('cannot change, empty, alter or drop ledger.%s', async table => {
    for (const statement of [
      `update ledger.${table} set ${table === 'release_log' ? 'sub' : 'case_id'} = default`,
      `delete from ledger.${table}`,
      `truncate ledger.${table} cascade`,
      `drop table ledger.${table} cascade`,
      `alter table ledger.${table} disable trigger all`,
    ]) {
      await expect(serve.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
    }
  })

  it.each([
    'create table mine (id int)',
    'create table ledger.mine (id int)',
    'create temporary table mine (id int)',
    'create schema mine',
    'create or replace function ledger.epoch_of(wanted uuid) returns bigint language sql as $$ select 0 $$',
    'insert into file values (gen_random_uuid(), $${}$$)',
    'update file set room = $${}$$',
    'select * from migration.owner',
    'set role emergency_migrate',
  ])('cannot: %s', async statement => {
    await expect(serve.query(statement)).rejects.toThrow(/permission denied|must be owner/)
  })

  it('reads the tables, and adds to ledger and log', async () => {
    const served = testLedger(serve)
    const id = randomUUID()
    await served.part(id)
    const permit = await served.permit(id, { categories: ['THREAT'], recipients: ['training'], purposes: ['TRAINING'] })
    await served.withdraw(id, permit)
    await served.close(id, await served.relation(id, { kind: 'CO_HOLDER', member: 'training' }))
    expect((await serve.query('select count(*) from file')).rowCount).toBe(1)
    await expect(checkDatabase(serve)).resolves.toBeUndefined()
  })

  it('is the only one to serve: the login that migrates could rewrite the log', async () => {
    await expect(checkDatabase(migrate)).rejects.toThrow('may change the ledger')
  })
})

describe('reading the ledger', () => {
  it('counts every row of a case as its epoch, whatever its kind', async () => {
    const id = randomUUID()
    const epoch = async () => (await readLedger(db, [id])).facts[0]?.epoch
    expect(await epoch()).toBe('0')
    await ledger.part(id)
    expect(await epoch()).toBe('1')
    const words = { categories: ['THREAT'], recipients: ['training'], purposes: ['TRAINING'] }
    const permit = await ledger.permit(id, words)
    await ledger.deny(id, words)
    expect(await epoch()).toBe('3')
    await ledger.withdraw(id, permit)
    const relation = await ledger.relation(id, { kind: 'CO_HOLDER', member: 'training' })
    await ledger.close(id, relation)
    expect(await epoch()).toBe('6')
  })

  it('takes rows as they are, in milliseconds, with withdrawals and closings', async () => {
    const id = randomUUID()
    await ledger.part(id)
    const permit = await ledger.permit(id, {
      categories: ['THREAT', 'NOBODY_KNOWS'],
      recipients: ['training'],
      purposes: ['TRAINING'],
      legalBasis: null,
      validFrom: '2024-02-29T12:00:00.5Z',
      validUntil: null,
      mayContactAgain: false,
    })
    await ledger.withdraw(id, permit)
    const row = { kind: 'EMERGENCY', member: 'training', person: 'p', justification: '  ', expiresAt: null }
    const relation = await ledger.relation(id, row)
    await ledger.close(id, relation)
    const { facts, now } = await readLedger(db, [id])
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000)
    expect(facts).toEqual([
      {
        caseId: id,
        holdsPart: true,
        epoch: '5',
        directives: [
          {
            id: permit,
            effect: 'PERMIT',
            categories: ['THREAT', 'NOBODY_KNOWS'],
            recipients: ['training'],
            purposes: ['TRAINING'],
            legalBasis: null,
            validFrom: Date.parse('2024-02-29T12:00:00.5Z'),
            validUntil: null,
            recordedAt: expect.closeTo(now, -5),
            mayContactAgain: false,
            withdrawnAt: expect.closeTo(now, -5),
          },
        ],
        relations: [
          {
            id: relation,
            member: 'training',
            person: 'p',
            kind: 'EMERGENCY',
            categories: [],
            purposes: [],
            justified: false,
            openedAt: expect.closeTo(now, -5),
            expiresAt: null,
            closedAt: expect.closeTo(now, -5),
          },
        ],
      },
    ])
  })

  it('takes a withdrawal and a closing for the one row that they name', async () => {
    const id = randomUUID()
    const words = { categories: ['THREAT'], recipients: ['training'], purposes: ['TRAINING'] }
    const [kept, gone] = [await ledger.permit(id, { ...words, categories: ['HEALTH'] }), await ledger.permit(id, words)]
    const closed = await ledger.relation(id, { kind: 'REFERRED', member: 'training' })
    await ledger.relation(id, { kind: 'REFERRED', member: 'outreach' })
    await ledger.withdraw(id, gone)
    await ledger.close(id, closed)
    expect(kept).not.toBe(gone)
    const [facts] = (await readLedger(db, [id])).facts
    const withdrawn = facts?.directives.map(row => [row.categories[0], row.withdrawnAt !== null])
    expect(new Map(withdrawn as [string, boolean][])).toEqual(
      new Map([
        ['HEALTH', false],
        ['THREAT', true],
      ]),
    )
    const ended = facts?.relations.map(row => [row.member, row.closedAt !== null])
    expect(new Map(ended as [string, boolean][])).toEqual(
      new Map([
        ['training', true],
        ['outreach', false],
      ]),
    )
  })

  it('hands infinite dates on so that a permit of that kind opens nothing, and such a deny takes everything', async () => {
    const id = randomUUID()
    const words = { categories: ['THREAT'], recipients: ['training'], purposes: ['TRAINING'], validUntil: 'infinity' }
    await ledger.permit(id, { ...words, validFrom: '-infinity' })
    const [permitted] = (await readLedger(db, [id])).facts
    const combine = (directives: readonly DirectiveRow[] = []) =>
      combineDirectives(directives, 'training', 'TRAINING', Date.now())
    expect(permitted?.directives[0]).toMatchObject({ validFrom: -Infinity, validUntil: Infinity })
    expect(combine(permitted?.directives).permitted).toBe(0)
    await ledger.deny(id, words)
    expect(combine((await readLedger(db, [id])).facts[0]?.directives).denied).toBe(PERSONAL)
  })

  it('tells cases apart, and knows nothing of a case without rows', async () => {
    const [one, two, none] = [randomUUID(), randomUUID(), randomUUID()]
    await ledger.part(one)
    await ledger.deny(two, {})
    const { facts } = await readLedger(db, [one, two, none])
    const told = facts.map(({ caseId, holdsPart, directives }) => [caseId, holdsPart, directives.length])
    expect(told.sort()).toEqual(
      [
        [one, true, 0],
        [two, false, 1],
        [none, false, 0],
      ].sort(),
    )
    expect((await readLedger(db, [])).facts).toEqual([])
  })
})

describe('writing the log', () => {
  const alone = (cases: readonly { id: string; epoch: string }[], assertionId?: string) =>
    writeAlone(logRows(db), prepareRow(logRow(cases, assertionId)))

  it('writes where no epoch moved, and nothing where one did', async () => {
    const [still, moving] = [randomUUID(), randomUUID()]
    await ledger.part(still)
    const cases = [
      { id: still, epoch: '1' },
      { id: moving, epoch: '0' },
    ]
    expect(await alone(cases)).toBe(true)
    await ledger.part(moving)
    const assertionId = randomUUID()
    expect(await alone(cases, assertionId)).toBe(false)
    const { rowCount } = await migrate.query('select from ledger.release_log where assertion_id = $1', [assertionId])
    expect(rowCount).toBe(0)
  })

  it('takes each assertion once, even from two at a time', async () => {
    const assertionId = randomUUID()
    const both = await Promise.allSettled([alone([], assertionId), alone([], assertionId)])
    const [first, second] = both.map(one => one.status).sort()
    expect([first, second]).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(one => one.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(ReplayError)
  })

  it('refuses another isolation, on which it would not see what it waited for', async () => {
    const client = await serve.connect()
    try {
      await client.query('begin isolation level repeatable read')
      const { sql, parameters } = writing([prepareRow(logRow([]))], true, [], [])
      await expect(client.query(sql, [...parameters])).rejects.toThrow('read committed')
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('refuses cases without epochs', async () => {
    const row = prepareRow(logRow([{ id: randomUUID(), epoch: '0' }]))
    const { sql, parameters } = writing([{ ...row, epochs: [] }], true, [], [])
    await expect(serve.query(sql, [...parameters])).rejects.toThrow('one epoch for each case')
  })
})

describe('migrating', () => {
  it('may be repeated, and by two at a time', async () => {
    await using owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
    const { migrateUrl } = owners.databases[member.code]
    await Promise.all([migrateOwner(member, migrateUrl), migrateOwner(member, migrateUrl)])
    await migrateOwner(member, migrateUrl)
  })

  it('takes back rights that the serving login should not have', async () => {
    await using owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
    const { migrateUrl, serveUrl } = owners.databases[member.code]
    await migrateOwner(member, migrateUrl)
    const [writer, reader] = [migrateUrl, serveUrl].map(connectionString => createPool({ connectionString }))
    try {
      await writer?.query('grant all on ledger.release_log, file to emergency_serve')
      await expect(checkDatabase(reader as pg.Pool)).rejects.toThrow('may change the ledger')
      await migrateOwner(member, migrateUrl)
      await expect(checkDatabase(reader as pg.Pool)).resolves.toBeUndefined()
      await expect(reader?.query('delete from file')).rejects.toThrow('permission denied')
    } finally {
      await Promise.all([writer?.end(), reader?.end()])
    }
  })
})
