import { expect, test } from 'vitest'
import { coverageOf } from './coverage.ts'

const WHOLE = { case: { id: 'x', room: { names: ['a', 'b'], none: null } } }

test('an answer may leave out what another says', () => {
  expect(coverageOf(WHOLE, WHOLE)).toEqual({ answered: 3, of: 3 })
  expect(coverageOf({ case: { id: 'x', room: { names: null, none: null } } }, WHOLE)).toEqual({ answered: 1, of: 3 })
  expect(coverageOf({ case: { id: 'x', room: null } }, WHOLE)).toEqual({ answered: 1, of: 3 })
  expect(coverageOf({ case: null }, WHOLE)).toEqual({ answered: 0, of: 3 })
})

test.each([
  ['another value', { case: { id: 'y', room: null } }],
  ['a value where there is none', { case: { id: 'x', room: { names: null, none: 'z' } } }],
  ['a shorter list', { case: { id: 'x', room: { names: ['a'], none: null } } }],
  ['a list in another order', { case: { id: 'x', room: { names: ['b', 'a'], none: null } } }],
  ['another field', { case: { id: 'x', room: null, more: null } }],
  ['an object for a list', { case: { id: 'x', room: { names: { 0: 'a', 1: 'b' }, none: null } } }],
])('it must not say anything else: %s', (_, part) => {
  expect(coverageOf(part, WHOLE)).toBeUndefined()
})
