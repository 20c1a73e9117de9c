import { expect, test } from 'vitest'
import { isDay } from './input.ts'

test.each(['2025-02-28', '2024-02-29', '0001-01-01', '9999-12-31'])('%j is a day', word => {
  expect(isDay(word)).toBe(true)
})

test.each(['', '2025-02-29', '2025-13-01', '0000-01-01', '2025-1-1', ' 2025-01-01', '2025-01-01T00:00:00Z', 'today'])(
  '%j is none',
  word => {
    expect(isDay(word)).toBe(false)
  },
)
