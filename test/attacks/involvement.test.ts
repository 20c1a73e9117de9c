import { MEMBER_CODES, type Owner } from '@hub/vocabulary'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readSent } from '../src/compare/sent-paths.ts'
import { type As, type Hub, startHub, withoutRequestId } from '../src/harness/start-hub.ts'
import { inAllOrders } from './orders.ts'

/**
 * Of a case that a caller may know it may still not know who helps. A member that holds a part to which the caller does
 * not stand, and one that holds none, must look alike: in data, report, errors and headers. Only who is asked differs.
 */

let hub: Hub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub[Symbol.asyncDispose]())

/** What looks most like asking for nothing, and what is reported where anything is. */
const SELECTION: Readonly<Record<string, string>> = {
  emergency: '__typename riskLevel legalName needs { __typename medical }',
  sustaining: '__typename closureRisk organisation { name }',
  relocation: '__typename placements { city } stipend { __typename amount }',
  training: '__typename sessions { topic } assessments { finding }',
  advocacy: '__typename actions { kind text }',
  outreach: '__typename isolationFactors source { kind } missions { country }',
}

const CALLERS: readonly As[] = [
  { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' },
  { sub: 'case-worker@advocacy.example', purpose: 'EMERGENCY_PROTECTION' },
  { sub: 'emergency-system', purpose: 'GRANT_ASSESSMENT' },
  { sub: 'coordinator@secretariat.example', purpose: 'CASE_COORDINATION' },
]

interface Page {
  readonly nodes: readonly ({ readonly id: string } & Readonly<Record<string, object | null>>)[]
}

/** A case with a silent part of this member, and one without any; undefined where the caller knows no such pair. */
async function alike(as: As, owner: Owner): Promise<{ held: string; notHeld: string } | undefined> {
  hub.takeSent()
  const { body } = await hub.query(as, `{ cases(first: 50) { nodes { id ${owner} { ${SELECTION[owner]} } } } }`)
  const asked = hub.takeSent().flatMap(one => (one.owner === owner ? (readSent(one.body).ids ?? []) : []))
  const told = new Set(
    body.extensions?.release.withheld.flatMap(one => (one.owner === owner ? (one.cases ?? []) : [])) ?? [],
  )
  const { nodes } = (body.data as unknown as { cases: Page }).cases
  const silent = nodes.filter(one => one[owner] === null && !told.has(one.id)).map(one => one.id)
  const held = silent.find(id => asked.includes(id))
  const notHeld = silent.find(id => !asked.includes(id))
  return asked.length > 0 && held !== undefined && notHeld !== undefined ? { held, notHeld } : undefined
}

describe.each(CALLERS)('attack 7: for $sub', as => {
  test('a silent part looks like none', async () => {
    let compared = 0
    for (const owner of MEMBER_CODES) {
      const pair = await alike(as, owner)
      if (pair === undefined) continue
      compared += 1
      const form = (name: string) => `query ${name}($id: ID!) { case(id: $id) { id ${owner} { ${SELECTION[owner]} } } }`
      const seen = await inAllOrders(
        hub,
        form,
        { as, variables: { id: pair.held } },
        { as, variables: { id: pair.notHeld } },
      )
      expect(seen.allowed.bytes.replaceAll(pair.held, '')).toBe(seen.denied.bytes.replaceAll(pair.notHeld, ''))
      const told = ({ headers }: typeof seen.allowed.answer) =>
        [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id')
      expect(told(seen.allowed.answer)).toEqual(told(seen.denied.answer))
      expect(seen.allowed.sent.map(one => one.split(' ')[0])).toEqual([owner, 'registry'].sort())
      expect(seen.denied.sent.map(one => one.split(' ')[0])).toEqual(['registry'])
    }
    expect(compared, 'members of which the caller knows such a pair of cases').toBeGreaterThan(0)
  })
})

describe('attack 7: a ledger that moves while it is read', () => {
  const MOVED = '{"data":null,"errors":[{"message":"canary","extensions":{"code":"LEDGER_MOVED"}}]}'
  const QUERY = `query ($id: ID!) { case(id: $id) { id emergency { ${SELECTION.emergency} } } }`
  const as: As = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' }
  afterEach(() => {
    hub.proxies.emergency.standIn = undefined
  })

  test('does not tell who holds the case, and the member does not count as down', async () => {
    const pair = await alike(as, 'emergency')
    hub.proxies.emergency.standIn = (_, response) => response.end(MOVED)
    const form = (name: string) => QUERY.replace('query', `query ${name}`)
    const held = pair?.held ?? ''
    const notHeld = pair?.notHeld ?? ''
    const seen = await inAllOrders(hub, form, { as, variables: { id: held } }, { as, variables: { id: notHeld } })
    expect(seen.allowed.bytes.replaceAll(held, '')).toBe(seen.denied.bytes.replaceAll(notHeld, ''))
    expect(seen.allowed.answer.body).toMatchObject({
      data: { case: { emergency: null } },
      extensions: { release: { unavailable: [] } },
    })
    expect(seen.allowed.sent.map(one => one.split(' ')[0])).toEqual(['emergency', 'emergency', 'registry'])
    const { owners } = (await (await fetch(`${hub.url}/health/ready`)).json()) as { owners: Record<string, string> }
    expect(owners.emergency).toBe('up')
  })

  test('is asked about once more, and then says the same as ever', async () => {
    const before = await hub.query(as, QUERY, { id: hub.showcase.id })
    hub.proxies.emergency.standIn = (_, response) => {
      hub.proxies.emergency.standIn = undefined
      response.end(MOVED)
    }
    const after = await hub.query(as, QUERY, { id: hub.showcase.id })
    expect(hub.proxies.emergency.standIn).toBeUndefined()
    expect(before.body.data?.case).toMatchObject({ emergency: { riskLevel: expect.anything() } })
    expect(withoutRequestId(after.text)).toBe(withoutRequestId(before.text))
  })

  test("the member's own staff is told that its part is missing", async () => {
    hub.proxies.emergency.standIn = (_, response) => response.end(MOVED)
    const own: As = { sub: 'emergency-system', purpose: 'EMERGENCY_PROTECTION' }
    const { body } = await hub.query(own, QUERY, { id: hub.showcase.id })
    expect(body).toMatchObject({
      data: { case: { emergency: null } },
      extensions: { release: { unavailable: [{ owner: 'emergency' }] } },
    })
  })
})

test('attack 7: neither does a member that is down: it is named for every case alike, or not at all', async () => {
  const as: As = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' }
  const pair = await alike(as, 'emergency')
  hub.proxies.emergency.standIn = (_, response) => response.destroy()
  await hub.untilTaken('down', 'emergency')
  const query = 'query ($id: ID!) { case(id: $id) { id emergency { riskLevel } } }'
  hub.takeSent()
  const answers = await Promise.all(
    [pair?.held, pair?.notHeld].map(async id => {
      const { body } = await hub.query(as, query, { id })
      return { room: body.data?.case, unavailable: body.extensions?.release.unavailable }
    }),
  )
  expect(hub.takeSent().map(one => one.owner)).toEqual(['registry', 'registry'])
  for (const { room, unavailable } of answers) {
    expect(room).toMatchObject({ emergency: null })
    expect(unavailable).toEqual([{ owner: 'emergency' }])
  }
})
