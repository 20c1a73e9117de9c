import { OWNERS } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOwnerDatabases, type OwnerDatabase, type RunningTestPostgres, startTestPostgres } from './index.ts'

let postgres: RunningTestPostgres
let databases: Record<(typeof OWNERS)[number], OwnerDatabase>

beforeAll(async () => {
  postgres = await startTestPostgres()
  databases = await createOwnerDatabases(postgres.adminUrl, OWNERS, passwords('first'))
})
afterAll(() => postgres.stop())

function passwords(word: string) {
  return (owner: string) => ({ migrate: `${word}-${owner}-m`, serve: `${word}-${owner}-s` })
}

/** What comes of connecting: undefined, or PostgreSQL's error code. */
async function refusalOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return undefined
  } catch (error) {
    return (error as pg.DatabaseError).code
  } finally {
    await client.end()
  }
}

async function run(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.end()
  }
}

function on(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}

const INSUFFICIENT_PRIVILEGE = '42501'
const INVALID_PASSWORD = '28P01'

test('a login connects to its own database and to no other', async () => {
  const all = [...OWNERS.map(owner => databases[owner].database), 'postgres', 'template1']
  const connected: string[] = []
  const unexpected: string[] = []
  for (const owner of OWNERS) {
    for (const url of [databases[owner].migrateUrl, databases[owner].serveUrl]) {
      for (const database of all) {
        const refusal = await refusalOf(on(url, database))
        const { username } = new URL(url)
        if (refusal === undefined) connected.push(`${username} ${database}`)
        else if (refusal !== INSUFFICIENT_PRIVILEGE) unexpected.push(`${username} ${database}: ${refusal}`)
      }
    }
  }
  expect(unexpected).toEqual([])
  expect(connected).toEqual(OWNERS.flatMap(owner => [`${owner}_migrate hub_${owner}`, `${owner}_serve hub_${owner}`]))
})

test('a wrong password, or none, is refused', async () => {
  const wrong = new URL(databases.emergency.serveUrl)
  wrong.password = 'wrong'
  expect(await refusalOf(wrong.href)).toBe(INVALID_PASSWORD)
  expect(await run(postgres.adminUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await run(postgres.adminUrl, `select distinct auth_method from pg_hba_file_rules`)).toEqual([
    { auth_method: 'scram-sha-256' },
  ])
})

test.each([
  'create table public.mine (id int)',
  'create schema mine',
  'create temporary table mine (id int)',
  'select * from public.theirs',
  'insert into public.theirs values (1)',
  'create role mine',
  'alter role emergency_serve createdb',
  "copy (select 1) to '/tmp/mine'",
  'set role emergency_migrate',
])('the login that serves cannot: %s', async statement => {
  const { migrateUrl, serveUrl } = databases.emergency
  await run(migrateUrl, 'create table if not exists public.theirs (id int)')
  await expect(run(serveUrl, statement)).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE })
})

test('what migrations grant, the login that serves may', async () => {
  const { migrateUrl, serveUrl } = databases.training
  await run(migrateUrl, 'create table public.open (id int)', 'grant select on public.open to training_serve')
  expect(await run(serveUrl, 'select * from public.open')).toEqual([])
  await expect(run(serveUrl, 'insert into public.open values (1)')).rejects.toThrow('permission denied')
})

test('no login is more than a login', async () => {
  expect(
    await run(
      postgres.adminUrl,
      `select rolname from pg_roles where rolname not like 'pg\\_%' and rolname <> 'postgres'
        and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
          or exists (select from pg_auth_members where member = pg_roles.oid))`,
    ),
  ).toEqual([])
})

test('repeating it keeps the data, takes the new passwords and opens nothing', async () => {
  await run(databases.advocacy.migrateUrl, 'create table public.kept as select 7 as id')
  const again = await createOwnerDatabases(postgres.adminUrl, OWNERS, passwords('second'))
  expect(await refusalOf(databases.advocacy.migrateUrl)).toBe(INVALID_PASSWORD)
  expect(await run(again.advocacy.migrateUrl, 'select id from public.kept')).toEqual([{ id: 7 }])
  expect(await refusalOf(on(again.advocacy.serveUrl, 'hub_training'))).toBe(INSUFFICIENT_PRIVILEGE)
  databases = again
})

test('an owner that is not a plain word is refused', async () => {
  await expect(createOwnerDatabases(postgres.adminUrl, ['x"; drop'], passwords('x'))).rejects.toThrow('not an owner')
})

test('tests get databases of their own, several at once, and leave none behind', async () => {
  const count = `select count(*)::int as databases from pg_database`
  const before = await run(postgres.adminUrl, count)
  {
    await using one = await postgres.createOwners(['emergency', 'newcomer'])
    await using two = await postgres.createOwners(['emergency'])
    await using seed = await postgres.createDatabase()
    await run(seed.url, 'create table public.seeded as select 1 as id')
    await using copy = await postgres.createDatabase(seed.name)
    expect(await run(copy.url, 'select id from public.seeded')).toEqual([{ id: 1 }])
    expect(one.databases.emergency.database).not.toBe(two.databases.emergency.database)
    expect(await refusalOf(one.databases.newcomer.serveUrl)).toBeUndefined()
    expect(await refusalOf(on(one.databases.newcomer.serveUrl, two.databases.emergency.database))).toBe(
      INSUFFICIENT_PRIVILEGE,
    )
  }
  expect(await run(postgres.adminUrl, count)).toEqual(before)
  await Promise.all(Array.from({ length: 4 }, () => createAndDrop(postgres)))
})

async function createAndDrop(server: RunningTestPostgres): Promise<void> {
  await using owners = await server.createOwners()
  expect(await refusalOf(owners.databases.registry.migrateUrl)).toBeUndefined()
}
