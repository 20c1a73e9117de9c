import { buildSchema, graphql } from 'graphql'
import { expect, test } from 'vitest'
import { takeStringsAlone } from './scalars.ts'

const schema = buildSchema(`
  scalar Date
  scalar _Any
  type Query { day(on: Date, among: [Date!]): String count(of: Int): String entity(is: _Any): String }
`)
takeStringsAlone(schema)

const errorsOf = async (source: string, variableValues: object = {}) => {
  const { errors = [] } = await graphql({ schema, source, variableValues: { ...variableValues } })
  return errors.map(error => error.message)
}

test.each([
  ['a number', '{ day(on: 20250331) }'],
  ['an object', '{ day(on: { year: 2025 }) }'],
  ['a list', '{ day(on: ["2025-03-31"]) }'],
  ['yes', '{ day(on: true) }'],
  ['a word without quotes', '{ day(among: ["2025-03-31", MARCH, 5]) }'],
])('a scalar of the hub is not written as %s', async (_, source) => {
  expect((await errorsOf(source)).join()).toContain('`Date` is written as a string')
})

test.each([[5], [{ year: 2025 }], [['2025-03-31']], [true]])('nor sent as %j', async on => {
  expect(await errorsOf('query ($on: Date) { day(on: $on) }', { on })).toHaveLength(1)
})

test('strings pass, and null; so does what GraphQL or federation has of its own', async () => {
  expect(await errorsOf('{ day(on: "2025-03-31", among: ["x"]) }')).toEqual([])
  expect(await errorsOf('query ($on: Date) { day(on: $on) }', { on: null })).toEqual([])
  expect(await errorsOf('{ count(of: 5) entity(is: { id: 5 }) }')).toEqual([])
})
