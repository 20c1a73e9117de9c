import { expect, test } from 'vitest'
import { page } from './page.ts'

test.each([
  [{}, { limit: 50, offset: 0 }],
  [
    { first: 7, skip: 3 },
    { limit: 7, offset: 3 },
  ],
  [{ first: 200 }, { limit: 200, offset: 0 }],
  [{ first: 201 }, { limit: 200, offset: 0 }],
  [
    { first: -5, skip: -5 },
    { limit: 0, offset: 0 },
  ],
  [
    { first: null, skip: null },
    { limit: 50, offset: 0 },
  ],
])('%j becomes %j', (asked, expected) => {
  expect(page(asked)).toEqual(expected)
})
