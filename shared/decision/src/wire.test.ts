import { EVERY_CATEGORY } from '@hub/vocabulary'
import { describe, expect, test } from 'vitest'
import type { Decision } from './reason.ts'
import { CONSORTIUM_KEY, fromWire, toWire } from './wire.ts'

const decision: Decision = {
  mask: 1,
  covered: 2,
  coveredByOwner: 3,
  notUnderstood: 4,
  denied: 5,
  withdrawn: 6,
  expired: 7,
  mayContactAgain: true,
}

test('a decision arrives as it was sent', () => {
  expect(toWire('a case', decision)).toEqual(['a case', 1, 2, 3, 4, 5, 6, 7, 1])
  expect(fromWire(toWire('a case', decision))).toEqual({ key: 'a case', decision })
  const quiet = { ...decision, mask: EVERY_CATEGORY, mayContactAgain: false }
  expect(fromWire(toWire('x'.repeat(64), decision))?.key).toBe('x'.repeat(64))
  expect(fromWire(toWire(CONSORTIUM_KEY, quiet))).toEqual({ key: '', decision: quiet })
})

describe('attack 9: what is not exactly a decision is none', () => {
  const good: unknown[] = ['a case', 1, 2, 3, 4, 5, 6, 7, 1]
  const strange: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['an object', { ...good, length: 9 }],
    ['one number too few', good.slice(0, -1)],
    ['one number too many', [...good, 0]],
    ['a key that is no text', good.with(0, 7)],
    ['a key that is too long', good.with(0, 'x'.repeat(65))],
    ['a number as text', good.with(1, '1')],
    ['a fraction', good.with(1, 1.5)],
    ['a negative number', good.with(1, -1)],
    ['a category that nobody knows', good.with(1, EVERY_CATEGORY + 1)],
    ['no number', good.with(3, Number.NaN)],
    ['infinity', good.with(3, Infinity)],
    ['a null', good.with(7, null)],
    ['a flag that is neither yes nor no', good.with(8, 2)],
    ['a flag that is true', good.with(8, true)],
  ]

  test.each(strange)('%s', (_, wire) => {
    expect(fromWire(wire)).toBeNull()
  })
})
