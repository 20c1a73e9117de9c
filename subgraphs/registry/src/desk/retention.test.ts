import { randomUUID } from 'node:crypto'
import type { DeskClient, DeskHost } from '@hub/kit'
import { letGo, type RetentionParts } from '@hub/kit/upkeep'
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { registry as definition } from '../index.ts'
import { startRegistry, type TestRegistry } from '../testing/start-registry.ts'
import { createDispatch } from './dispatch.ts'
import { itemState } from './item-state.ts'
import type { Queue } from './queue.ts'
import { closedCases } from './retention.ts'

const DAY = 86_400_000
const at = (days: number | null) => (days === null ? null : new Date(Date.now() - days * DAY))

let registry: TestRegistry
let db: Kysely<never>

beforeAll(async () => {
  registry = await startRegistry(inject('postgresUrl'))
  db = registry.writer as unknown as Kysely<never>
})
afterAll(() => registry[Symbol.asyncDispose]())

const nobody: RetentionParts = {
  dryRun: false,
  signal: new AbortController().signal,
  closedCases: () => Promise.reject(new Error('the registry asks nobody')),
  enterErasure: () => Promise.reject(new Error('the registry asks nobody')),
}
const run = (
  ...periods: Parameters<typeof letGo>[2] extends ReadonlyMap<infer Kind, number> ? [Kind, number][] : never
) => letGo(definition, registry.migrateUrl, new Map(periods), nobody)

async function enterCase(id: string, openedDaysAgo: number): Promise<void> {
  const text = `insert into case_reference values ($1, $2, 'PERSON', 'OPEN', current_date - $3::integer)`
  await registry.database.query(text, [id, id, openedDaysAgo])
}

/** A part of a case at a member, by its mirror. */
const hold = (id: string, owner: string) =>
  registry.database.query(`insert into mirror_standing values ($1, $2, $2, null, 'HOLDER', 1, now(), null)`, [
    id,
    owner,
  ])

describe('closed cases', () => {
  it('are told to those who hold a part, since when they were closed last', async () => {
    const [id, other] = [randomUUID(), randomUUID()]
    for (const one of [id, other]) await enterCase(one, 100)
    await hold(id, 'emergency')
    await hold(other, 'training')
    const status = (word: string) =>
      registry.database.query(`update case_reference set status = $2 where id = $1`, [id, word])
    expect(await closedCases(db, 'emergency')).toEqual([])
    await status('CLOSED')
    const [first] = await closedCases(db, 'emergency')
    expect(first).toEqual({ caseId: id, closedAt: expect.stringContaining(new Date().toISOString().slice(0, 10)) })
    await status('CLOSED')
    expect(await closedCases(db, 'emergency')).toEqual([first])
    await status('OPEN')
    expect(await closedCases(db, 'emergency')).toEqual([])
    await status('CLOSED')
    expect((await closedCases(db, 'emergency'))[0]?.closedAt).not.toBe(first?.closedAt)
    expect(await closedCases(db, 'training')).toEqual([])
  })
})

const age = fc.constantFrom(10, 150, 350)
const item = fc.record({
  id: fc.constant(0).map(() => randomUUID() as string),
  kind: fc.constantFrom('REFERRAL', 'REQUEST', 'PROPOSAL', 'NOTICE'),
  sent: age,
  expires: fc.option(fc.constantFrom(10, 150, 350, -30), { freq: 4 }),
  answer: fc.constantFrom(null, 'ACCEPTED', 'DECLINED', 'ENDED'),
  answered: age,
  ended: fc.option(age, { freq: 2 }),
} as const)
type Item = typeof item extends fc.Arbitrary<infer Value> ? Value : never

/** For how many days nobody could do anything with it any more, told day by day by the state that its parties see. */
function settledFor({ kind, sent, expires, answer, answered, ended }: Item): number {
  if (kind === 'NOTICE') return sent
  const done = (ago: number) => {
    const now = Date.now() - ago * DAY
    const facts = {
      kind,
      answer: answer !== null && answered >= ago ? answer : null,
      ended: ended !== null && ended >= ago,
      expiresAt: expires === null ? null : Date.now() - expires * DAY,
    }
    const state = itemState(facts, now)
    return state !== 'OPEN' && (state !== 'ACCEPTED' || kind === 'PROPOSAL')
  }
  let days = -1
  // Answers come before ends; what the data says otherwise counts from the later of the two.
  while (days < 400 && done(days + 1)) days += 1
  return days
}

describe('envelopes of the desk', () => {
  it('go when they are settled for long enough, and never while somebody may still do something with them', async () => {
    const items = fc.sample(item, { numRuns: 200, seed: 8 })
    for (const one of items) {
      await registry.database.query(
        `insert into desk_item (id, kind, audience, case_id, sender, recipient, delivered, sent_at, expires_at, answer,
          answered_at, ended_at) values ($1, $2, 'STAFF', gen_random_uuid(), 'emergency', 'training', true, $3, $4, $5, $6, $7)`,
        [one.id, one.kind, at(one.sent), at(one.expires), one.answer, one.answer && at(one.answered), at(one.ended)],
      )
    }
    await run(['items', 200])
    const { rows } = await registry.database.query('select id from desk_item')
    const left = new Set(rows.map(({ id }) => id))
    const gone = items.filter(({ id }) => !left.has(id))
    expect(gone.length).toBeGreaterThan(20)
    // Nothing younger goes; of the rest, only what was answered after its end may stay longer.
    for (const one of gone) expect(settledFor(one)).toBeGreaterThan(200)
    for (const one of items.filter(({ id }) => left.has(id))) {
      const late = one.answer !== null && one.answered < 200
      if (!late) expect(settledFor(one)).toBeLessThan(200)
    }
  })

  it('of break-glass wait for every judgement, and stay where one was that it was wrongful', async () => {
    const use = async (...answers: readonly (string | null)[]) => {
      const id = randomUUID()
      const insert = (item: string, part: string | null, answer: string | null) =>
        registry.database.query(
          `insert into desk_item (id, kind, audience, case_id, sender, sender_sub, recipient, delivered, sent_at, expires_at,
            answer, answered_at, part_of) values ($1, 'BREAK_GLASS', 'DPO', gen_random_uuid(), 'training', 's', 'emergency', true,
            now() - interval '300 days', now() - interval '299 days', $3, now() - interval '290 days', $2)`,
          [item, part, answer],
        )
      await insert(id, null, null)
      for (const answer of answers) await insert(randomUUID(), id, answer)
      return id
    }
    const uses = [
      await use(),
      await use('CONFIRMED', 'CONFIRMED'),
      await use('CONFIRMED', 'REJECTED'),
      await use('CONFIRMED', null),
    ]
    await run(['items', 200])
    const { rows } = await registry.database.query(
      `select id, (select count(*)::int from desk_item as part where part.part_of = item.id) as parts
        from desk_item as item where id = any($1)`,
      [uses],
    )
    expect(new Map(rows.map(({ id, parts }) => [id, parts]))).toEqual(
      new Map([
        [uses[2], 1],
        [uses[3], 1],
      ]),
    )
  })
})

it('commands name nobody after their time, and their keys still count', async () => {
  const insert = async (days: number, answer: object | null) => {
    const text = `insert into desk_command values (gen_random_uuid(), 'd', 'openCase', 'emergency', 'somebody', $1, $2) returning id`
    return (await registry.database.query(text, [at(days), answer])).rows[0].id as string
  }
  const [old, refused, cut, young] = [
    await insert(40, { item: 'i' }),
    await insert(40, { refused: 'NOT_HOLDER' }),
    await insert(40, null),
    await insert(20, { item: 'i' }),
  ]
  expect(await run(['commands', 31])).toMatchObject([{ kind: 'commands', count: 2 }])
  const { rows } = await registry.database.query('select id, digest, sub, member, answer from desk_command')
  const kept = { digest: 'd', sub: 'somebody', member: 'emergency' }
  const mute = { digest: 'd', sub: '', member: '' }
  expect(new Map(rows.map(({ id, ...row }) => [id, row]))).toEqual(
    new Map<string, object>([
      [old, { ...mute, answer: {} }],
      [refused, { ...mute, answer: { refused: 'NOT_HOLDER' } }],
      // One that was cut short may still be taken up.
      [cut, { ...kept, answer: null }],
      [young, { ...kept, answer: { item: 'i' } }],
    ]),
  )
})

describe('orders to members', () => {
  const sent: number[] = []
  const client: Pick<DeskClient, 'narrow'> = {
    async narrow(_, envelopes) {
      sent.push(...envelopes.map(envelope => (envelope as { position: number }).position))
      return null
    },
  }
  const queue: Pick<Queue, 'add'> = { add: async () => {} }
  const lines: string[] = []
  const log = { error: (of: object, what: string) => lines.push(JSON.stringify(of), what) }
  const write = (dispatch: ReturnType<typeof createDispatch>) =>
    db.transaction().execute(transaction =>
      dispatch.write(transaction, [
        {
          owner: 'training',
          commandId: randomUUID(),
          caseId: randomUUID(),
          by: { sub: 's', member: 'training', role: 'CASE_WORKER', purpose: 'TRAINING' },
          order: { kind: 'UNLINK' },
          fences: false,
        },
      ]),
    )

  it('go, the count goes on, and a member that would miss one of them is kept from serving', async () => {
    const dispatch = createDispatch(db, { client, log } as unknown as DeskHost, queue as Queue)
    for (let n = 0; n < 4; n += 1) await write(dispatch)
    await registry.database.query(`update desk_order set confirmed_at = now() - interval '70 days' where position < 3`)
    await registry.database.query(`update desk_order set confirmed_at = now() where position = 3`)
    expect(await run(['orders', 62])).toMatchObject([{ kind: 'orders', count: 2 }])
    await dispatch.catchUp('training', randomUUID(), 1)
    expect(sent).toEqual([])
    expect(lines.join('')).toMatch(/"alarm":true.*restore a newer backup/)
    await dispatch.catchUp('training', randomUUID(), 2)
    expect(sent).toEqual([3, 4])
    await registry.database.query('delete from desk_order')
    await write(dispatch)
    const { rows } = await registry.database.query('select position from desk_order')
    expect(rows).toEqual([{ position: 5 }])
  })

  it('count on where no member has been, once the registry was restored', async () => {
    const dispatch = createDispatch(db, { client, log } as unknown as DeskHost, queue as Queue)
    await write(dispatch)
    const last = await registry.database.query('select max(position)::integer as last from desk_order')
    for (const statement of definition.afterRestore ?? []) await registry.database.query(statement)
    await write(dispatch)
    const { rows } = await registry.database.query('select max(position)::integer as last from desk_order')
    expect(rows).toEqual([{ last: last.rows[0].last + 1_000_001 }])
  })
})

it('cases go that nobody has any more, when nothing has happened with them for long enough', async () => {
  const [left, held, waited, mirrored, young] = Array.from({ length: 5 }, () => randomUUID() as string)
  for (const id of [left, held, waited, mirrored]) await enterCase(id ?? '', 500)
  await enterCase(young ?? '', 100)
  await hold(held ?? '', 'emergency')
  await registry.database.query(
    `insert into desk_order values (gen_random_uuid(), 'outreach', 1, gen_random_uuid(), $1, false, 0, '{}', now(), null, null)`,
    [waited],
  )
  await registry.database.query(`insert into desk_mirror values ($1, 'outreach', 1, now())`, [mirrored])
  await run(['cases', 400])
  const { rows } = await registry.database.query('select id from case_reference where id = any($1)', [
    [left, held, waited, mirrored, young],
  ])
  expect(rows.map(({ id }) => id).sort()).toEqual([held, waited, mirrored, young].sort())
})
