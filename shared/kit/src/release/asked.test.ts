import { maskOf, OPEN } from '@hub/vocabulary'
import { execute, graphql, parse } from 'graphql'
import { expect, it } from 'vitest'
import { unguardedSchema } from '../schema.ts'
import { type Asked, askedIn, rememberAsked } from './asked.ts'

const SDL = `
  type Query {
    places(filter: Filter): [Place!] @personal(categories: [HOSTING])
    cases(filter: CaseFilter): Connection
  }
  type Connection { nodes: [Case!] @open }
  type Place { city: String @personal(categories: [LOCATION]) keeper: Keeper @personal(categories: [CONTACT]) }
  type Keeper { name: String @personal(categories: [HOSTING]) }
  type Case @key(fields: "id") { id: ID! @open emergency: File }
  type File { riskLevel: String @personal(categories: [THREAT]) grants: [Grant!] @personal(categories: [FUNDING]) }
  type Grant { amount: String @personal(categories: [FUNDING]) payee: Payee }
  type Payee { iban: String @personal(categories: [BANKING]) }
  input Filter { near: Near @personal(categories: [LOCATION]) regions: [String!] @open }
  input Near { city: String @personal(categories: [NOTES]) }
  input CaseFilter { status: String @personal(categories: [CASE_STATUS]) }
`

/** What the first root field of an operation is told. */
async function asked(source: string, variableValues: Record<string, unknown> = {}): Promise<Asked> {
  let found: Asked | undefined
  const read = (_: unknown, __: unknown, ___: unknown, info: Parameters<typeof askedIn>[0]) => {
    found ??= askedIn(info, built.classes)
    return null
  }
  const built = unguardedSchema(SDL, { Query: { places: read, cases: read } })
  const entities = built.schema.getQueryType()?.getFields()._entities
  if (entities !== undefined) entities.resolve = read
  const { errors } = await graphql({ schema: built.schema, source, variableValues })
  if (found === undefined) throw new Error(errors?.[0]?.message)
  return found
}

const entity = (selection: string) => `{ _entities(representations: []) { ... on Case { ${selection} } } }`

it('adds up what a field sits in, from its case on', async () => {
  const { ofCase, ofConsortium, fields } = await asked(entity('id emergency { grants { amount payee { iban } } }'))
  expect(ofCase).toEqual([
    { coordinate: 'Case.id', need: OPEN },
    { coordinate: 'File.grants', need: maskOf(['FUNDING']) },
    { coordinate: 'Grant.amount', need: maskOf(['FUNDING']) },
    { coordinate: 'Payee.iban', need: maskOf(['FUNDING', 'BANKING']) },
  ])
  expect(ofConsortium).toEqual([])
  expect(fields).toEqual(['Case.id', 'File.grants', 'Grant.amount', 'Payee.iban'])
})

it('names the fields of rooms by themselves, whatever they are answered as, and nothing below or beside them', async () => {
  const fragment = 'fragment R on Case { emergency { grants { amount } } }'
  const source = `${entity('id a: emergency { level: riskLevel } ...R')} ${fragment}`
  expect((await asked(source)).ofRoom).toEqual(['grants', 'riskLevel'])
  expect((await asked('{ places { keeper { name } } }')).ofRoom).toEqual([])
})

it('starts anew at a case, wherever it hangs', async () => {
  const { ofCase, ofConsortium } = await asked('{ cases { nodes { emergency { riskLevel } } } }')
  expect(ofConsortium).toEqual([{ coordinate: 'Connection.nodes', need: OPEN }])
  expect(ofCase).toEqual([{ coordinate: 'File.riskLevel', need: maskOf(['THREAT']) }])
})

it('opens fragments, named and nested, each once, and counts aliases of a field once', async () => {
  const fragments = 'fragment A on Case { emergency { ...B } ...A2 } fragment A2 on Case { emergency { riskLevel } }'
  const { fields } = await asked(
    `${entity('...A a: emergency { risk: riskLevel } ... { id } ... on Case { id }')} ${fragments} fragment B on File { grants { amount } }`,
  )
  expect(fields).toEqual(['Case.id', 'File.grants', 'File.riskLevel', 'Grant.amount'])
})

it('applies @skip and @include, with variables and their defaults', async () => {
  const query = `query Q($yes: Boolean = true, $no: Boolean!) ${entity(
    `id @skip(if: $yes) emergency @include(if: $yes) { riskLevel @include(if: $no) grants @skip(if: $no) { amount } }
     ... @include(if: $no) { id }`,
  )}`
  expect((await asked(query, { no: false })).fields).toEqual(['File.grants', 'Grant.amount'])
  expect((await asked(query, { no: true, yes: false })).fields).toEqual(['Case.id'])
})

it('counts inputs that are named, literally or by variable, null or not, with what they sit in', async () => {
  const query = 'query Q($filter: Filter) { places(filter: $filter) { city } }'
  const inputs = async (filter: unknown, source = query) =>
    (await asked(source, { filter })).ofConsortium.filter(({ coordinate }) => /Filter|Near/.test(coordinate))
  const hosting = maskOf(['HOSTING'])
  expect(await inputs(undefined)).toEqual([])
  expect(await inputs({ regions: [] })).toEqual([{ coordinate: 'Filter.regions', need: hosting | OPEN }])
  expect(await inputs({ near: null })).toEqual([{ coordinate: 'Filter.near', need: maskOf(['HOSTING', 'LOCATION']) }])
  const both = [
    { coordinate: 'Filter.near', need: maskOf(['HOSTING', 'LOCATION']) },
    { coordinate: 'Near.city', need: maskOf(['HOSTING', 'LOCATION', 'NOTES']) },
  ]
  expect(await inputs({ near: { city: 'x' } })).toEqual(both)
  expect(await inputs({}, '{ places(filter: { near: { city: "x" } }) { city } }')).toEqual(both)
})

it('takes a condition on cases for something that is asked of each case', async () => {
  const { ofCase, ofConsortium } = await asked('{ cases(filter: { status: "OPEN" }) { nodes { id } } }')
  expect(ofCase).toContainEqual({ coordinate: 'CaseFilter.status', need: maskOf(['CASE_STATUS']) })
  expect(ofConsortium).toEqual([{ coordinate: 'Connection.nodes', need: OPEN }])
})

it('reads a classified object as something that its fields sit in', async () => {
  const { ofConsortium } = await asked('{ places { keeper { name } } }')
  expect(ofConsortium).toContainEqual({ coordinate: 'Keeper.name', need: maskOf(['HOSTING', 'CONTACT']) })
})

it('is worked out once for an operation of references alone, and each time where other variables may change it', () => {
  const found: Asked[] = []
  const read = (_: unknown, __: unknown, ___: unknown, info: Parameters<typeof askedIn>[0]) => {
    found.push(remembered(info))
    return null
  }
  const { schema, classes } = unguardedSchema(SDL, { Query: { places: read } })
  const remembered = rememberAsked(classes)
  const entities = schema.getQueryType()?.getFields()._entities
  if (entities !== undefined) entities.resolve = read
  const run = (source: string, ...all: readonly Record<string, unknown>[]) => {
    const document = parse(source)
    for (const variableValues of all) execute({ schema, document, variableValues })
    return found.splice(0)
  }
  const [one, two] = run(
    'query ($cases: [_Any!]!) { _entities(representations: $cases) { ... on Case { emergency { riskLevel } } } }',
    { cases: [] },
    { cases: [{ __typename: 'Case', id: 'x' }] },
  )
  expect(one?.fields).toEqual(['File.riskLevel'])
  expect(two).toBe(one)
  const switched = run(
    'query ($keeper: Boolean!) { places { city keeper @include(if: $keeper) { name } } }',
    { keeper: true },
    { keeper: false },
  )
  expect(switched.map(({ fields }) => fields)).toEqual([
    ['Keeper.name', 'Place.city', 'Place.keeper', 'Query.places'],
    ['Place.city', 'Query.places'],
  ])
  const given = run('query ($filter: Filter) { places(filter: $filter) { city } }', {}, { filter: { regions: [] } })
  expect(given.map(({ fields }) => fields.includes('Filter.regions'))).toEqual([false, true])
})
