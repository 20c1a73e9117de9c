import { OWNERS, type Owner } from '@hub/vocabulary'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_CALLERS, type DemoCaller, nameOf } from './src/callers.ts'
import { PAGE } from './src/compare/answers.ts'
import { readSent, type Sent } from './src/compare/sent-paths.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'
import {
  EVERY_FIELD_OF_A_CASE,
  type Expectation,
  keyOf,
  MEMBERS,
  NETWORK,
  PLACES,
  type Place,
  ROOMS,
} from './src/oracle/index.ts'
import { type Expected, expectedOf } from './src/oracle-of.ts'

/**
 * Not allowed, not asked: what reaches an owner's socket, byte by byte, for every demo identity and each of its purposes.
 * What may be asked, and who holds what, says the oracle.
 */

const EVERYTHING = `{ cases(first: ${PAGE}) { totalCount nodes { ${EVERY_FIELD_OF_A_CASE} } } }`
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

let hub: Hub
let expectations: Expected

beforeAll(async () => {
  hub = await startHub()
  expectations = await expectedOf(hub, DEMO_CALLERS)
})
afterAll(async () => {
  await expectations?.[Symbol.asyncDispose]()
  await hub?.[Symbol.asyncDispose]()
})

/** Asks, and gives what reached each owner for it. */
async function sentFor(caller: DemoCaller, query: string, variables?: object): Promise<Map<Owner, string[]>> {
  hub.takeSent()
  const { status, body } = await hub.query(caller, query, variables)
  expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
  const sent = new Map<Owner, string[]>(OWNERS.map(owner => [owner, []]))
  for (const { owner, body } of hub.takeSent()) sent.get(owner)?.push(body)
  return sent
}

/** The only entry of a list of one. */
function only<Item>(items: readonly Item[]): Item {
  expect(items).toHaveLength(1)
  return items[0] as Item
}

/** Paths of the classified fields among those that were sent, as the oracle names them. */
function placesIn({ paths }: Sent, prefix: string, owner: string): string[] {
  return PLACES.filter(place => place.owner === owner && paths.has(prefix + place.path))
    .map(place => place.path)
    .sort()
}

function withinReach({ outOfReach }: Expectation, owner: string): Place[] {
  return PLACES.filter(place => place.owner === owner && !outOfReach.has(keyOf(owner, place.path)))
}

describe.each(DEMO_CALLERS.map(caller => ({ name: nameOf(caller), caller })))('$name', ({ caller }) => {
  let sentForEverything: Promise<Map<Owner, string[]>> | undefined
  /** One request tells about all owners. */
  const everything = () => {
    sentForEverything ??= sentFor(caller, EVERYTHING)
    return sentForEverything
  }

  test('asks the registry once, for nothing out of reach', async () => {
    const expected = expectations.of(caller)
    const body = only((await everything()).get('registry') ?? [])
    expect(placesIn(readSent(body), 'cases.nodes.', 'registry')).toEqual(
      withinReach(expected, 'registry')
        .map(place => place.path)
        .sort(),
    )
    expect(body.match(UUID) ?? []).toEqual([])
  })

  test('asks each holder once, about the cases it holds and nothing out of reach; nobody else', async () => {
    const expected = expectations.of(caller)
    const page = expected.cases.slice(0, PAGE)
    const sent = await everything()
    for (const member of MEMBERS) {
      const held = page.filter(one => one.heldBy.includes(member)).map(one => one.id)
      const asked = withinReach(expected, member)
      const bodies = sent.get(member as Owner) ?? []
      if (held.length === 0 || asked.length === 0) {
        expect(bodies, member).toEqual([])
        continue
      }
      const body = only(bodies)
      const { paths, ids } = readSent(body)
      expect([...(ids ?? [])].sort(), `cases that ${member} was asked about`).toEqual([...held].sort())
      expect([...new Set(body.match(UUID))].sort(), `identifiers that reached ${member}`).toEqual([...held].sort())
      expect(placesIn({ paths, ids }, `_entities.${member}.`, member), `fields that ${member} was asked for`).toEqual(
        asked.map(place => place.path).sort(),
      )
      const rooms = [...paths].filter(path => path.split('.').length === 2 && !path.includes('__'))
      expect(rooms.filter(path => path !== '_entities.id')).toEqual([`_entities.${member}`])
      // Not as a name anywhere in the bytes either, unless a field within reach is called the same.
      const names = new Set(asked.flatMap(place => place.path.split('.')))
      const unheard = PLACES.map(place => place.path.split('.').at(-1) ?? '').filter(
        name => !names.has(name) && name !== 'id',
      )
      const heard = [...new Set(unheard)].filter(name => new RegExp(`\\b${name}\\b`).test(body))
      expect(heard, `names that reached ${member}`).toEqual([])
    }
  })

  test('asks for the network of host places within reach only', async () => {
    const expected = expectations.of(caller)
    const sent = await sentFor(caller, '{ hostPlaces { region capacity name city contact } }')
    const asked = withinReach(expected, NETWORK).map(place => place.path)
    const bodies = [...sent.values()].flat()
    if (asked.length === 0) {
      expect(bodies).toEqual([])
      return
    }
    const { paths } = readSent(only(bodies))
    const wanted = ['region', 'capacity', 'name', 'city', 'contact'].map(name => `hostPlaces.${name}`)
    expect([...paths].filter(path => wanted.includes(path)).sort()).toEqual(
      wanted.filter(path => asked.includes(path)).sort(),
    )
  })

  test('attack 7: asks nobody for a room by its name alone where nothing of it is within reach', async () => {
    const expected = expectations.of(caller)
    const ways = MEMBERS.flatMap(member => waysAround(expected, member))
    if (ways.length === 0) return
    const selections = ways.map(({ selection }, index) => `way${index}: ${selection}`)
    const fragments = ways.flatMap(({ fragment }) => fragment ?? [])
    const sent = await sentFor(
      caller,
      `{ cases(first: ${PAGE}) { nodes { id ${selections.join(' ')} } } } ${fragments.join(' ')}`,
    )
    const asked = MEMBERS.flatMap(member => (sent.get(member as Owner) ?? []).map(body => `${member}: ${body}`))
    expect(asked, selections.join('\n')).toEqual([])
  })
})

interface Way {
  readonly selection: string
  readonly fragment?: string
}

/** Ways to ask for a member's room, or for a container in it, that look like asking for no field of it. */
function waysAround(expected: Expectation, member: string): Way[] {
  const { type = '', fields = {} } = ROOMS[member] ?? {}
  const within = withinReach(expected, member).map(place => place.path)
  const closed = Object.entries(fields).filter(
    ([name, field]) =>
      field.kind === 'object' && field.categories.length === 0 && !within.some(path => path.startsWith(`${name}.`)),
  )
  const ofContainers = closed.flatMap(([name, field]): Way[] => [
    { selection: `${member} { ${name} { __typename } }` },
    { selection: `${member} { __typename ${name} { ... on ${field.type} { __typename } } }` },
    {
      selection: `${member} { ...In${field.type} }`,
      fragment: `fragment In${field.type} on ${type} { ${name} { __typename } }`,
    },
  ])
  if (within.length > 0) return ofContainers
  return [
    { selection: `${member} { __typename }` },
    { selection: `${member} { ... on ${type} { __typename } }` },
    { selection: `${member} { ...Of${type} }`, fragment: `fragment Of${type} on ${type} { __typename }` },
    ...ofContainers,
  ]
}

test('a holder is asked once about a case that stands at several places', async () => {
  const caller = DEMO_CALLERS.find(one => nameOf(one) === 'training-system for EMERGENCY_PROTECTION')
  if (caller === undefined) throw new Error('there is no such caller')
  const { id } = hub.showcase
  const room = 'emergency { riskLevel }'
  const sent = await sentFor(
    caller,
    `query ($id: ID!) { a: case(id: $id) { ${room} } b: case(id: $id) { id ${room} } cases(first: ${PAGE}) { nodes { ${room} } } }`,
    { id },
  )
  const asked = (sent.get('emergency') ?? []).flatMap(body => readSent(body).ids ?? [])
  expect(asked.filter(one => one === id)).toHaveLength(1)
  expect(new Set(asked).size).toBe(asked.length)
})

describe('what comes with a request', () => {
  const FORGED = {
    'hub-assertion': 'forged.forged.forged',
    'members-token': 'forged.forged.forged',
    'x-forwarded-for': '203.0.113.7',
    cookie: 'session=forged',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    'acting-role': 'PARTNER_SYSTEM',
  }
  const caller = { sub: 'emergency-system', purpose: 'CASE_COORDINATION' } as const

  test('attack 15: is made by the hub: headers that a client sends reach nobody', async () => {
    hub.takeSent()
    const accessToken = await hub.token(caller.sub)
    const { body } = await hub.query({ ...caller, headers: FORGED }, EVERYTHING)
    expect(body.errors).toBeUndefined()
    const requests = OWNERS.flatMap(owner => hub.proxies[owner].sent.splice(0))
    expect(requests.length).toBeGreaterThan(2)
    for (const { headers } of requests) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'connection',
        'content-length',
        'content-type',
        'host',
        'hub-assertion',
        'members-token',
      ])
      const text = JSON.stringify(headers)
      expect(text).not.toContain('forged')
      expect(text).not.toContain(accessToken)
    }
  })

  test('carries one assertion for each request, none of them twice', async () => {
    await hub.query(caller, EVERYTHING)
    const requests = OWNERS.flatMap(owner => hub.proxies[owner].sent.splice(0))
    const assertions = requests.map(({ headers }) => headers['hub-assertion'])
    expect(new Set(assertions).size).toBe(requests.length)
  })

  test('asks about a case once in a fetch, however often it is selected', async () => {
    const selections = Array.from({ length: 5 }, (_, index) => `again${index}: emergency { riskLevel }`)
    const sent = await sentFor(
      { ...caller, member: 'emergency', role: 'PARTNER_SYSTEM', person: false },
      `{ cases(first: ${PAGE}) { edges { node { ${selections.join(' ')} } } nodes { ${selections.join(' ')} } } }`,
    )
    for (const body of sent.get('emergency') ?? []) {
      const ids = readSent(body).ids ?? []
      expect(ids.length).toBeGreaterThan(0)
      expect(new Set(ids).size).toBe(ids.length)
    }
    expect(sent.get('emergency')?.length).toBeLessThanOrEqual(2)
  })
})
