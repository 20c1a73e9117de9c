import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { buildSchema, execute, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hub, startHub } from '../src/harness/start-hub.ts'
import { EVERY_FIELD_OF_A_CASE } from '../src/oracle/index.ts'
import { oddOperations } from './operations.ts'
import { inAllOrders } from './orders.ts'

/** However a question is written, it gets what each of its fields gets alone. */

const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

let hub: Hub
beforeAll(async () => {
  hub = await startHub({ cases: 40 })
})
afterAll(() => hub[Symbol.asyncDispose]())

const AS = { sub: 'training-system', purpose: 'EMERGENCY_PROTECTION' } as const
type Json = Record<string, unknown>

async function caseOf(query: string, variables: object = {}): Promise<Json> {
  const { status, body } = await hub.query(AS, query, { id: hub.showcase.id, ...variables })
  expect({ status, errors: body.errors }, query).toEqual({ status: 200, errors: undefined })
  return body.data?.case as unknown as Json
}

/** What graphql-js makes of the operation, given everything that the caller may see of the case. */
function expected(query: string, seen: Json, variableValues: Json): unknown {
  const document = parse(query)
  const rootValue = { case: () => withTypes(seen, 'Case') }
  const { data, errors } = execute({ schema, document, rootValue, variableValues }) as { data?: Json; errors?: unknown }
  expect(errors, query).toBeUndefined()
  return JSON.parse(JSON.stringify(data?.case))
}

/** Values without a prototype: a field that is called `constructor` is not there. */
function withTypes(value: unknown, type: string): unknown {
  if (Array.isArray(value)) return value.map(item => withTypes(item, type))
  if (typeof value !== 'object' || value === null) return value
  return Object.assign(Object.create(null), value)
}

/**
 * Whether two answers say the same. A container of which only withheld fields are asked is null, whether or not there
 * is one: so it counts as an object that is null all through.
 */
function same(answer: unknown, reference: unknown): boolean {
  if (answer === null) return isNothing(reference)
  if (Array.isArray(answer))
    return (
      Array.isArray(reference) &&
      answer.length === reference.length &&
      answer.every((one, i) => same(one, reference[i]))
    )
  if (typeof answer !== 'object') return answer === reference
  if (typeof reference !== 'object' || reference === null) return false
  const [keys, others] = [Object.keys(answer), Object.keys(reference)].map(names => names.sort().join())
  return keys === others && Object.entries(answer).every(([name, one]) => same(one, (reference as Json)[name]))
}

function isNothing(value: unknown, key = ''): boolean {
  if (value === null) return true
  // Only a container can be missing, and its type with it.
  if (typeof value === 'string') return Object.hasOwn(schema.getTypeMap(), value)
  return (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.entries(value).every(([k, one]) => isNothing(one, key + k))
  )
}

test('attack 6: an operation written oddly gets what a plain one gets', async () => {
  const seen = await caseOf(`query ($id: ID!) { case(id: $id) { ${EVERY_FIELD_OF_A_CASE} } }`)
  const variables = { yes: true, no: false }
  let values = 0
  await fc.assert(
    fc.asyncProperty(oddOperations(schema), async query => {
      const { status, body } = await hub.query(AS, query, { id: hub.showcase.id, ...variables })
      if (body.errors?.[0]?.extensions.code === 'OPERATION_TOO_LARGE') return
      expect({ status, errors: body.errors }, query).toEqual({ status: 200, errors: undefined })
      const answer = body.data?.case as unknown as Json
      const reference = expected(query, seen, { id: hub.showcase.id, ...variables })
      values += JSON.stringify(answer).length
      if (!same(answer, reference)) expect({ query, answer }).toEqual({ query, answer: reference })
    }),
    { numRuns: 40, seed: 6, endOnFailure: true },
  )
  expect(values).toBeGreaterThan(5_000)
})

describe('attack 6: one key in several places, one of them denied', () => {
  test.each([
    ['rooms in sibling fragments', '... { emergency { legalName } } ... on Case { emergency { riskLevel } }'],
    ['fields in sibling fragments', 'emergency { ... { legalName } ... on EmergencyFile { riskLevel } }'],
    ['named fragments', '...a ...b ...a'],
    [
      'one of them ruled out',
      'emergency { legalName @skip(if: true) riskLevel } emergency @include(if: false) { legalName }',
    ],
  ])('%s', async (_, selection) => {
    const form = (name: string) => `query ${name}($id: ID!) { case(id: $id) { id ${selection} } }
      ${selection.includes('...a') ? 'fragment a on Case { emergency { legalName } } fragment b on Case { emergency { riskLevel } }' : ''}`
    const variables = { id: hub.showcase.id }
    const denied = { as: { ...AS, purpose: 'TRAINING' as const }, variables }
    const seen = await inAllOrders(hub, form, { as: AS, variables }, denied)
    expect(seen.allowed.answer.body.data?.case).toMatchObject({ emergency: { riskLevel: expect.any(String) } })
    expect(seen.denied.answer.body.data?.case).toEqual({ id: hub.showcase.id, emergency: null })
    expect(seen.denied.sent.join()).not.toMatch(/emergency|riskLevel|legalName/)
  })

  test('by two variables, of which one has a default', async () => {
    const query = `query ($id: ID!, $names: Boolean = false, $risk: Boolean!) { case(id: $id) {
      emergency { legalName @include(if: $names) } emergency { riskLevel @include(if: $risk) }
    } }`
    const names = [undefined, true, false].flatMap(one => [true, false].map(risk => ({ names: one, risk })))
    for (const variables of [...names, ...names.toReversed()]) {
      const room = (await caseOf(query, variables)).emergency as Json
      expect(Object.keys(room).sort()).toEqual([
        ...(variables.names === true ? ['legalName'] : []),
        ...(variables.risk ? ['riskLevel'] : []),
      ])
    }
  })
})

describe('attack 8: null goes no further than it must', () => {
  test('what is denied is null, whole, and the case stays', async () => {
    const room = 'emergency { threats { description } legalName needs { medical } } advocacy { actions { kind text } }'
    const { body } = await hub.query({ ...AS, purpose: 'TRAINING' }, `query ($id: ID!) { case(id: $id) { ${room} } }`, {
      id: hub.showcase.id,
    })
    expect(body.data).toEqual({ case: { emergency: null, advocacy: null } })
    expect(body.errors).toBeUndefined()
  })

  test('where everything is denied there is data all the same, under every name', async () => {
    hub.takeSent()
    const query = '{ hostPlaces { region } constructor: hostPlaces { name: city } toString: hostPlaces { region } }'
    const { status, body } = await hub.query(AS, query)
    expect(status).toBe(200)
    expect(body.data).toEqual({ hostPlaces: null, constructor: null, toString: null })
    expect(hub.takeSent()).toEqual([])
  })

  test('where nothing can be null the answer says that it has no data', async () => {
    hub.proxies.registry.standIn = (_, response) => response.destroy()
    const { status, body } = await hub.query(AS, '{ cases { totalCount } members { code } }')
    hub.proxies.registry.standIn = undefined
    expect({ status, data: body.data }).toEqual({ status: 200, data: null })
    expect(body.errors?.map(one => one.extensions.code)).toEqual(['SOURCE_UNAVAILABLE'])
    expect(body.extensions?.release.unavailable).toEqual([{ owner: 'registry' }])
  })
})
