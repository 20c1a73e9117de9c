import { randomUUID } from 'node:crypto'
import { testPostgres } from '@hub/postgres'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { migrateOwner } from '../migrate.ts'
import type { OwnerDefinition } from '../owner.ts'
import { createPool } from '../pool.ts'
import { testLedger } from '../testing/ledger.ts'
import { testMember } from '../testing/test-member/index.ts'

// The text that is kept of a case against what the ledger's tables say, gathered in one statement: the one by which
// owners read them before the text was kept.

const member = testMember({ afterRooms: async () => {} })

let writer: pg.Pool
let dispose: () => Promise<void>

beforeAll(async () => {
  const owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  const { migrateUrl } = owners.databases[member.code]
  await migrateOwner(member, migrateUrl)
  writer = createPool({ connectionString: migrateUrl })
  dispose = async () => {
    await writer.end()
    await owners[Symbol.asyncDispose]()
  }
})
afterAll(() => dispose())

/** What may happen to a ledger; `case` and `row` are places in what there is. */
interface Change {
  readonly what: (typeof WHATS)[number]
  readonly case: number
  readonly row: number
  readonly words: readonly string[]
  readonly at: string
}

const WHATS = [
  'part',
  'unlink',
  'permit',
  'deny',
  'withdraw',
  'relation',
  'close',
  'many',
  'move',
  'reword',
  'undo withdrawals',
  'undo unlinking',
  'reopen',
  'rolled back',
  'empty',
] as const
const change: fc.Arbitrary<Change> = fc.record({
  what: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...WHATS.slice(0, 7)) }, fc.constantFrom(...WHATS)),
  case: fc.nat(3),
  row: fc.nat(20),
  words: fc.subarray(['THREAT', 'nobody knows', '', '"\\{}\'', 'TRAINING', 'outreach']),
  at: fc.constantFrom('2024-02-29T12:00:00.5Z', 'infinity', '-infinity', '2031-01-01', '0044-03-15 BC'),
})

async function apply(cases: readonly string[], one: Change): Promise<void> {
  const id = cases[one.case] ?? ''
  const client = await writer.connect()
  const ledger = testLedger(client)
  const nth = async (table: string): Promise<string | undefined> => {
    const { rows } = await client.query(`select id from ledger.${table} where case_id = $1 order by id`, [id])
    return rows[one.row % Math.max(rows.length, 1)]?.id
  }
  const words = { categories: one.words, recipients: one.words, purposes: one.words }
  const dates = { validFrom: one.row % 3 === 0 ? null : one.at, validUntil: one.row % 2 === 0 ? null : one.at }
  const row = { kind: one.words[0] ?? 'EMERGENCY', member: one.words[1] ?? 'training', expiresAt: dates.validUntil }
  try {
    if (one.what === 'part') await client.query(PART, [id, randomUUID()])
    if (one.what === 'unlink') await client.query(UNLINK, [id])
    if (one.what === 'permit') await ledger.permit(id, { ...words, ...dates, legalBasis: null })
    if (one.what === 'deny') await ledger.deny(id, { ...words, ...dates, mayContactAgain: one.row % 2 === 0 })
    if (one.what === 'relation') await ledger.relation(id, { ...row, ...words, justification: one.words.join(' ') })
    const [directive, relation] = [await nth('consent_directive'), await nth('relation')]
    if (one.what === 'withdraw' && directive !== undefined) await ledger.withdraw(id, directive)
    if (one.what === 'close' && relation !== undefined) await ledger.close(id, relation)
    if (one.what === 'many') await client.query(MANY, [cases])
    if (one.what === 'move')
      await client
        .query('update ledger.part set case_id = $2 where case_id = $1', [id, randomUUID()])
        .catch(unlessReferred)
    if (one.what === 'reword')
      await client.query(`update ledger.relation set kind = $2 where case_id = $1`, [id, row.kind])
    if (one.what === 'undo withdrawals')
      await client.query('delete from ledger.consent_withdrawal where case_id = $1', [id])
    if (one.what === 'undo unlinking') await client.query('delete from ledger.part_unlinking where case_id = $1', [id])
    if (one.what === 'reopen') await client.query('delete from ledger.relation_closing where case_id = $1', [id])
    if (one.what === 'rolled back') {
      await client.query('begin')
      await ledger.deny(id, words)
      await client.query('rollback')
    }
    if (one.what === 'empty') await client.query('truncate ledger.consent_directive cascade')
  } finally {
    client.release()
  }
}

const PART = `insert into ledger.part values ($1, $2, 'test', now()) on conflict do nothing`
const UNLINK = `insert into ledger.part_unlinking select case_id, 'test', now() from ledger.part
  where case_id = $1 on conflict do nothing`
/** Rows of several cases in one statement. */
const MANY = `insert into ledger.relation select gen_random_uuid(), id, 'training', null, 'CO_HOLDER', '{}', '{}', null,
  'test', now(), null from unnest($1::uuid[]) as id`

/** A part that is unlinked keeps its case. */
function unlessReferred(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === '23503')) throw error
}

/** Written before the text was kept, and not by what keeps it. */
const ORACLE = `
  select
    asked.case_id,
    part.case_id is not null and unlinked.case_id is null as holds_part,
    directives.of_case as directives,
    relations.of_case as relations
  from unnest($1::uuid[]) as asked (case_id)
  left join ledger.part on part.case_id = asked.case_id
  left join ledger.part_unlinking as unlinked on unlinked.case_id = asked.case_id
  left join (
    select directive.case_id, json_agg(json_build_array(
      directive.id, effect, categories, recipients, purposes, legal_basis,
      date_part('epoch', valid_from), date_part('epoch', valid_until), date_part('epoch', recorded_at),
      may_contact_again, date_part('epoch', first.withdrawn_at))) as of_case
    from ledger.consent_directive as directive
    left join (
      select directive_id, case_id, min(withdrawn_at) as withdrawn_at
      from ledger.consent_withdrawal where case_id = any($1::uuid[]) group by directive_id, case_id
    ) as first on first.directive_id = directive.id and first.case_id = directive.case_id
    where directive.case_id = any($1::uuid[]) group by directive.case_id
  ) as directives on directives.case_id = asked.case_id
  left join (
    select relation.case_id, json_agg(json_build_array(
      relation.id, member, person, kind, categories, purposes, coalesce(btrim(justification) <> '', false),
      date_part('epoch', opened_at), date_part('epoch', expires_at), date_part('epoch', first.closed_at))) as of_case
    from ledger.relation
    left join (
      select relation_id, case_id, min(closed_at) as closed_at
      from ledger.relation_closing where case_id = any($1::uuid[]) group by relation_id, case_id
    ) as first on first.relation_id = relation.id and first.case_id = relation.case_id
    where relation.case_id = any($1::uuid[]) group by relation.case_id
  ) as relations on relations.case_id = asked.case_id`

type Row = readonly [id: string, ...rest: unknown[]]

/** By case: whether a part is held, then directives and relations in the order of their ids. */
function inOrder(holdsPart: boolean, directives: readonly Row[] | null, relations: readonly Row[] | null): unknown {
  const byId = (rows: readonly Row[] | null) => [...(rows ?? [])].sort(([one], [other]) => (one < other ? -1 : 1))
  return [holdsPart, byId(directives), byId(relations)]
}

async function comparison(reader: pg.Pool, cases: readonly string[]) {
  const { rows } = await reader.query(ORACLE, [cases])
  const kept = await reader.query('select case_id, facts from ledger.case_epoch where case_id = any($1)', [cases])
  const texts = new Map(kept.rows.map(row => [row.case_id, row.facts]))
  return rows.map(({ case_id, holds_part, directives, relations }) => {
    const text = texts.get(case_id)
    const told = text === undefined ? [false, null, null] : JSON.parse(text)
    return { told: inOrder(told[0], told[1], told[2]), said: inOrder(holds_part, directives, relations) }
  })
}

it('what is kept of a case is what its ledger says, whatever was done to it in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async changes => {
      const cases = Array.from({ length: 4 }, () => randomUUID())
      for (const one of changes) await apply(cases, one)
      for (const { told, said } of await comparison(writer, cases)) expect(told).toEqual(said)
    }),
    { numRuns: 40 },
  )
})

it('two who change a case at once leave what both said', async () => {
  const id = randomUUID()
  const clients = await Promise.all(Array.from({ length: 4 }, () => writer.connect()))
  try {
    await Promise.all(
      clients.map(async client => {
        for (let time = 0; time < 5; time++) await testLedger(client).deny(id, { categories: ['THREAT'] })
      }),
    )
  } finally {
    for (const client of clients) client.release()
  }
  const [compared] = await comparison(writer, [id])
  expect(compared?.told).toEqual(compared?.said)
  expect((compared?.told as [boolean, Row[], Row[]] | undefined)?.[1]).toHaveLength(20)
})

it('starts from the rows that a ledger had before the text was kept', async () => {
  await using owners = await testPostgres(inject('postgresUrl')).createOwners([member.code])
  const { migrateUrl } = owners.databases[member.code]
  const before = Object.entries(member.ledger).filter(([name]) => name < '0011')
  const old: OwnerDefinition = { ...member, ledger: Object.fromEntries(before) }
  const pool = createPool({ connectionString: migrateUrl })
  try {
    await migrateOwner(old, migrateUrl)
    const [id, other] = [randomUUID(), randomUUID()]
    const ledger = testLedger(pool)
    await ledger.part(id)
    await ledger.withdraw(
      id,
      await ledger.permit(id, { categories: ['THREAT'], recipients: ['training'], purposes: [] }),
    )
    await ledger.deny(other, {})
    await migrateOwner(member, migrateUrl)
    const compared = await comparison(pool, [id, other])
    expect(compared.map(one => one.told)).toEqual(compared.map(one => one.said))
    expect(compared).toHaveLength(2)
  } finally {
    await pool.end()
  }
})

it('of several withdrawals, and of several closings, the first counts', async () => {
  const [id, directive, relation] = [randomUUID(), randomUUID(), randomUUID()]
  const ledger = testLedger(writer)
  await ledger.part(id)
  const permit = await ledger.permit(id, { categories: ['THREAT'], recipients: ['EVERYONE'], purposes: ['TRAINING'] })
  const grant = await ledger.relation(id, { kind: 'GRANTED', member: 'training' })
  for (const [day, row, other] of [
    ['2026-02-02', directive, relation],
    ['2026-01-01', randomUUID(), randomUUID()],
    ['2026-03-03', randomUUID(), randomUUID()],
  ]) {
    const at = `${day}T00:00:00Z`
    await writer.query("insert into ledger.consent_withdrawal values ($1, $2, $3, $4, 'test', 'test')", [
      row,
      permit,
      id,
      at,
    ])
    await writer.query("insert into ledger.relation_closing values ($1, $2, $3, $4, 'test', 'test')", [
      other,
      grant,
      id,
      at,
    ])
  }
  const [compared] = await comparison(writer, [id])
  const first = Date.parse('2026-01-01T00:00:00Z') / 1000
  const ending = [expect.arrayContaining([first])]
  expect(compared?.told).toEqual([true, ending, ending])
  expect(compared?.said).toEqual(compared?.told)
})
