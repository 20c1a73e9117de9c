import { randomUUID } from 'node:crypto'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { testPostgres } from '@hub/postgres'
import type { UpkeepSettings } from '@hub/settings'
import { generateX25519Identity } from 'age-encryption'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { checkDatabase } from '../ledger/check.ts'
import { createPool } from '../pool.ts'
import { type LogDatabase, startLogDatabase } from '../testing/log-database.ts'
import { testMember } from '../testing/test-member/index.ts'
import { createPeers } from '../transparency/peers/peer.ts'
import { Sequencer } from '../transparency/sequence/sequencer.ts'
import { backUp, backupsIn } from './backup/backup.ts'
import { FILES } from './backup/manifest.ts'
import type { Progress } from './progress.ts'
import { restore } from './restore/restore.ts'
import { quiet, upkeepOf } from './testing.ts'

const member = { ...testMember({ afterRooms: async () => {} }), code: 'emergency' as const }
const CASE = randomUUID()
/** What `copy` must write so that it is read again: its own signs, the end of a table, scripts of the world. */
const HARD = ['a\tb\\n', '\\.', '\n\\.\n', 'مريم', '李 🕊', '\\\\N', "'); drop schema ledger; --"]

let log: LogDatabase
let settings: UpkeepSettings
let stack: AsyncDisposableStack
let whole: string

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  log = stack.use(await startLogDatabase(inject('postgresUrl')))
  settings = stack.use(await upkeepOf(log))
  await log.admin.query(`insert into ledger.part values ($1, 'E-1', 'somebody', now())`, [CASE])
  await log.admin.query(`insert into file values ($1, $2)`, [CASE, JSON.stringify({ canary: 'canary-value', HARD })])
  for (const [n, reason] of HARD.entries()) {
    const id = randomUUID()
    await log.admin.query(
      `insert into ledger.consent_directive values ($1, $2, 'PERMIT', '{IDENTITY}', '{training}', '{TRAINING}', 'CONSENT',
        now(), '2100-01-01 00:00:00.123456+14', $3, now(), $4, 'ar', '1', '', ${n % 2 === 0})`,
      [id, CASE, reason, reason],
    )
    if (n % 2 === 0) {
      await log.admin.query(`insert into ledger.consent_withdrawal values ($1, $2, $3, now(), 'somebody', $4)`, [
        randomUUID(),
        id,
        CASE,
        reason,
      ])
    }
  }
  await log.logReleases(30, [CASE])
  await new Sequencer(log.db).takeIn()
  whole = (await backedUp()).folder
})
afterAll(() => stack.disposeAsync())

function backedUp(changes: Partial<UpkeepSettings> = {}, signal = new AbortController().signal) {
  return backUp({ ...settings, ...changes }, { progress: quiet, signal })
}

/** A restore into a database of its own, which is dropped in the end. */
async function restored(
  folder: string,
  changes: Partial<UpkeepSettings> & { progress?: Progress; signal?: AbortSignal } = {},
) {
  const owners = await testPostgres(inject('postgresUrl')).createOwners(['emergency'])
  const { migrateUrl: databaseUrl, serveUrl } = owners.databases.emergency
  const peers = createPeers('emergency', log.keeping)
  const pool = createPool({ connectionString: databaseUrl, max: 2 })
  const { progress = quiet, signal = new AbortController().signal, ...others } = changes
  const parts = { progress, signal, peers, without: new Set<string>(), erasuresSince: async () => [] }
  return {
    pool,
    serveUrl,
    databaseUrl,
    done: restore(member, { ...settings, databaseUrl, ...others }, folder, parts),
    async [Symbol.asyncDispose]() {
      await peers.close()
      await pool.end()
      await owners[Symbol.asyncDispose]()
    },
  }
}

const isEmpty = async (pool: pg.Pool) => {
  const { rows } =
    await pool.query(`select count(*)::int as n from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`)
  const { rows: schemas } = await pool.query(`select to_regnamespace('restoring') is not null as there`)
  return rows[0].n === 0 && !schemas[0].there
}

/** Every row of every table, in words. */
async function contents(pool: pg.Pool): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query(`select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('ledger', 'public', 'statistics') order by 1`)
  const all: Record<string, string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query(`select t::text as row from ${name} as t order by 1`)
    all[name] = rows.map(({ row }) => row)
  }
  return all
}

describe('a backup', () => {
  it('gives back every row of every table, and the log as what it was before it began anew', async () => {
    await using copy = await restored(whole)
    await copy.done
    const [before, after] = [await contents(log.admin), await contents(copy.pool)]
    const { 'ledger.log_leaf': leaves = [], ...others } = before
    for (const [table, rows] of Object.entries(others)) {
      if (!/log_node|log_incarnation|past_/.test(table)) expect([table, after[table]]).toEqual([table, rows])
    }
    expect(Object.keys(others).length).toBeGreaterThan(25)
    expect(after['ledger.past_leaf']).toEqual(leaves.map(leaf => leaf.replace('(', '(0,')))
    expect(after['ledger.log_leaf']).toHaveLength(1)
    // Numbers go on where they were, and triggers work.
    const { rows } = await copy.pool.query(`select max(seq)::int as last from ledger.release_log`)
    const serving = createPool({ connectionString: copy.serveUrl, max: 1 })
    await checkDatabase(serving)
    await serving.query(`insert into ledger.consent_withdrawal select gen_random_uuid(), id, case_id, now(), 's', 'r'
      from ledger.consent_directive`)
    await serving.end()
    const { rows: next } = await copy.pool.query(
      `select nextval('ledger.release_log_seq_seq')::int as next,
      (select epoch::int from ledger.case_epoch where case_id = $1) as epoch`,
      [CASE],
    )
    const epoch = (await log.admin.query('select epoch::int from ledger.case_epoch where case_id = $1', [CASE])).rows[0]
      .epoch
    expect(next[0]).toEqual({ next: rows[0].last + 1, epoch: epoch + HARD.length })
  })

  it('can be read by nobody who has not the identity: a lost disk shows no value', async () => {
    for (const name of Object.values(FILES)) {
      const text = (await readFile(join(whole, name))).toString('latin1')
      for (const canary of ['canary-value', CASE, 'E-1', 'somebody']) expect(text).not.toContain(canary)
    }
    await using copy = await restored(whole, { backupIdentity: await generateX25519Identity() })
    await expect(copy.done).rejects.toThrow('was not encrypted for the identity')
    expect(await isEmpty(copy.pool)).toBe(true)
  })

  it('is of one moment, whatever is written meanwhile', async () => {
    let writing = true
    const write = async () => {
      while (writing) {
        const id = randomUUID()
        await log.admin.query(
          `insert into ledger.consent_directive select $1, case_id, effect, categories, recipients,
          purposes, legal_basis, valid_from, valid_until, 'during', recorded_at, '', '', '', '', true
          from ledger.consent_directive limit 1`,
          [id],
        )
        await log.admin.query(
          `insert into ledger.consent_withdrawal values (gen_random_uuid(), $1, $2, now(), 'during', '')`,
          [id, CASE],
        )
      }
    }
    const writers = [write(), write()]
    const { folder } = await backedUp()
    writing = false
    await Promise.all(writers)
    await using copy = await restored(folder)
    await copy.done
    // A withdrawal refers to its directive, and the epoch counts both.
    const { rows } = await copy.pool.query(`select count(*)::int as stray from ledger.consent_withdrawal as w
      where not exists (select from ledger.consent_directive where id = w.directive_id)`)
    expect(rows[0].stray).toBe(0)
    const { rows: counted } = await copy.pool.query(
      `select epoch::int as epoch, (select count(*)::int from ledger.consent_directive)
      + (select count(*)::int from ledger.consent_withdrawal) + 1 as rows from ledger.case_epoch where case_id = $1`,
      [CASE],
    )
    expect(counted[0].epoch).toBe(counted[0].rows)
    await log.admin.query(`delete from ledger.consent_withdrawal where withdrawn_by = 'during'`)
    await log.admin.query(`delete from ledger.consent_directive where recorded_by = 'during'`)
  })

  it('that was stopped, or failed, leaves nothing', async () => {
    const before = await readdir(settings.backupDir ?? '')
    const stopping = new AbortController()
    const backup = backUp(settings, {
      progress: { step: what => void (what.startsWith('9 ') && stopping.abort()), bytes() {} },
      signal: stopping.signal,
    })
    await expect(backup).rejects.toThrow('abort')
    await expect(backedUp({ backupRecipients: [`age1${'q'.repeat(58)}`] })).rejects.toThrow()
    await expect(backedUp({ databaseUrl: log.serveUrl })).rejects.toThrow('permission denied')
    expect(await readdir(settings.backupDir ?? '')).toEqual(before)
  })

  it.each(['backupDir', 'backupRecipients'] as const)('is not made without %s', async name => {
    await expect(backedUp({ [name]: undefined })).rejects.toThrow('is missing')
  })

  it('is one at a time', async () => {
    const holder = new pg.Client({ connectionString: log.migrateUrl })
    await holder.connect()
    await holder.query(`select pg_advisory_lock(hashtextextended('backup', 0))`)
    await expect(backedUp()).rejects.toThrow('under way already')
    await holder.end()
  })
})

describe('a restore', () => {
  const spoilt = async (change: (bytes: Buffer) => Buffer, name: string = FILES.data) => {
    const folder = join(settings.backupDir ?? '', `spoilt-${randomUUID()}`)
    await cp(whole, folder, { recursive: true })
    await writeFile(join(folder, name), change(await readFile(join(folder, name))))
    return folder
  }

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['changed by one bit', bytes => bytes.map((byte, n) => (n === bytes.length >> 1 ? byte ^ 1 : byte)) as Buffer],
    ['cut short', bytes => bytes.subarray(0, bytes.length - 100)],
    ['longer', bytes => Buffer.concat([bytes, Buffer.from('x')])],
  ])('refuses data that is %s', async (_, change) => {
    await using copy = await restored(await spoilt(change))
    await expect(copy.done).rejects.toThrow('damaged or changed')
    expect(await isEmpty(copy.pool)).toBe(true)
  })

  it('attack 21: refuses a backup of somebody else’s making, though anybody can encrypt for the key', async () => {
    await using stranger = await startLogDatabase(inject('postgresUrl'))
    const { logKey } = { ...(await upkeepOf(stranger)) }
    const { folder } = await backedUp({ logKey })
    await using copy = await restored(folder)
    await expect(copy.done).rejects.toThrow('not signed with the log key of this owner')
    const changed = await spoilt(
      bytes => Buffer.from(bytes.toString().replace(/"signed": "..../, '"signed": "AAAA')),
      FILES.manifest,
    )
    await using another = await restored(changed)
    await expect(another.done).rejects.toThrow('not signed')
  })

  it('refuses a database that is not empty, and leaves it as it is', async () => {
    await using copy = await restored(whole)
    await copy.done
    const before = await contents(copy.pool)
    const peers = createPeers('emergency', log.keeping)
    const parts = {
      progress: quiet,
      signal: new AbortController().signal,
      peers,
      without: new Set<string>(),
      erasuresSince: async () => [],
    }
    const again = restore(member, { ...settings, databaseUrl: copy.databaseUrl }, whole, parts)
    await expect(again).rejects.toThrow('not empty')
    await peers.close()
    expect(await contents(copy.pool)).toEqual(before)
  })

  it.each([/ledger\.relation$/, /up to date/, /anew/])('that is stopped at %s leaves the database empty', async at => {
    const stopping = new AbortController()
    const progress = { step: (what: string) => void (at.test(what) && stopping.abort()), bytes() {} }
    await using copy = await restored(whole, { progress, signal: stopping.signal })
    await expect(copy.done).rejects.toThrow('empty again')
    expect(await isEmpty(copy.pool)).toBe(true)
  })

  it('that was cut short serves nobody, and is begun again', async () => {
    await using copy = await restored(whole)
    await copy.done
    await copy.pool.query('create schema restoring')
    const serving = createPool({ connectionString: copy.serveUrl, max: 1 })
    await expect(checkDatabase(serving)).rejects.toThrow('being restored')
    await serving.end()
    const peers = createPeers('emergency', log.keeping)
    const parts = {
      progress: quiet,
      signal: new AbortController().signal,
      peers,
      without: new Set<string>(),
      erasuresSince: async () => [],
    }
    const definition = { ...member, afterRestore: [`comment on table file is 'came back'`] }
    await restore(definition, { ...settings, databaseUrl: copy.databaseUrl }, whole, parts)
    await peers.close()
    expect((await contents(copy.pool))['public.file']).toHaveLength(1)
    const { rows } = await copy.pool.query(`select obj_description('file'::regclass) as said`)
    expect(rows).toEqual([{ said: 'came back' }])
  })

  it('refuses what a newer hub has made', async () => {
    await log.admin.query(`insert into migration.owner (name, timestamp) values ('0009_newer', '')`)
    try {
      const { folder } = await backedUp()
      await using another = await restored(folder)
      await expect(another.done).rejects.toThrow('owner/0009_newer')
      expect(await isEmpty(another.pool)).toBe(true)
    } finally {
      await log.admin.query(`delete from migration.owner where name = '0009_newer'`)
    }
  })
})

it('what is being written is no backup', async () => {
  const dir = settings.backupDir ?? ''
  await cp(whole, join(dir, '.partial-emergency'), { recursive: true })
  expect(await backupsIn(dir, 'emergency')).not.toContain('.partial-emergency')
  await backedUp()
  expect(await readdir(dir)).not.toContain('.partial-emergency')
})
