import { randomUUID } from 'node:crypto'
import { leafHash, type Particulars, particularsDigest, type ReleaseRecord, releaseLeaf } from '@hub/transparency'
import { treeHash } from '@hub/transparency/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type LogDatabase, logging, startLogDatabase } from '../../testing/log-database.ts'
import { nodesIn } from '../nodes.ts'
import { openTree } from './append.ts'
import { Sequencer } from './sequencer.ts'
import { RELEASE_COLUMNS } from './source.ts'

let log: LogDatabase
const ONE = [randomUUID()]

beforeAll(async () => {
  log = await startLogDatabase(inject('postgresUrl'))
})
afterAll(() => log[Symbol.asyncDispose]())

/** Rows without a leaf, leaves without a row, and rows with two leaves: none of them, whatever happened. */
async function strays(): Promise<number> {
  const { rows } = await log.admin.query<{ n: number }>(`select count(*)::int as n
    from ledger.release_log full join (select * from ledger.log_leaf where source = 'release') as leaf using (seq)
    where release_log.at is null or leaf.index is null`)
  return rows[0]?.n ?? -1
}

async function takeInAll(sequencer = new Sequencer(log.db)): Promise<void> {
  while ((await sequencer.takeIn()) !== 0) {}
}

/** The leaves as they are stored, and whether tree, places and texts fit one another. */
async function storedLeaves(): Promise<readonly string[]> {
  const { rows } = await log.admin.query<{ index: string; leaf: string; hash: Buffer }>(
    'select index, leaf, hash from ledger.log_leaf order by index',
  )
  for (const [place, { index, leaf, hash }] of rows.entries()) {
    expect([Number(index), JSON.parse(leaf).index]).toEqual([place, place])
    expect(hash).toEqual(leafHash(Buffer.from(leaf)))
  }
  return rows.map(row => row.leaf)
}

describe('taking in the log', () => {
  it('makes one leaf of each row, and a tree that has the root of these leaves', async () => {
    await log.logReleases(37, [randomUUID(), randomUUID()])
    await takeInAll()
    await log.logReleases(1_200)
    await takeInAll()
    expect(await strays()).toBe(0)
    const leaves = (await storedLeaves()).map(leaf => Buffer.from(leaf))
    const tree = await openTree(log.db)
    expect([tree.size, tree.root()]).toEqual([leaves.length, treeHash(leaves)])
    const places = [0, 1, 2, 3, 5, 6, 9].map(level => ({ level, index: 1 }))
    expect(await nodesIn(log.db)(places)).toEqual(
      places.map(({ level }) => treeHash(leaves.slice(2 ** level, 2 ** (level + 1)))),
    )
    await expect(nodesIn(log.db)([{ level: 4, index: 1_000 }])).rejects.toThrow('missing')
  })

  it('can prove the row from leaf and salts, and nothing of it without the salts', async () => {
    const id = randomUUID()
    await log.logReleases(1, [id])
    await takeInAll()
    const { rows } = await sql<ReleaseRecord & Particulars & { salts: Buffer; index: string; leaf: string }>`
      select ${RELEASE_COLUMNS}, salts, log_leaf.index, leaf, assertion_id as "assertionId", request_id as "requestId",
        sub, on_behalf_of as "onBehalfOf", body_digest as "bodyDigest", encode(decisions, 'hex') as decision
      from ledger.release_log as entry
        join ledger.log_leaf on log_leaf.source = 'release' and log_leaf.seq = entry.seq
      where entry.seq = (select first_seq from ledger.log_case where case_id = ${id})`.execute(log.db)
    const [row] = rows
    if (row === undefined) throw new Error('the case is not in the index')
    expect(releaseLeaf(Number(row.index), { ...row, seq: Number(row.seq) })).toBe(row.leaf)
    const { decision } = row as unknown as { decision: string }
    const told = { ...row, cases: [{ case: id, decision }] }
    expect(particularsDigest(told, row.salts)).toEqual(row.particulars)
    expect(particularsDigest(told, Buffer.alloc(row.salts.length))).not.toEqual(row.particulars)
    expect(row.leaf).not.toContain(id)
    expect(row.leaf).not.toContain('training-system')
  })

  it('stays valid where a row, its salts and its place in the index are erased', async () => {
    const id = randomUUID()
    await log.logReleases(1, [id])
    await takeInAll()
    const before = (await openTree(log.db)).root()
    const erased = `select first_seq from ledger.log_case where case_id = '${id}'`
    await log.admin.query(`delete from ledger.release_log where seq in (${erased})`)
    await log.admin.query(`delete from ledger.log_case where case_id = '${id}'`)
    await storedLeaves()
    await log.logReleases(1)
    await takeInAll()
    const leaves = (await storedLeaves()).map(leaf => Buffer.from(leaf))
    expect((await openTree(log.db)).root()).toEqual(treeHash(leaves))
    expect(treeHash(leaves.slice(0, -1))).toEqual(before)
    // For the tests after this one every row has its leaf.
    expect(await strays()).toBe(1)
    await log.admin.query(`insert into ledger.release_log overriding system value
      select (leaf.seq), now(), gen_random_uuid(), gen_random_uuid(), 's', 'm', 'r', 'p', null, '', '', '', '', '{}', '{}', '', ''
      from ledger.log_leaf as leaf left join ledger.release_log using (seq)
      where leaf.source = 'release' and release_log.at is null`)
  })
})

describe('rows that become visible late, out of order, or never', () => {
  it('are taken in whenever they can be seen, also behind others and after gaps', async () => {
    const sequencer = new Sequencer(log.db)
    const late = await log.serve.connect()
    const never = await log.serve.connect()
    try {
      await late.query('begin')
      await late.query(logging(2, ONE))
      await never.query('begin')
      await never.query(logging(3, ONE))
      await log.logReleases(5)
      expect(await sequencer.takeIn()).toBe(5)
      expect(await sequencer.takeIn()).toBe(0)
      await never.query('rollback')
      await log.logReleases(1)
      expect(await sequencer.takeIn()).toBe(1)
      await late.query('commit')
      expect(await sequencer.takeIn()).toBe(2)
      expect(await strays()).toBe(0)
    } finally {
      late.release()
      never.release()
    }
  })

  it('keep the settled number below them as long as they may come', async () => {
    const sequencer = new Sequencer(log.db)
    const settled = async () => {
      const { rows } = await log.serve.query('select max(through)::int as n from ledger.log_settled')
      return rows[0].n as number
    }
    await takeInAll(sequencer)
    const before = await settled()
    const late = await log.serve.connect()
    try {
      await late.query('begin')
      await late.query(logging(1, ONE))
      await log.logReleases(1)
      // A process that comes new knows no more than one that has seen it begin.
      for (const one of [sequencer, sequencer, new Sequencer(log.db)]) {
        await one.takeIn()
        expect(await settled()).toBe(before)
        expect(await one.hasWork()).toBe(true)
      }
      await late.query('commit')
    } finally {
      late.release()
    }
    await takeInAll(sequencer)
    expect(await sequencer.hasWork()).toBe(false)
    expect(await settled()).toBe(before + 2)
    expect(await strays()).toBe(0)
  })

  it('none is skipped and none taken twice, with twelve writers, rollbacks and three sequencers at once', async () => {
    let writing = true
    const write = async (rollsBack: boolean) => {
      const client = await log.admin.connect()
      try {
        for (let n = 0; n < 25; n += 1) {
          await client.query('begin')
          await client.query(logging(1 + (n % 3), ONE))
          // Held open across others' commits, so that numbers and commits are out of order.
          await client.query('select count(*) from ledger.log_leaf')
          await client.query(rollsBack && n % 2 === 0 ? 'rollback' : 'commit')
        }
      } finally {
        client.release()
      }
    }
    const takeIn = async () => {
      const sequencer = new Sequencer(log.db)
      while (writing) await sequencer.takeIn()
    }
    const taking = [takeIn(), takeIn(), takeIn()]
    await Promise.all(Array.from({ length: 12 }, (_, n) => write(n % 4 === 0)))
    writing = false
    await Promise.all(taking)
    await takeInAll()
    expect(await strays()).toBe(0)
    const { rows } = await log.serve.query(`select max(seq)::int as last,
      (select max(through)::int from ledger.log_settled) as settled, count(*)::int as n from ledger.release_log`)
    expect(rows[0].last).toBeGreaterThan(rows[0].n)
    expect(rows[0].settled).toBe(rows[0].last)
    const leaves = (await storedLeaves()).map(leaf => Buffer.from(leaf))
    expect((await openTree(log.db)).root()).toEqual(treeHash(leaves))
  })
})

describe('attack 26: two writers', () => {
  it('cannot fork the tree: while one appends, another does nothing', async () => {
    await log.logReleases(3)
    const [one, other] = [new Sequencer(log.db), new Sequencer(log.db)]
    let meanwhile: number | undefined = 0
    const taken = await one.takeIn(async () => {
      meanwhile = await other.takeIn()
    })
    expect([taken, meanwhile]).toEqual([3, undefined])
    expect(await other.takeIn()).toBe(0)
  })

  it('cannot fork it without the lock either: a place is taken once', async () => {
    const { rows } = await log.serve.query('select max(index) as index from ledger.log_leaf')
    const again = `insert into ledger.log_leaf values ($1, 'padding', 99999999, '{}', sha256('x'))`
    await expect(log.serve.query(again, [rows[0].index])).rejects.toThrow('duplicate key')
  })

  it('a batch that does not end leaves nothing', async () => {
    await log.logReleases(2)
    const before = (await openTree(log.db)).size
    const failing = new Sequencer(log.db).takeIn(async () => {
      throw new Error('killed')
    })
    await expect(failing).rejects.toThrow('killed')
    expect((await openTree(log.db)).size).toBe(before)
    expect(await new Sequencer(log.db).takeIn()).toBe(2)
  })
})

describe('the login that serves', () => {
  it.each([
    'log_leaf',
    'log_salt',
    'log_node',
    'log_settled',
    'log_case',
    'log_key',
    'checkpoint',
    'cosignature',
    'cosigned',
    'log_dispute',
  ])('attack 26: cannot change, delete or empty ledger.%s', async table => {
    const [column] = (
      await log.serve.query(
        `select column_name from information_schema.columns
        where table_schema = 'ledger' and table_name = $1 limit 1`,
        [table],
      )
    ).rows.map(row => row.column_name)
    for (const statement of [
      `update ledger.${table} set ${column} = null`,
      `delete from ledger.${table}`,
      `truncate ledger.${table} cascade`,
      `alter table ledger.${table} disable trigger all`,
    ]) {
      await expect(log.serve.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
    }
  })
})
