import { migrateOwner } from '@hub/kit'
import { type TestOwners, testPostgres } from '@hub/postgres'
import type { Owner } from '@hub/vocabulary'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { batchOf } from '../batch.ts'
import { hostPlaces } from '../files/relocation.ts'
import { FEWEST_CASES, generateCases } from '../generate.ts'
import { OWNERS_SHOWN } from '../members.ts'
import { DEFINITIONS } from '../testing/owners.ts'
import { HOUR } from '../time.ts'
import { type LoadOptions, loadDemonstration } from './load.ts'
import { isLoaded, readShowcase, refreshEmergency } from './refresh.ts'

const now = Date.now()
const cases = FEWEST_CASES + 30

let owners: TestOwners<Owner>
let migrateUrls: Readonly<Record<Owner, string>>

beforeAll(async () => {
  owners = await testPostgres(inject('postgresUrl')).createOwners()
  const urls = Object.entries(owners.databases).map(([owner, { migrateUrl }]) => [owner, migrateUrl])
  migrateUrls = Object.fromEntries(urls)
  await Promise.all(DEFINITIONS.map(definition => migrateOwner(definition, migrateUrls[definition.code])))
})

afterAll(() => owners?.[Symbol.asyncDispose]())

const load = (given: Partial<LoadOptions> = {}) => loadDemonstration({ cases, now, migrateUrls, ...given })

async function ask<Row>(owner: Owner, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: migrateUrls[owner] })
  await client.connect()
  try {
    return (await client.query(text)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** Every row of every table that the demonstration fills, but for what counts up. */
async function everything(): Promise<Map<string, unknown[]>> {
  const batch = batchOf([], [])
  const tables = OWNERS_SHOWN.flatMap(owner => {
    const own = owner === 'registry' ? batch.registry : batch.files[owner as 'training']
    const ledger = owner === 'registry' ? [] : Object.keys(batch.ledger[owner as 'training'])
    return [...Object.keys(own).map(name => `public.${name}`), ...ledger.map(name => `ledger.${name}`)].map(
      table => [owner, table] as const,
    )
  })
  const found = new Map<string, unknown[]>()
  for (const [owner, table] of tables) {
    // The registry itself notes when a case was closed, by its own clock.
    const rows = await ask(owner, `select to_jsonb(one) - 'id' - 'closed_at' as row from ${table} as one order by 1`)
    found.set(`${owner} ${table}`, rows)
  }
  return found
}

test('an interrupted load is not taken for one, and can be done again', async () => {
  const interrupt = (done: number) => {
    if (done > 0) throw new Error('interrupted')
  }
  await expect(load({ onProgress: interrupt })).rejects.toThrow('interrupted')
  expect(await isLoaded(migrateUrls.registry)).toBe(false)
  expect(await readShowcase(migrateUrls.registry)).toBeNull()

  const showcase = await load()
  expect(await isLoaded(migrateUrls.registry)).toBe(true)
  expect(await readShowcase(migrateUrls.registry)).toEqual(showcase)
})

test('the same seed and moment give the same rows, another seed others', async () => {
  const showcase = await load()
  const first = await everything()
  expect(await load()).toEqual(showcase)
  const again = await everything()
  for (const [table, rows] of first) expect(again.get(table), table).toEqual(rows)
  const other = await load({ seed: 'another' })
  expect(other.id).not.toBe(showcase.id)
  expect(other.reference).not.toBe(showcase.reference)
})

test('every row that is generated arrives', async () => {
  await load({ seed: 'arrives' })
  const options = { cases, now, seed: 'arrives' }
  const batch = batchOf([...generateCases(options)], hostPlaces('arrives', now))
  for (const [owner, tables] of Object.entries({ registry: batch.registry, ...batch.files })) {
    for (const [table, rows] of Object.entries(tables)) {
      const [found] = await ask<{ count: number }>(
        owner as Owner,
        `select count(*)::integer as count from public.${table}`,
      )
      // These two belong to no case.
      const expected = table === 'host_place' ? 60 : table === 'published_appeal' ? 40 : rows.length
      expect(found?.count, table).toBe(expected)
      expect(found?.count, table).toBeGreaterThan(0)
    }
  }
  for (const [owner, tables] of Object.entries(batch.ledger)) {
    for (const [table, rows] of Object.entries(tables)) {
      const [found] = await ask<{ count: number }>(
        owner as Owner,
        `select count(*)::integer as count from ledger.${table}`,
      )
      expect(found?.count, `${owner} ${table}`).toBe(rows.length)
    }
  }
})

test('the login that serves learns nothing of the demonstration', async () => {
  await load()
  const client = new pg.Client({ connectionString: owners.databases.registry.serveUrl })
  await client.connect()
  await expect(client.query('select from demonstration.loaded')).rejects.toThrow('permission denied')
  await client.end()
})

test('progress is told, to the end', async () => {
  const told: number[] = []
  await load({ cases: 600, onProgress: (done, total) => told.push(done / total) })
  expect(told.at(-1)).toBe(1)
  expect(told).toEqual([...told].sort((a, b) => a - b))
  expect(told.length).toBeGreaterThan(2)
})

test('too few cases, or too little past, are refused before anything is changed', async () => {
  const showcase = await load()
  await expect(load({ cases: FEWEST_CASES - 1 })).rejects.toThrow(RangeError)
  await expect(load({ now: Date.parse('2025-07-10') })).rejects.toThrow(RangeError)
  expect(await readShowcase(migrateUrls.registry)).toEqual(showcase)
})

test('a database with cases of somebody else is left as it is', async () => {
  await using others = await testPostgres(inject('postgresUrl')).createOwners()
  const urls = Object.entries(others.databases).map(([owner, { migrateUrl }]) => [owner, migrateUrl])
  const given = { migrateUrls: Object.fromEntries(urls) as Record<Owner, string> }
  await Promise.all(DEFINITIONS.map(one => migrateOwner(one, given.migrateUrls[one.code])))
  const client = new pg.Client({ connectionString: others.databases.outreach.migrateUrl })
  await client.connect()
  await client.query(`insert into ledger.part values (gen_random_uuid(), 'real', 'somebody', now())`)
  await expect(load(given)).rejects.toThrow('the database of `outreach` holds cases')
  expect((await client.query('select local_reference from ledger.part')).rows).toEqual([{ local_reference: 'real' }])
  await client.end()
})

test('glass that is to be broken is broken again at a later start, in ledger and mirror', async () => {
  await load()
  const open = (owner: Owner, table: string, from: string, until: string, later: number) =>
    ask<{ case_id: string; person: string }>(
      owner,
      `select case_id, person from ${table} where kind = 'EMERGENCY' and ${from} <= to_timestamp(${later / 1000})
        and ${until} > to_timestamp(${later / 1000}) order by case_id, person`,
    )
  const inLedger = (later: number) => open('emergency', 'ledger.relation', 'opened_at', 'expires_at', later)
  const inMirror = (later: number) =>
    open('registry', `(select * from mirror_standing where owner = 'emergency') as one`, 'opens_at', 'closes_at', later)
  const first = await inLedger(now)
  expect(first.length).toBeGreaterThan(3)
  expect(await inMirror(now)).toEqual(first)

  const days = now + 50 * HOUR
  expect(await inLedger(days)).toEqual([])
  await refreshEmergency({ migrateUrls, now: days })
  expect(await inLedger(days)).toEqual(first)
  expect(await inMirror(days)).toEqual(first)

  await refreshEmergency({ migrateUrls, now: days + 1_000 })
  expect(await inLedger(days + 1_000)).toEqual(first)
})
