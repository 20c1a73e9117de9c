import { EARLIER_CASES, EARLIER_ROWS, type LogOwner, makeEarlierLog, startLogOwner } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { verifyCommand } from './command.ts'

let owner: LogOwner

beforeAll(async () => {
  owner = await startLogOwner(inject('postgresUrl'), 'emergency', new Map(), undefined, makeEarlierLog)
  await owner.seal(3)
})
afterAll(() => owner[Symbol.asyncDispose]())

const verify = () => verifyCommand([owner.serveUrl, '--cosignatures', '0'])

it('a log of before rows shared their words reads as it did, and goes on', async () => {
  const { rows } = await owner.serve.query('select fields, entries from ledger.release_in_words order by seq')
  expect(rows.slice(0, EARLIER_ROWS.length)).toEqual(EARLIER_ROWS)
  const { rows: leaves } = await owner.serve.query(
    `select leaf::json ->> 'v' as v from ledger.log_leaf where source = 'release' order by index`,
  )
  expect(leaves.map(({ v }) => v)).toEqual(['1', '1', '1', '2', '2', '2', '2'])
  expect(await verify()).toMatchObject({ code: 0, said: expect.stringContaining('16 entries, 9 of them of nothing') })
})

it('every row of a case is found in it', async () => {
  for (const id of EARLIER_CASES) {
    const { rows } = await owner.serve.query('select seq::int from ledger.rows_about($1) order by seq', [id])
    const about = EARLIER_ROWS.flatMap(({ entries }, n) =>
      entries.some(entry => 'case' in entry && entry.case === id) ? [n + 1] : [],
    )
    expect(rows.map(({ seq }) => seq)).toEqual(about)
  }
})

it.each([
  ['who asked', `set sub = 'another'`, `set sub = 'somebody'`],
  [
    'which decision is about which case',
    'set decided = array[decided[2], decided[1]]',
    'set decided = array[decided[2], decided[1]]',
  ],
])('attack 26: a row of then that was changed in %s is named', async (_, spoil, mend) => {
  const change = (how: string) => owner.admin.query(`update ledger.release_log ${how} where seq = 1`)
  await change(spoil)
  expect((await verify()).said).toBe('FAILED  entry 0: row 1 of the release log was changed\n')
  await change(mend)
  expect((await verify()).code).toBe(0)
})
