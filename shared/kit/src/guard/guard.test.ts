import { bit, maskOf, OPEN } from '@hub/vocabulary'
import { graphql } from 'graphql'
import { describe, expect, it, vi } from 'vitest'
import { guardedSchema } from '../schema.ts'
import { plain, releaseOf } from '../testing/release-of.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const OTHER = '00000000-0000-4000-8000-000000000002'
const THREAT = bit('THREAT')

const SDL = `
  type Case @key(fields: "id") { id: ID! @open emergency: File }
  type File {
    riskLevel: String @personal(categories: [THREAT])
    threats: [Threat!] @personal(categories: [THREAT])
    place: Place
    near(filter: Filter): [Place!] @personal(categories: [LOCATION])
    unclassified: String
    unclassifiedList: [Threat!]
  }
  type Threat { act: String @personal(categories: [THREAT]) text: String @personal(categories: [THREAT, NOTES]) }
  type Place { country: String @personal(categories: [LOCATION]) }
  type Query {
    case: Case
    cases: CaseList
    notices: [Notice!] @open
    nearby: Place
    pointer: Pointer
    places(filter: Filter): [Place!] @personal(categories: [LOCATION])
  }
  type CaseList { nodes: [Case!] @open total: Int! @open }
  type Pointer { case: Case }
  type Notice { title: String @open }
  input Filter { town: Town names: [String!] @open }
  input Town { name: String @personal(categories: [LOCATION, CONTACT]) }
`
const FILE = {
  riskLevel: 'HIGH',
  threats: [{ act: 'RAID', text: 'canary' }],
  place: { country: 'KE' },
  unclassified: 'canary',
  unclassifiedList: [{ act: 'canary' }],
}
const ROOM = '{ riskLevel threats { act text } place { country } unclassified unclassifiedList { act } }'
const ENTITIES = `{ _entities(representations: [{__typename: "Case", id: "${ID}"}]) { ... on Case { id emergency ${ROOM} } } }`

/** Runs an operation over the schema with these resolvers. */
async function run(source: string, options: { resolvers?: object } & Omit<Parameters<typeof releaseOf>[0], 'classes'>) {
  const { schema, classes } = guardedSchema(SDL, options.resolvers ?? {})
  const release = releaseOf({ ...options, classes })
  const { data, errors } = await graphql({ schema, source, contextValue: { release } })
  return { data: plain(data ?? null), errors: errors?.map(error => error.message), release }
}

const caseOf = (mask: number, file: unknown = structuredClone(FILE)) =>
  new Map([[ID, { mask, value: { id: ID, emergency: file } }]])

describe('the guard', () => {
  it('never releases what has no class', async () => {
    const everything = maskOf(['THREAT', 'NOTES', 'LOCATION', 'OPEN'])
    const { data } = await run(ENTITIES, { cases: caseOf(everything) })
    expect(data).toEqual({
      _entities: [{ id: ID, emergency: { ...FILE, unclassified: null, unclassifiedList: null } }],
    })
  })

  it('attack 7: shows a container only where something below it may be seen', async () => {
    const query = `{ _entities(representations: [{__typename: "Case", id: "${ID}"}]) {
      ... on Case { emergency { place { __typename } } } } }`
    const seen = async (mask: number) => (await run(query, { cases: caseOf(mask) })).data
    expect(await seen(bit('LOCATION'))).toEqual({ _entities: [{ emergency: { place: { __typename: 'Place' } } }] })
    expect(await seen(THREAT)).toEqual({ _entities: [{ emergency: { place: null } }] })
    expect(await seen(bit('HEALTH') | OPEN)).toEqual({ _entities: [{ emergency: null }] })
  })

  it('releases nothing of an object that nobody decided on', async () => {
    const resolvers = {
      Query: { case: () => ({ id: ID, emergency: FILE }), cases: () => ({ nodes: [{ id: ID }], total: 1 }) },
    }
    const { data } = await run(`{ case { id emergency ${ROOM} } }`, { resolvers, outside: OPEN | THREAT })
    expect(data).toEqual({ case: null })
    expect((await run('{ case { __typename } }', { resolvers, outside: OPEN })).data).toEqual({ case: null })
    const list = await run('{ cases { nodes { id } total } }', { resolvers, outside: OPEN })
    expect(list.data).toEqual({ cases: { nodes: null, total: 1 } })
  })

  it('keeps cases under their own decisions, wherever they hang', async () => {
    const resolvers = {
      Query: {
        cases: async (_: unknown, __: unknown, { release }: { release: { case(id: string): Promise<object> } }) => ({
          nodes: await Promise.all([release.case(ID), release.case(OTHER)]),
          total: 2,
        }),
      },
    }
    const cases = new Map([
      [ID, { mask: OPEN | THREAT, value: { id: ID, emergency: structuredClone(FILE) } }],
      [OTHER, { mask: OPEN, value: { id: OTHER, emergency: structuredClone(FILE) } }],
    ])
    const query = '{ cases { total nodes { id emergency { riskLevel threats { text } } } } }'
    const everywhere = maskOf(['THREAT', 'NOTES', 'OPEN'])
    const { data } = await run(query, { resolvers, cases, outside: everywhere })
    expect(data).toEqual({
      cases: {
        total: 2,
        nodes: [
          { id: ID, emergency: { riskLevel: 'HIGH', threats: [{ text: null }] } },
          { id: OTHER, emergency: null },
        ],
      },
    })
  })

  it('waits for promises, alone and in lists', async () => {
    const file = { ...FILE, threats: Promise.resolve([Promise.resolve({ act: 'RAID', text: 'canary' })]) }
    const { data } = await run(ENTITIES, { cases: caseOf(THREAT | OPEN, Promise.resolve(file)) })
    expect(data).toMatchObject({ _entities: [{ emergency: { threats: [{ act: 'RAID', text: null }] } }] })
  })

  it('attack 9: releases neither case where two share an object', async () => {
    const shared = [{ act: 'RAID', text: 'canary' }]
    const value = (id: string) => ({ id, emergency: { threats: shared } })
    const cases = new Map([
      [ID, { mask: THREAT | bit('NOTES'), value: value(ID) }],
      [OTHER, { mask: THREAT, value: value(OTHER) }],
    ])
    const query = `{ _entities(representations: [{__typename: "Case", id: "${OTHER}"}, {__typename: "Case", id: "${ID}"}]) {
      ... on Case { emergency { threats { text } } } } }`
    const { data, errors } = await run(query, { cases })
    expect(errors).toEqual(['one object hangs on two cases, so no decision is right for it'])
    expect(JSON.stringify(data)).not.toContain('canary')
  })

  it('calls no root resolver that the decision does not open, and releases nothing without one', async () => {
    const places = vi.fn(() => [{ country: 'KE' }])
    const nearby = vi.fn(() => ({ country: 'KE' }))
    const resolvers = { Query: { places, nearby } }
    const query = '{ places { country } nearby { country } }'
    expect((await run(query, { resolvers, outside: THREAT })).data).toEqual({ places: null, nearby: null })
    expect([places, nearby].map(mock => mock.mock.calls.length)).toEqual([0, 0])
    expect((await run(query, { resolvers, outside: bit('LOCATION') })).data).toEqual({
      places: [{ country: 'KE' }],
      nearby: { country: 'KE' },
    })
  })

  it('attack 22: answers a filter on what may not be seen with an empty list, however deep it is', async () => {
    const places = vi.fn(() => [{ country: 'KE' }])
    const ask = async (filter: string, outside: number) =>
      (await run(`{ places(filter: ${filter}) { country } }`, { resolvers: { Query: { places } }, outside })).data
    expect(await ask('{ town: { name: "x" } }', bit('LOCATION') | OPEN)).toEqual({ places: [] })
    expect(await ask('{ town: { name: null } }', bit('LOCATION') | OPEN)).toEqual({ places: [] })
    expect(await ask('{ names: ["x"] }', bit('LOCATION'))).toEqual({ places: [] })
    expect(places).not.toHaveBeenCalled()
    expect(await ask('{ town: { name: "x" } }', maskOf(['LOCATION', 'CONTACT']))).toEqual({
      places: [{ country: 'KE' }],
    })
  })

  it('attack 22: answers such a filter in a room with an empty list too', async () => {
    const near = vi.fn(() => [{ country: 'KE' }])
    const query = `{ _entities(representations: [{__typename: "Case", id: "${ID}"}]) {
      ... on Case { emergency { near(filter: { town: { name: "x" } }) { country } } } } }`
    const ask = async (mask: number) => (await run(query, { cases: caseOf(mask), resolvers: { File: { near } } })).data
    expect(await ask(bit('LOCATION') | OPEN)).toEqual({ _entities: [{ emergency: { near: [] } }] })
    expect(near).not.toHaveBeenCalled()
    const released = { _entities: [{ emergency: { near: [{ country: 'KE' }] } }] }
    expect(await ask(maskOf(['LOCATION', 'CONTACT']))).toEqual(released)
  })

  it('attack 7: does not show a container for what a case below it is open to', async () => {
    const pointer = vi.fn(() => ({}))
    const { data } = await run('{ pointer { __typename } }', {
      resolvers: { Query: { pointer } },
      outside: OPEN | THREAT,
    })
    expect(data).toEqual({ pointer: null })
    expect(pointer).not.toHaveBeenCalled()
  })

  it('lets nothing pass as an object that is none', async () => {
    const { data, errors } = await run(ENTITIES, { cases: caseOf(maskOf(['LOCATION', 'OPEN']), { place: 'canary' }) })
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({ _entities: [{ emergency: { place: null } }] })
  })

  it('releases nothing before the log row is written, nor where it is not', async () => {
    const order: string[] = []
    const resolvers = {
      File: {
        riskLevel: () => {
          order.push('value')
          return 'HIGH'
        },
      },
    }
    const writeLog = async () => {
      order.push('log')
      return true
    }
    await run(ENTITIES, { cases: caseOf(THREAT | OPEN), resolvers, writeLog })
    expect(order).toEqual(['log', 'value'])
    const failing = async () => {
      throw new Error('disk full')
    }
    const { data } = await run(ENTITIES, { cases: caseOf(THREAT | OPEN), resolvers, writeLog: failing })
    expect(order).toEqual(['log', 'value'])
    expect(data).toBeNull()
  })

  it('releases nothing to code that runs without a release', async () => {
    const { schema } = guardedSchema(SDL, { Query: { notices: () => [{ title: 'a' }] } })
    const { data } = await graphql({ schema, source: '{ notices { title } }', contextValue: {} })
    expect(plain(data)).toEqual({ notices: null })
  })

  it('keeps the SDL to itself', async () => {
    const { data } = await run('{ _service { sdl } }', { outside: OPEN })
    expect(JSON.stringify(data)).not.toContain('sdl')
  })

  it.each([
    ['an interface', 'interface Thing { id: ID @open }'],
    ['a union', 'union Thing = Case'],
    ['a mutation', 'type Mutation { act: String @open }'],
    ['a subscription', 'type Subscription { act: String @open }'],
  ])('does not start on %s', (_, more) => {
    const sdl = `type Case @key(fields: "id") { id: ID! @open } type Query { notices: String @open } ${more}`
    expect(() => guardedSchema(sdl, {})).toThrow(/the guard takes/)
  })
})
