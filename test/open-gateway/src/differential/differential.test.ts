import fc from 'fast-check'
import { parse, validate } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Federation, federate } from './federation.ts'
import { LIBRARY } from './library.ts'
import { operations } from './operations.ts'

/** Apollo's executor is the oracle: the same plans, the same subgraphs, the same answers. */

let federation: Federation

beforeAll(async () => {
  federation = await federate(LIBRARY)
})

async function both(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text)
  expect(validate(federation.apiSchema, document).map(({ message }) => message)).toEqual([])
  const own = await federation.own(document, variables)
  expect(own).toEqual(await federation.stock(document, variables))
  return own
}

test('random operations are answered alike', async () => {
  let compared = 0
  let large = 0
  let withErrors = 0
  await fc.assert(
    fc.asyncProperty(operations(federation.apiSchema), async ({ text, variables }) => {
      const document = parse(text)
      if (validate(federation.apiSchema, document).length > 0) return
      const own = await federation.own(document, variables)
      expect(own, text).toEqual(await federation.stock(document, variables))
      compared += 1
      if (JSON.stringify(own.data ?? null).length > 100) large += 1
      if (own.errors.length > 0) withErrors += 1
    }),
    { numRuns: 200 },
  )
  expect([compared > 150, large > 25, withErrors > 2]).toEqual([true, true, true])
}, 60_000)

describe('what federations are made of', () => {
  test.each([
    ['several keys', '{ works { ... on Book { isbn shipping reviews { stars } } maker { name email } } }'],
    ['a key in parts', '{ works { ... on Book { shelf { label room { floor number } works { id loans } } } } }'],
    [
      'fields that need fields of others',
      '{ works { ... on Book { shipping label parcels { number book { title label } } } } }',
    ],
    ['fields that come along', '{ latest { author { name email rank } } }'],
    ['a field that another subgraph took over', '{ works { ... on Book { score } } }'],
    ['an interface', '{ works { __typename title reviews { id } ... on Film { minutes } } }'],
    ['an interface object', '{ lent { __typename id loans title borrower { name borrowed { title loans } } } }'],
    [
      'unions',
      '{ things { __typename ... on Work { title loans } ... on Shelf { works { title } } ... on Person { name } } }',
    ],
    [
      'a union of entities',
      '{ latest { subject { ... on Book { title shipping } ... on Person { name reviews { stars } } } } }',
    ],
    ['values that two subgraphs share', '{ tree { width inner { width height } } }'],
    ['lists of lists', '{ grid { title maker { name } loans } latest { replies { stars about { title } } } }'],
    [
      'aliases',
      '{ a: work(id: "w0") { b: title constructor: id c: maker { a: name } } d: work(id: "w2") { b: title } }',
    ],
    [
      'the same of the same entities at several places',
      '{ a: works { loans maker { name } } works { loans maker { name } } }',
    ],
    [
      'different things of the same entities at several places',
      '{ a: work(id: "w2") { borrower { x: name } } b: work(id: "w2") { borrower { x: email } } c: work(id: "w2") { borrower { id } } }',
    ],
    [
      'a field that fails at several places',
      '{ a: people { friends { name } } b: people { best { name } friends { name } } }',
    ],
    [
      'what the schema says of itself',
      '{ __typename __type(name: "Book") { name fields { name } } works(first: 1) { id } }',
    ],
    ['nothing but what the schema says', '{ __schema { queryType { name } } }'],
    ['nothing found', '{ work(id: "nothing") { id loans } person(id: "x") { name } }'],
    ['an entity that one subgraph does not know', '{ work(id: "w6") { ... on Book { title shipping label } } }'],
    ['a null where none may be', '{ works { id condition } people { rank } }'],
    ['a null where none may be, in a list that may be null', '{ lent { condition } latest { author { rank } } }'],
    ['a field that fails', '{ people { friends { name } } work(id: "w1") { ... on Book { parcels { failing } } } }'],
    [
      'changes, one after the other',
      'mutation { a: rename(id: "w0", title: "x") { title loans } lend(id: "w1") { title loans } recount }',
    ],
    [
      'a named fragment',
      '{ works { ...W } work(id: "w2") { ...W } } fragment W on Work { title loans maker { ...P } } fragment P on Person { name }',
    ],
  ])('%s', async (_, text) => {
    await both(text)
  })

  const CONDITIONED = `query ($yes: Boolean!, $usual: Boolean = true) {
    works { title @include(if: $yes) loans @skip(if: $yes) ... on Book @include(if: $usual) { shipping maker { name @skip(if: $usual) id } } }
    people @skip(if: $yes) { name best @include(if: $usual) { name } }
  }`
  test.each([{ yes: true }, { yes: false }, { yes: true, usual: false }, { yes: false, usual: false }])(
    'conditions: %o',
    async variables => {
      await both(CONDITIONED, variables)
    },
  )

  test.each([true, false])(
    'conditions on an interface object, where the plan does not hang its kind on them: %o',
    async yes => {
      await both(
        `query ($yes: Boolean!) {
        lent { loans __typename @include(if: $yes) borrower @skip(if: $yes) { name borrowed @include(if: $yes) { loans } } }
        lent { ... on Book { shipping title @include(if: $yes) ... on Book @skip(if: $yes) { weight __typename } } }
      }`,
        { yes },
      )
    },
  )

  test('variables that do not fit are refused before anybody is asked', async () => {
    const { data, errors } = await both('query ($first: Int!) { works(first: $first) { id } }', { first: 'two' })
    expect([data, errors]).toEqual([undefined, [expect.stringContaining('Int cannot represent')]])
  })

  test('an entity is sent once in a fetch, wherever it stands', async () => {
    const { data } = await both('{ latest { replies { about { title } } } }')
    expect(JSON.stringify(data).match(/title/g)?.length).toBeGreaterThan(8)
    expect(federation.sent()).toBe(2)
  })

  test('nor is it sent by another fetch that asks the same', async () => {
    await both('{ a: work(id: "w0") { loans } b: work(id: "w0") { loans } works(first: 3) { loans } }')
    expect(federation.sent()).toBe(3)
  })

  test('between commands it is, for it may have changed', async () => {
    await both('mutation { a: rename(id: "w0", title: "x") { loans } b: rename(id: "w0", title: "y") { loans } }')
    expect(federation.sent()).toBe(2)
  })
})
