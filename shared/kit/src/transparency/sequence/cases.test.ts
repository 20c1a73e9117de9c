import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type LogDatabase, logging, startLogDatabase } from '../../testing/log-database.ts'
import { Sequencer } from './sequencer.ts'

let log: LogDatabase
const CASES = Array.from({ length: 12 }, () => randomUUID())

beforeAll(async () => {
  log = await startLogDatabase(inject('postgresUrl'))
})
afterAll(() => log[Symbol.asyncDispose]())

/** Rows about a case as the log says it of itself, row by row. */
async function rowsNaming(id: string): Promise<readonly number[]> {
  const { rows } = await log.admin.query(
    `select seq::int from ledger.release_in_words where entries @> $1::jsonb order by seq`,
    [JSON.stringify([{ case: id }])],
  )
  return rows.map(({ seq }) => seq)
}

async function rowsAbout(id: string): Promise<readonly number[]> {
  const { rows } = await log.serve.query('select seq::int from ledger.rows_about($1) order by seq', [id])
  return rows.map(({ seq }) => seq)
}

const some = (n: number) => CASES.filter((_, place) => (place * 7 + n) % 5 < 2)
const lines = async () => (await log.admin.query('select count(*)::int as n from ledger.log_case')).rows[0].n as number

it('rows about a case are found: in ranges, behind others that came late, and without a leaf yet', async () => {
  const sequencer = new Sequencer(log.db)
  const late = await log.serve.connect()
  await late.query('begin')
  await late.query(logging(1, some(0)))
  for (let n = 0; n < 20; n += 1) {
    await log.logReleases(1 + (n % 4), some(n))
    if (n % 6 === 5) await sequencer.takeIn()
    if (n === 10) await late.query('commit')
  }
  late.release()
  // A line for each of the cases at most, each of the four times.
  const before = await lines()
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThanOrEqual(4 * CASES.length)
  for (const id of [...CASES, randomUUID()]) expect(await rowsAbout(id)).toEqual(await rowsNaming(id))
  while ((await sequencer.takeIn()) !== 0) {}
  for (const id of CASES) expect(await rowsAbout(id)).toEqual(await rowsNaming(id))
  expect(await rowsAbout(CASES[0] ?? '')).not.toEqual([])
})

it('one case is erased out of rows about several: it is found no more, and the others are as they were', async () => {
  await log.logReleases(3, CASES.slice(0, 4))
  const [gone = '', ...others] = CASES
  const entriesOf = async () => {
    const { rows } = await log.admin.query(
      `select seq::int, entry from ledger.release_in_words, jsonb_array_elements(entries) as entry
        where entry ->> 'case' <> $1 order by seq, entry`,
      [gone],
    )
    return rows
  }
  const before = await entriesOf()
  const rows = await rowsAbout(gone)
  expect(rows.length).toBeGreaterThan(3)
  const { rows: erased } = await log.admin.query(`select ledger.erase_case($1, 'dpo', 'REQUEST')::int as n`, [gone])
  expect(erased).toEqual([{ n: rows.length }])
  expect(await rowsAbout(gone)).toEqual([])
  expect(await rowsNaming(gone)).toEqual([])
  expect(await entriesOf()).toEqual(before)
  for (const id of others) expect(await rowsAbout(id)).toEqual(await rowsNaming(id))
  const { rows: left } = await log.admin.query(
    `select count(*)::int as n from ledger.erased_reference where seq = any($1)`,
    [rows],
  )
  expect(left).toEqual([{ n: rows.length }])
})

it('a decision that was only about the case that is erased goes with it', async () => {
  const id = randomUUID()
  await log.logReleases(1, [id])
  await log.admin.query(`select ledger.erase_case($1, 'dpo', 'REQUEST')`, [id])
  const { rows } = await log.admin.query(
    `select encode(decisions, 'hex') as decisions, entries from ledger.release_log
      join ledger.release_in_words as words using (seq) order by seq desc limit 1`,
  )
  expect(rows).toEqual([{ decisions: '00'.repeat(32), entries: [{ erased: true }] }])
})
