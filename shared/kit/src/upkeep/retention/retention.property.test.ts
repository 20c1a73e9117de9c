import { loadAgreement } from '@hub/agreement'
import { combineDirectives, releaseMask, standingsOf } from '@hub/decision'
import { PURPOSES, ROLES } from '@hub/vocabulary'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { readLedger } from '../../ledger/facts.ts'
import { type LogDatabase, startLogDatabase } from '../../testing/log-database.ts'
import { testMember } from '../../testing/test-member/index.ts'
import { letGo, type RetentionParts } from './retention.ts'
import { insertCase, overFor, PERIODS, settledFor, type TestCase, testCase } from './testing.ts'

const member = { ...testMember({ afterRooms: async () => {} }), code: 'emergency' as const }
const { agreement } = loadAgreement()

let log: LogDatabase
let cases: readonly TestCase[]
const entered: string[] = []

beforeAll(async () => {
  log = await startLogDatabase(inject('postgresUrl'))
  await log.admin.query(`create table visit (case_id uuid not null, recorded_on date not null)`)
  cases = fc.sample(testCase, { numRuns: 90, seed: 20_261_122 })
  for (const one of cases) {
    await insertCase(log.admin, one)
    if (one.asked === null) continue
    await log.logReleases(1, [one.id])
    const text = `update ledger.release_log set at = now() - make_interval(days => $1)
      where seq = (select max(seq) from ledger.release_log)`
    await log.admin.query(text, [one.asked])
  }
  await log.admin.query(`insert into ledger.audit_key (audit, auditor, key, begun)
    select gen_random_uuid(), 'auditor', sha256('x'), now() - make_interval(days => days) from unnest('{1,39,41}'::int[]) as days`)
})
afterAll(() => log[Symbol.asyncDispose]())

const run = (dryRun: boolean) => {
  const closed = cases.flatMap(({ id, closed }) =>
    closed === null ? [] : [{ caseId: id, closedAt: new Date(Date.now() - closed * 86_400_000).toISOString() }],
  )
  const parts: RetentionParts = {
    dryRun,
    signal: new AbortController().signal,
    closedCases: async () => closed,
    enterErasure: async id => entered.push(id),
  }
  return letGo(member, log.migrateUrl, new Map(PERIODS), parts)
}

/** What may leave, for whomever and whatever for. */
async function decisions(): Promise<ReadonlyMap<string, number>> {
  const { facts, now } = await readLedger(
    log.db,
    cases.map(({ id }) => id),
  )
  const masks = new Map<string, number>()
  for (const { caseId, relations, directives, holdsPart } of facts) {
    for (const recipient of ['training', 'emergency', 'outreach']) {
      for (const purpose of PURPOSES) {
        const asker = { sub: 'somebody', member: recipient, isPerson: true, purpose }
        const standings = standingsOf(relations, holdsPart, asker, 'emergency', now)
        const consent = combineDirectives(directives, recipient, purpose, now)
        for (const role of ROLES) {
          const mask = standings.length === 0 ? 0 : releaseMask(agreement, role, purpose, { standings, ...consent })
          masks.set(`${caseId} ${recipient} ${purpose} ${role}`, mask)
        }
      }
    }
  }
  return masks
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await log.admin.query(`select schemaname || '.' || tablename as name from pg_tables
    where schemaname in ('public', 'ledger', 'statistics') order by 1`)
  const all = []
  for (const { name } of tables) all.push((await log.admin.query(`select t::text from ${name} as t order by 1`)).rows)
  return JSON.stringify(all)
}

async function idsIn(table: string, column: string): Promise<readonly string[]> {
  const { rows } = await log.admin.query(`select ${column}::text as id from ${table} order by 1`)
  return rows.map(({ id }) => id)
}

it('counts without changing anything, then lets go of what is too old, and of nothing else', async () => {
  const blocks = ({ item }: TestCase) => item?.kind === 'BREAK_GLASS' && item.answer !== 'CONFIRMED'
  const whole = new Set<string>(cases.filter(one => overFor(one) > 800 && !blocks(one)).map(({ id }) => id))
  const empty = new Set<string>(cases.filter(one => overFor(one) > 400).map(({ id }) => id))
  const kept = cases.filter(({ id }) => !whole.has(id))
  expect([whole.size > 3, empty.size - whole.size > 3, cases.length - empty.size > 20]).toEqual([true, true, true])
  const before = await decisions()
  expect([...before.values()].filter(mask => mask !== 0).length).toBeGreaterThan(500)

  const untouched = await everything()
  const counted = await run(true)
  expect(await everything()).toBe(untouched)
  expect(entered).toEqual([])
  const done = await run(false)

  // What nothing but its own age keeps or lets go.
  const ids = (some: readonly TestCase[]) => some.map(({ id }) => id).sort()
  expect(entered.sort()).toEqual([...whole].sort())
  expect(await idsIn('ledger.part', 'case_id')).toEqual(ids(kept))
  expect(await idsIn('file', 'case_id')).toEqual(ids(cases.filter(({ id }) => !empty.has(id))))
  const items = kept.filter(({ item }) => item !== null)
  const stays = (one: TestCase) => settledFor(one) < 200 || blocks(one)
  expect(await idsIn('ledger.desk_item', 'id')).toEqual(
    items
      .filter(stays)
      .map(({ item }) => item?.id)
      .sort(),
  )
  expect(await idsIn('ledger.desk_text', 'item_id')).toEqual(
    items
      .filter(one => one.item?.text && settledFor(one) < 100)
      .map(({ item }) => item?.id)
      .sort(),
  )
  expect((await idsIn('ledger.desk_event', 'case_id')).filter(id => !/^0+-/.test(id))).toEqual(
    ids(kept.filter(({ event }) => event !== null && event < 300)),
  )
  const { rows: asked } = await log.admin.query(
    `select date_part('day', now() - at)::int as age from ledger.release_log`,
  )
  expect(asked.length).toBe(cases.filter(({ asked }) => asked !== null && asked < 300).length)
  expect(Math.max(...asked.map(({ age }) => age))).toBeLessThan(300)
  expect(await idsIn('ledger.log_case', 'case_id')).toEqual(
    ids(kept.filter(({ asked }) => asked !== null && asked < 300)),
  )
  expect((await idsIn('ledger.audit_key', 'audit')).length).toBe(2)

  // Whatever restricts stays as long as what it restricts.
  const count = (table: string) => idsIn(table, 'case_id').then(found => found.length)
  expect(await count('ledger.consent_withdrawal')).toBe(
    kept.filter(({ permit }) => permit !== null && permit.withdrawn !== null).length,
  )
  expect(await count('ledger.consent_directive')).toBe(
    kept.reduce((sum, { permit, deny }) => sum + Number(permit !== null) + Number(deny !== null), 0),
  )
  expect(await count('ledger.relation_closing')).toBe(
    kept.reduce(
      (sum, { relation, item }) => sum + [relation, item?.opened].filter(row => row?.closed != null).length,
      0,
    ),
  )
  const after = await decisions()
  for (const [who, mask] of before) {
    expect((after.get(who) ?? 0) & ~mask, who).toBe(0)
    if (!whole.has(who.slice(0, 36))) expect(after.get(who), who).toBe(mask)
  }

  // Before the first run not every row had its leaf, and what goes with a whole case is counted with it alone.
  const of = (outcomes: typeof done, kind: string) => outcomes.filter(one => one.kind === kind).map(one => one.count)
  for (const kind of ['texts', 'items', 'audits', 'rooms', 'cases']) expect(of(done, kind)).toEqual(of(counted, kind))
  expect(of(done, 'events')).toEqual([cases.filter(({ event }) => event !== null && event > 300).length])
  const again = await run(false)
  expect(again.filter(one => one.count > 0)).toEqual([])
  const { rows: runs } = await log.admin.query(`select periods, counts from ledger.retention_run order by at`)
  expect(runs).toHaveLength(2)
  expect(runs[0].periods).toEqual(Object.fromEntries(PERIODS))
})
