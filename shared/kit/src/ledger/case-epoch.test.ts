import { randomUUID } from 'node:crypto'
import { testPostgres } from '@hub/postgres'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migrateOwner } from '../migrate.ts'
import type { OwnerDefinition } from '../owner.ts'
import { createPool } from '../pool.ts'
import { type TestLedger, testLedger } from '../testing/ledger.ts'
import { testMember } from '../testing/test-member/index.ts'
import { checkDatabase } from './check.ts'

const member = testMember({ afterRooms: async () => {} })
const TABLES = ['part', 'consent_directive', 'consent_withdrawal', 'relation', 'relation_closing'] as const
const WORDS = { categories: ['THREAT'], recipients: ['training'], purposes: ['TRAINING'] }

let migrate: pg.Pool
let serve: pg.Pool
let ledger: TestLedger
let dispose: () => Promise<void>

beforeAll(async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  const { migrateUrl, serveUrl } = owners.databases[member.code]
  await migrateOwner(member, migrateUrl)
  migrate = createPool({ connectionString: migrateUrl })
  serve = createPool({ connectionString: serveUrl })
  ledger = testLedger(serve)
  dispose = async () => {
    await Promise.all([migrate.end(), serve.end()])
    await owners[Symbol.asyncDispose]()
  }
})
afterAll(() => dispose())

async function epochOf(id: string): Promise<number> {
  const { rows } = await serve.query('select ledger.epoch_of($1)::int as epoch', [id])
  return rows[0].epoch
}

/** A case with a row in each of the five tables. */
async function fullCase(): Promise<string> {
  const id = randomUUID()
  await ledger.part(id)
  await ledger.withdraw(id, await ledger.permit(id, WORDS))
  await ledger.close(id, await ledger.relation(id, { kind: 'CO_HOLDER', member: 'training' }))
  return id
}

describe('the epoch of a case', () => {
  it('counts the rows that the serving login adds, which may not touch it otherwise', async () => {
    const id = await fullCase()
    expect(await epochOf(id)).toBe(5)
    expect(await epochOf(randomUUID())).toBe(0)
    for (const statement of [
      'insert into ledger.case_epoch values (gen_random_uuid(), 1)',
      'update ledger.case_epoch set epoch = 0',
      'delete from ledger.case_epoch',
      'truncate ledger.case_epoch',
    ]) {
      await expect(serve.query(statement), statement).rejects.toThrow('permission denied')
    }
  })

  it('counts every row of a statement, for the case that it is about', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    await serve.query(
      `insert into ledger.relation select gen_random_uuid(), id, 'training', null, 'CO_HOLDER', '{}', '{}', null, 'test', now(), null
        from unnest($1::uuid[]) as id`,
      [[one, two, one]],
    )
    expect([await epochOf(one), await epochOf(two)]).toEqual([2, 1])
  })

  it.each(TABLES)('moves where somebody who may changes ledger.%s, or takes rows out of it', async table => {
    const [id, other] = [await fullCase(), await fullCase()]
    const before = await epochOf(id)
    await migrate.query(`update ledger.${table} set case_id = case_id where case_id = $1`, [id])
    const changed = await epochOf(id)
    expect(changed).toBeGreaterThan(before)
    await migrate.query(`delete from ledger.consent_withdrawal where case_id = $1`, [id])
    await migrate.query(`delete from ledger.relation_closing where case_id = $1`, [id])
    const cleared = await epochOf(id)
    if (table !== 'consent_withdrawal' && table !== 'relation_closing') {
      await migrate.query(`delete from ledger.${table} where case_id = $1`, [id])
      expect(await epochOf(id)).toBeGreaterThan(cleared)
    }
    expect(cleared).toBeGreaterThan(changed)
    expect(await epochOf(other)).toBe(5)
  })

  it('moves for every case where a table is emptied', async () => {
    const ids = [await fullCase(), await fullCase()]
    await migrate.query('truncate ledger.consent_withdrawal')
    expect(await Promise.all(ids.map(epochOf))).toEqual([6, 6])
  })

  it('is not lost between two who change a case at once: one waits for the other', async () => {
    const id = randomUUID()
    await ledger.part(id)
    const [one, two] = [await serve.connect(), await serve.connect()]
    try {
      await one.query('begin')
      await testLedger(one).deny(id, WORDS)
      await two.query('begin')
      const waits = testLedger(two).deny(id, WORDS)
      await someoneWaits()
      await one.query('commit')
      await waits
      await two.query('commit')
      expect(await epochOf(id)).toBe(3)
    } finally {
      one.release()
      two.release()
    }
  })

  it('goes back with a change that does', async () => {
    const id = await fullCase()
    const client = await serve.connect()
    try {
      await client.query('begin')
      await testLedger(client).deny(id, WORDS)
      await client.query('rollback')
    } finally {
      client.release()
    }
    expect(await epochOf(id)).toBe(5)
  })

  it('starts from the rows that a ledger had before epochs were kept', async () => {
    await using owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
    const { migrateUrl, serveUrl } = owners.databases[member.code]
    const before = Object.entries(member.ledger).filter(([name]) => name < '0002')
    const old: OwnerDefinition = { ...member, ledger: Object.fromEntries(before) }
    const reader = createPool({ connectionString: serveUrl })
    try {
      await migrateOwner(old, migrateUrl)
      const [id, none] = [randomUUID(), randomUUID()]
      const earlier = testLedger(reader)
      await earlier.part(id)
      await earlier.withdraw(id, await earlier.permit(id, WORDS))
      const epochs = async () => {
        const { rows } = await reader.query('select ledger.epoch_of(id)::int as epoch from unnest($1::uuid[]) as id', [
          [id, none],
        ])
        return rows.map(row => row.epoch)
      }
      expect(await epochs()).toEqual([3, 0])
      await migrateOwner(member, migrateUrl)
      expect(await epochs()).toEqual([3, 0])
      await earlier.deny(id, WORDS)
      expect(await epochs()).toEqual([4, 0])
    } finally {
      await reader.end()
    }
  })
})

it('a login that could write epochs does not serve', async () => {
  await expect(checkDatabase(serve)).resolves.toBeUndefined()
  await migrate.query('grant insert on ledger.case_epoch to emergency_serve')
  try {
    await expect(checkDatabase(serve)).rejects.toThrow('may change the ledger')
  } finally {
    await migrate.query('revoke insert on ledger.case_epoch from emergency_serve')
  }
})

/** Until a session of this database waits for a lock. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await migrate.query(
      `select from pg_locks join pg_database on pg_database.oid = pg_locks.database
        where datname = current_database() and not granted`,
    )
    if (rowCount !== null && rowCount > 0) return
  }
}
