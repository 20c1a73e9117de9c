import { expect, test } from 'vitest'
import { steadinessOf } from './steadiness.ts'

const samplesOf = (...mb: readonly number[]) => mb.map((one, index) => ({ requests: (index + 1) * 10, mb: one }))

test('memory is steady that stays within a tenth of what it was after the warm-up', () => {
  expect(steadinessOf(samplesOf(50, 100, 109, 104), 20)).toMatchObject({ before: 100, most: 109, steady: true })
  expect(steadinessOf(samplesOf(50, 100, 104, 111, 100), 20)).toMatchObject({ most: 111, steady: false })
  expect(steadinessOf(samplesOf(50, 100, 60, 70), 20)).toMatchObject({ least: 60, most: 70, steady: true })
})

test('without samples on both sides there is nothing to say', () => {
  expect(() => steadinessOf(samplesOf(50, 100), 20)).toThrow(RangeError)
  expect(() => steadinessOf(samplesOf(50, 100), 5)).toThrow(RangeError)
})
