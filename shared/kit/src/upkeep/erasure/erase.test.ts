import { randomUUID } from 'node:crypto'
import { testPostgres } from '@hub/postgres'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createPool } from '../../pool.ts'
import { type LogDatabase, startLogDatabase } from '../../testing/log-database.ts'
import { testMember } from '../../testing/test-member/index.ts'
import { createPeers } from '../../transparency/peers/peer.ts'
import { Sequencer } from '../../transparency/sequence/sequencer.ts'
import { backUp } from '../backup/backup.ts'
import { restore } from '../restore/restore.ts'
import { quiet, upkeepOf } from '../testing.ts'
import { eraseAtMember } from './erase.ts'
import { erasureDigest } from './erase-case.ts'
import type { ErasureJournal } from './journal.ts'
import { caseRows, KEPT } from './rows.ts'

const WHO = { by: 'dpo@emergency.example', reason: 'REQUEST' } as const
const [CASE, OTHER] = [randomUUID(), randomUUID()] as const

let log: LogDatabase
let stack: AsyncDisposableStack
let folder: string
let settings: Awaited<ReturnType<typeof upkeepOf>>
const entered: string[] = []
const journal: ErasureJournal = {
  async enter(caseId) {
    entered.push(caseId)
    return { holders: 2 }
  },
  since: async () => entered.map(erasureDigest),
}

const erase = (caseId: string = CASE) => eraseAtMember('emergency', log.migrateUrl, caseId, WHO, journal)

/** Rows of every table in which a word stands, by table. */
async function mentions(word: string, pool: pg.Pool = log.admin): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query(`select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`)
  const found: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query(`select count(*)::int as n from ${name} as t where strpos(t::text, $1) > 0`, [
      word,
    ])
    if (rows[0].n > 0) found[name] = rows[0].n
  }
  return found
}

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  log = stack.use(await startLogDatabase(inject('postgresUrl')))
  settings = stack.use(await upkeepOf(log))
  for (const [n, id] of [CASE, OTHER].entries()) {
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    const word = `canary-${n}`
    for (const [text, values] of [
      [`insert into ledger.part values ($1, $2, 's', now())`, [id, word]],
      [`insert into file values ($1, jsonb_build_object('legalName', $2::text))`, [id, word]],
      [
        `insert into ledger.consent_directive values ($3, $1, 'PERMIT', '{IDENTITY}', '{training}', '{TRAINING}', 'CONSENT',
          now(), now(), 's', now(), $2, 'ar', '1', '')`,
        [id, word, ids[0]],
      ],
      [`insert into ledger.consent_withdrawal values (gen_random_uuid(), $3, $1, now(), 's', $2)`, [id, word, ids[0]]],
      [
        `insert into ledger.relation values ($3, $1, 'training', null, 'GRANTED', '{}', '{}', $2, 's', now(), null)`,
        [id, word, ids[1]],
      ],
      [`insert into ledger.relation_closing values (gen_random_uuid(), $3, $1, now(), 's', $2)`, [id, word, ids[1]]],
      [
        `insert into ledger.desk_item values ($3, 'REQUEST', $1, 'training', $2, 'emergency', '{}', '{}', now(), now())`,
        [id, word, ids[2]],
      ],
      [`insert into ledger.desk_answer values ($2, 'DECLINED', $1, 'emergency', now())`, [word, ids[2]]],
      [`insert into ledger.desk_text values ($2, $1)`, [word, ids[2]]],
      [
        `insert into ledger.desk_event (command_id, kind, case_id, sub, member, role, purpose, detail, position)
          values (gen_random_uuid(), 'DENY', $1, $2, 'training', 'CASE_WORKER', 'TRAINING',
            jsonb_build_object('digest', 'd', 'result', jsonb_build_object('item', $2::text)), ${n + 1})`,
        [id, word],
      ],
      [`insert into statistics.profile (case_id, subject_kind, record_key, sum_key) values ($1, 'PERSON', 0, 0)`, [id]],
      [`insert into statistics.activity values ($1)`, [id]],
      [`insert into ledger.part_unlinking values ($1, $2, now())`, [id, word]],
    ] as const) {
      await log.admin.query(text, [...values])
    }
  }
  await log.logReleases(3, [CASE, OTHER])
  const sequencer = new Sequencer(log.db)
  while ((await sequencer.takeIn()) ?? 0) {}
  await log.logReleases(2, [OTHER, CASE])
  folder = (await backUp(settings, { progress: quiet, signal: new AbortController().signal })).folder
})
afterAll(() => stack.disposeAsync())

it('every table that can name a case is one that erasing knows', async () => {
  const client = await log.admin.connect()
  const known = new Set((await caseRows(client)).map(({ table }) => `${table.schema}.${table.name}`))
  const { rows } = await client.query(`select table_schema || '.' || table_name as name, column_name, data_type
    from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')
      and (column_name ~ 'case' or data_type in ('uuid', 'json', 'jsonb') or udt_name in ('_uuid', '_jsonb')) order by 1, 2`)
  client.release()
  // Columns that could name a case, in tables whose rows do not go with it: why they name none.
  const others: Readonly<Record<string, string>> = {
    'ledger.release_log': 'its entries are made mute',
    'ledger.release_in_words': 'a view of it',
    'ledger.log_words': 'what was asked for and decided, of no case',
    'ledger.log_case': 'emptied of the case by `ledger.erase_case`',
    'ledger.desk_event': 'its rows are made mute',
    'ledger.audit_key': 'ids of audits',
    'ledger.erasure': 'counts',
    'ledger.retention_run': 'counts',
    'ledger.desk_caught_up': 'ids of processes',
    'statistics.disclosure': 'ids of requests',
    'statistics.released': 'perturbed cells',
    'statistics.frozen': 'a number that no row leads from to a case any more',
  }
  const unknown = rows.map(({ name }) => name).filter(name => !known.has(name) && others[name] === undefined)
  expect(unknown).toEqual([])
  for (const name of KEPT) expect(others[name]).toBeDefined()
})

describe('erasing a case at a member', () => {
  let counts: Readonly<Record<string, number>>

  it('takes every trace of it out of every table, and nothing of any other case', async () => {
    const otherCase = await mentions(OTHER)
    const otherWords = await mentions('canary-1')
    expect(Object.keys(await mentions(CASE)).length).toBeGreaterThan(10)
    const { erased, holders } = await erase()
    counts = erased
    expect(holders).toBe(2)
    expect(await mentions(CASE)).toEqual({})
    expect(await mentions('canary-0')).toEqual({})
    // In the log's index a line for each time that leaves were made.
    expect(await mentions(OTHER)).toMatchObject({ ...otherCase, 'ledger.log_case': 2 })
    expect((await log.admin.query('select from ledger.rows_about($1)', [OTHER])).rowCount).toBe(5)
    expect(await mentions('canary-1')).toEqual(otherWords)
  })

  it('says what it erased in counts', () => {
    expect(counts).toMatchObject({
      'public.file': 1,
      'ledger.part': 1,
      'ledger.desk_text': 1,
      'ledger.desk_answer': 1,
      'statistics.profile': 1,
      'entries of the release log': 5,
      'events of the desk': 1,
    })
  })

  it('again erases nothing, and enters it again', async () => {
    const events = async () => (await log.admin.query('select count(*)::int as n from ledger.desk_event')).rows[0].n
    const before = await events()
    expect((await erase()).erased).toEqual({})
    expect(entered).toEqual([CASE, CASE])
    expect(await events()).toBe(before)
  })

  it('leaves an entry that names nobody, and the count of the registry’s orders', async () => {
    const { rows } = await log.admin.query(
      `select kind, case_id, sub, position::int from ledger.desk_event order by seq`,
    )
    expect(rows).toMatchObject([
      { kind: 'DENY', case_id: '00000000-0000-0000-0000-000000000000', sub: 'erased', position: 1 },
      { kind: 'DENY', case_id: OTHER, position: 2 },
      { kind: 'ERASURE', case_id: '00000000-0000-0000-0000-000000000000', sub: WHO.by, position: null },
    ])
    const { rows: kept } = await log.admin.query('select digest, erased_by, reason from ledger.erasure')
    expect(kept).toEqual([{ digest: erasureDigest(CASE), erased_by: WHO.by, reason: 'REQUEST' }])
  })

  it('does nothing where the registry has not entered it', async () => {
    const down: ErasureJournal = { ...journal, enter: () => Promise.reject(new Error('the registry is down')) }
    await expect(eraseAtMember('emergency', log.migrateUrl, OTHER, WHO, down)).rejects.toThrow('is down')
    expect(Object.keys(await mentions(OTHER)).length).toBeGreaterThan(10)
  })

  it.each(['', 'HRD-NJV6-47V5-J', CASE.toUpperCase(), `${CASE}'; drop table ledger.part`])(
    'takes no id but a UUID: %s',
    id => expect(erase(id)).rejects.toThrow('name the case by its id'),
  )
})

it('attack 21: a database restored from a backup of before has it erased again before anybody serves from it', async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners(['emergency'])
  await using _ = owners
  const { migrateUrl: databaseUrl } = owners.databases.emergency
  const peers = createPeers('emergency', log.keeping)
  const definition = { ...testMember({ afterRooms: async () => {} }), code: 'emergency' as const }
  const restored = await restore(definition, { ...settings, databaseUrl }, folder, {
    progress: quiet,
    signal: new AbortController().signal,
    peers,
    without: new Set(),
    erasuresSince: journal.since,
  })
  await peers.close()
  expect(restored.erasedAgain).toBe(1)
  const pool = createPool({ connectionString: databaseUrl, max: 1 })
  expect(await mentions(CASE, pool)).toEqual({})
  expect(await mentions('canary-0', pool)).toEqual({})
  expect(Object.keys(await mentions('canary-1', pool)).length).toBeGreaterThan(8)
  await pool.end()
})
