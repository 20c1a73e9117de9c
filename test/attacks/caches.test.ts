import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hub, startHub } from '../src/harness/start-hub.ts'
import { freshName, inAllOrders, outcomeOf } from './orders.ts'

/** Nothing that is kept between requests (documents, pruned operations, plans, tokens) may carry over a verdict. */

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

const SYSTEM = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' } as const
const RISK = (name: string) => `query ${name}($id: ID!) { case(id: $id) { id emergency { riskLevel } } }`

interface View {
  readonly case: { readonly id: string; readonly emergency: { readonly riskLevel: string | null } | null } | null
}

describe('attack 5: one question, asked in all orders', () => {
  test('for two purposes: the one that does not cover it reaches nobody', async () => {
    const variables = { id: hub.showcase.id }
    const { allowed, denied } = await inAllOrders(
      hub,
      RISK,
      { as: SYSTEM, variables },
      { as: { ...SYSTEM, purpose: 'TRAINING' }, variables },
    )
    expect(allowed.answer.body.data).toMatchObject({ case: { emergency: { riskLevel: expect.any(String) } } })
    expect(allowed.sent.filter(one => one.startsWith('emergency'))).toHaveLength(1)
    expect(denied.bytes).not.toContain('HIGH')
    expect(denied.sent.join()).not.toContain('riskLevel')
    expect(denied.sent.filter(one => one.startsWith('emergency'))).toEqual([])
  })

  test('by two members: for the one that may not know the case there is none', async () => {
    const { id, stranger } = await caseUnknownToOthers()
    const variables = { id }
    const { allowed, denied } = await inAllOrders(
      hub,
      RISK,
      { as: SYSTEM, variables },
      { as: { ...SYSTEM, sub: stranger }, variables },
    )
    expect((allowed.answer.body.data as unknown as View).case?.emergency?.riskLevel).toEqual(expect.any(String))
    expect(denied.answer.body.data).toEqual({ case: null })
    expect(denied.sent.map(one => one.split(' ')[0])).toEqual(['registry'])
  })

  test('in two roles of the same member', async () => {
    const form = (name: string) => `query ${name} { cases(first: 50) { nodes { id outreach { source { name } } } } }`
    const purpose = 'CASE_COORDINATION'
    const { allowed, denied } = await inAllOrders(
      hub,
      form,
      { as: { sub: 'case-worker@outreach.example', purpose } },
      { as: { sub: 'outreach-system', purpose } },
    )
    const names = [...allowed.bytes.matchAll(/"source":\{"name":"([^"]+)"\}/g)].map(([, name]) => name ?? '')
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter(name => denied.bytes.includes(name))).toEqual([])
    expect(denied.sent.join()).not.toMatch(/\bsource\b/)
  })

  test('about two cases: released in the one, withheld in the other', async () => {
    const { body } = await hub.query(SYSTEM, '{ cases(first: 50) { nodes { id emergency { riskLevel } } } }')
    const withheld = body.extensions?.release.withheld.find(one => one.field === 'EmergencyFile.riskLevel')
    const { allowed, denied } = await inAllOrders(
      hub,
      RISK,
      { as: SYSTEM, variables: { id: hub.showcase.id } },
      { as: SYSTEM, variables: { id: withheld?.cases?.[0] } },
    )
    expect((allowed.answer.body.data as unknown as View).case?.emergency?.riskLevel).toEqual(expect.any(String))
    expect((denied.answer.body.data as unknown as View).case?.id).toBe(withheld?.cases?.[0])
    expect((denied.answer.body.data as unknown as View).case?.emergency?.riskLevel ?? null).toBeNull()
    expect(denied.answer.body.extensions?.release.withheld).toHaveLength(1)
  })

  test('by two operations of one document', async () => {
    const form = (name: string) =>
      `query ${name}A($id: ID!) { case(id: $id) { id emergency { riskLevel } } } query ${name}B($id: ID!) { case(id: $id) { id } }`
    const variables = { id: hub.showcase.id }
    const query = form(freshName())
    const [name] = query.match(/Order\d{6}/) ?? []
    for (let round = 0; round < 2; round += 1) {
      const one = await outcomeOf(hub, query, { as: SYSTEM, variables, operationName: `${name}B` })
      expect(one.answer.body.data).toEqual({ case: variables })
      expect(one.sent).toHaveLength(1)
      const two = await outcomeOf(hub, query, { as: SYSTEM, variables, operationName: `${name}A` })
      expect((two.answer.body.data as unknown as View).case?.emergency?.riskLevel).toEqual(expect.any(String))
    }
  })
})

test('attack 5: the same question at the same time, from callers who may see different things', async () => {
  const { id, stranger } = await caseUnknownToOthers()
  const query = RISK(freshName())
  const variables = { id }
  const asks = Array.from({ length: 30 }, (_, index) =>
    index % 3 === 0
      ? ({ as: SYSTEM, sees: true } as const)
      : index % 3 === 1
        ? ({ as: { ...SYSTEM, sub: stranger }, sees: false } as const)
        : ({ as: { ...SYSTEM, purpose: 'TRAINING' }, sees: false } as const),
  )
  const seen = await Promise.all(
    asks.map(async ({ as }) => ((await hub.query(as, query, variables)).body.data as unknown as View).case?.emergency),
  )
  expect(seen.map(room => typeof room?.riskLevel === 'string')).toEqual(asks.map(one => one.sees))
})

/** A case of which this caller sees the risk, and a partner system for which it does not exist. */
async function caseUnknownToOthers(): Promise<{ id: string; stranger: string }> {
  const page = '{ cases(first: 50) { nodes { id emergency { riskLevel } } } }'
  const { body } = await hub.query(SYSTEM, page)
  const { nodes } = (body.data as unknown as { cases: { nodes: NonNullable<View['case']>[] } }).cases
  for (const { id } of nodes.filter(one => typeof one.emergency?.riskLevel === 'string')) {
    for (const member of ['advocacy', 'sustaining', 'relocation', 'outreach']) {
      const stranger = `${member}-system`
      const { body } = await hub.query({ ...SYSTEM, sub: stranger }, RISK('Find'), { id })
      if ((body.data as unknown as View).case === null) return { id, stranger }
    }
  }
  throw new Error('every case exists for every member')
}
