import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SLOWER } from '../src/harness/slower.ts'
import { type As, type Hub, startHub } from '../src/harness/start-hub.ts'

/**
 * Operations that an owner would fail over. Refused by the hub, they are refused whoever holds the case; refused by an
 * owner, they would show which member was asked, and make it look down to everybody else.
 */

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ cases: 40 })
})
afterAll(() => hub[Symbol.asyncDispose]())

const SYSTEM: As = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' }
const PLACING: As = { sub: 'case-worker@training.example', purpose: 'RELOCATION_PLACEMENT' }

/** The code with which it is refused, before anybody is asked. */
async function refused(as: As, query: string, variables?: object): Promise<string | undefined> {
  hub.takeSent()
  const began = performance.now()
  const { status, body } = await hub.query(as, query, variables)
  expect(performance.now() - began).toBeLessThan(5_000 * SLOWER)
  expect(hub.takeSent(), 'requests that reached owners').toEqual([])
  expect(status).toBe(400)
  const { owners } = (await (await fetch(`${hub.url}/health/ready`)).json()) as { owners: object }
  expect(new Set(Object.values(owners))).toEqual(new Set(['up']))
  return body.errors?.[0]?.extensions.code
}

const inCase = (selection: string) => `case(id: "${hub.showcase.id}") { ${selection} }`

describe('attack 13: null where a variable with a default stands for what cannot be null', () => {
  const NULL = { x: null }
  test.each([
    ['an argument', 'query ($x: ID = "a") { case(id: $x) { id } }'],
    [
      'a field of an input',
      'query ($x: SortDirection = ASC) { cases(orderBy: {field: STATUS, direction: $x}) { totalCount } }',
    ],
    ['an item of a list', 'query ($x: CaseStatus = OPEN) { cases(filter: {status: [$x]}) { totalCount } }'],
    ['a condition', 'query ($x: Boolean = true) { cases { totalCount @include(if: $x) } }'],
    ['a condition on a fragment', 'query ($x: Boolean = true) { ... @skip(if: $x) { cases { totalCount } } }'],
    ['a condition in introspection', 'query ($x: Boolean = true) { __schema { types { name @include(if: $x) } } }'],
  ])('%s', async (_, query) => {
    expect(await refused(SYSTEM, query, NULL)).toBe('BAD_USER_INPUT')
  })

  test('attack 7: a condition in a room: nothing shows who holds the case', async () => {
    const query = `query ($x: Boolean = true) { ${inCase('emergency { riskLevel @include(if: $x) }')} }`
    expect(await refused(SYSTEM, query, NULL)).toBe('BAD_USER_INPUT')
  })
})

describe('attack 13: scalars that are no strings', () => {
  test.each([
    ['a list for a date', '{ hostPlaces(filter: {availableFrom: ["2025-03-31"]}) { region } }'],
    ['an object for a date', '{ cases(filter: {openedOn: {from: {a: 1}}}) { totalCount } }'],
    ['a number for a date', '{ cases(filter: {openedOn: {until: 20250331}}) { totalCount } }'],
    ['lists for codes', '{ hostPlaces(filter: {regions: [["014"], "015"]}) { region } }'],
  ])('%s', async (_, query) => {
    expect(await refused(PLACING, query)).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test.each([
    ['a list for a date', 'query ($x: Date) { hostPlaces(filter: {availableFrom: $x}) { region } }', ['2025-03-31']],
    ['lists for codes', 'query ($x: [RegionCode!]) { hostPlaces(filter: {regions: $x}) { region } }', [['014'], '015']],
    ['an unknown field', 'query ($x: HostPlaceFilter) { hostPlaces(filter: $x) { region } }', { constructor: 'x' }],
    ['an unknown field of a filter on cases', 'query ($x: CaseFilter) { cases(filter: $x) { totalCount } }', { a: 1 }],
  ])('%s, in a variable', async (_, query, x) => {
    expect(await refused(PLACING, query, { x })).toBe('BAD_USER_INPUT')
  })
})

describe('attack 13: operations that grow only when their fragments are written out', () => {
  const ROOM = 'legalName knownAs dateOfBirth nationality countryOfOrigin riskLevel threats { act occurredOn }'
  const rooms = (many: number) => Array.from({ length: many }, (_, index) => `a${index}: emergency { ...f }`).join(' ')

  test('attack 7: in tokens: the owner would stop reading', async () => {
    const conditioned = ROOM.replace(/\w+/g, '$& @include(if: $yes) @skip(if: $no)')
    const query = `query ($yes: Boolean!, $no: Boolean!) { ${inCase(rooms(40))} } fragment f on EmergencyFile { ${conditioned} }`
    expect(await refused(SYSTEM, query, { yes: true, no: false })).toBe('OPERATION_TOO_LARGE')
  })

  test('attack 7: in length: the owner would not take the body', async () => {
    const name = 'n'.repeat(6_000)
    const query = `query ($${name}: Boolean!) { ${inCase(rooms(40))} } fragment f on EmergencyFile { riskLevel @include(if: $${name}) }`
    expect(await refused(SYSTEM, query, { [name]: true })).toBe('OPERATION_TOO_LARGE')
  })

  test('in fragments within fragments', async () => {
    const query = `{ ${inCase(`${'... { '.repeat(1_200)} id ${'}'.repeat(1_200)}`)} }`
    expect(await refused(SYSTEM, query)).toBe('OPERATION_TOO_LARGE')
  })

  test('in root fields, each of which is a page', async () => {
    const pages = Array.from({ length: 11 }, (_, index) => `a${index}: cases { ...f }`).join(' ')
    const query = `{ ...g } fragment g on Query { ${pages} } fragment f on CaseConnection { nodes { id } }`
    expect(await refused(SYSTEM, query)).toBe('OPERATION_TOO_LARGE')
  })

  test('in the same fields, many times over', async () => {
    expect(await refused(SYSTEM, `{ ${inCase('id '.repeat(3_900))} }`)).toBe('OPERATION_TOO_LARGE')
    expect(await refused(SYSTEM, `{ ${inCase('emergency{riskLevel}'.repeat(780))} }`)).toBe('OPERATION_TOO_LARGE')
  })

  test('in introspection', async () => {
    const query = `{ __schema { types { ${'fields { type { '.repeat(6)} name ${'} }'.repeat(6)} } } }`
    expect(await refused(SYSTEM, query)).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})

describe('attack 10: names that the hub keeps for itself', () => {
  test.each([
    ['the key’s name for another field', '{ cases { nodes { id: reference emergency { riskLevel } } } }'],
    ['the key’s name for a room', '{ cases { nodes { id: emergency { riskLevel } } } }'],
    ['the key’s name, in a fragment', '{ cases { nodes { ... { ...f } } } } fragment f on Case { id: status }'],
    ['the hub’s own name for the key', '{ cases { nodes { __hubKey: reference } } }'],
    ['the name of a type', '{ cases { nodes { __typename: reference } } }'],
    ['__proto__', '{ __proto__: cases { totalCount } }'],
    ['__proto__, as a variable', 'query ($__proto__: Int) { cases(first: $__proto__) { totalCount } }'],
    ['the planner’s own variable', 'query ($representations: Int) { cases(first: $representations) { totalCount } }'],
  ])('%s', async (_, query) => {
    expect(await refused(SYSTEM, query)).toBe('GRAPHQL_VALIDATION_FAILED')
  })
})

describe('attack 14: what is no query', () => {
  test.each(['mutation', 'subscription'])('a %s', async kind => {
    expect(await refused(SYSTEM, `${kind} { anything { at all } }`)).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test.each(['@defer', '@stream', '@live', '@cached', '@personal(categories: [])'])(
    'a directive: %s',
    async directive => {
      expect(await refused(SYSTEM, `{ ... ${directive} { members { code } } }`)).toBe('GRAPHQL_VALIDATION_FAILED')
    },
  )

  test('documents by hash', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } }
    const headers = {
      authorization: `Bearer ${await hub.token(SYSTEM.sub)}`,
      'purpose-of-use': SYSTEM.purpose,
      'on-behalf-of': 'end-user-1',
    }
    hub.takeSent()
    for (const query of [undefined, '{ members { code } }']) {
      const { body } = await hub.post(headers, JSON.stringify({ query, extensions }))
      expect(body.data).toBeUndefined()
      expect(body.errors).toHaveLength(1)
    }
    expect(hub.takeSent()).toEqual([])
  })
})

test('attack 14: an address that cannot be read is not repeated', async () => {
  const response = await fetch(`${hub.url}/graphql/%zz-canary`, { method: 'POST', body: '{}' })
  const text = await response.text()
  expect([response.status, text.includes('canary')]).toEqual([400, false])
  expect(JSON.parse(text).errors[0].extensions).toEqual({ code: 'BAD_REQUEST' })
})

describe('attack 12: the schema', () => {
  test('is told to callers outside production, fragments and all', async () => {
    const { status, body } = await hub.query(SYSTEM, getIntrospectionQuery())
    expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
    const { types } = (body.data as unknown as { __schema: { types: { name: string; kind: string }[] } }).__schema
    expect(types.map(one => one.name)).toContain('EmergencyFile')
    expect(types.map(one => one.name).filter(name => /^(_|join__|link__)(?!_)/.test(name))).toEqual([])
    // 1. Nothing could be asked for by way of a type that several others stand behind.
    expect(types.filter(one => one.kind === 'INTERFACE' || one.kind === 'UNION')).toEqual([])
  })

  test('may be asked for beside data, and says nothing of it', async () => {
    const query = `query ($name: String!) { __type(name: $name) { ...t } ${inCase('id emergency { legalName riskLevel }')} } fragment t on __Type { name }`
    const { body } = await hub.query(SYSTEM, query, { name: 'Case' })
    expect(body.data).toMatchObject({ __type: { name: 'Case' }, case: { emergency: { legalName: null } } })
  })

  test('is not shown by a plan, whatever headers ask for it', async () => {
    const headers = {
      'apollo-query-plan-experimental': '1',
      'apollo-federation-include-trace': 'ftv1',
      'apollo-query-plan-experimental-format': 'internal',
    }
    const { body } = await hub.query({ ...SYSTEM, headers }, `{ ${inCase('id emergency { riskLevel }')} }`)
    expect(Object.keys(body.extensions ?? {})).toEqual(['release'])
  })

  test('holds no way around classification: no entities, no SDL', async () => {
    const entities = '{ _entities(representations: [{__typename: "Case", id: "x"}]) { __typename } }'
    expect(await refused(SYSTEM, entities)).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await refused(SYSTEM, '{ _service { sdl } }')).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await refused(SYSTEM, `{ ${inCase('... on Node { id }')} }`)).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await refused(SYSTEM, `{ ${inCase('... on EmergencyFile { legalName }')} }`)).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    )
  })
})
