import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { perturbAmount } from './amounts.ts'
import { cellKey } from './cell-key.ts'
import { perturbCount } from './counts.ts'
import { NoiseImpossibleError } from './max-entropy.ts'
import { countTable, look, magnitudeTable } from './perturbation-table.ts'

const TABLE = countTable({ most: 5, variance: 3, blocked: 2, stay: 0.5 })
const KEY = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('noise of counts', () => {
  it('sums to one, averages zero, keeps its variance, and no result is negative or blocked', () => {
    const parameters = fc.record({
      most: fc.integer({ min: 1, max: 8 }),
      variance: fc.double({ min: 0.8, max: 6, noNaN: true }),
      blocked: fc.integer({ min: 0, max: 3 }),
      stay: fc.constantFrom(0, 0.3, 0.5),
    })
    let made = 0
    fc.assert(
      fc.property(parameters, chosen => {
        let rows: ReturnType<typeof countTable>['rows']
        try {
          rows = countTable(chosen).rows
        } catch (error) {
          expect(error).toBeInstanceOf(NoiseImpossibleError)
          return
        }
        made += 1
        for (const { size, entries } of rows.slice(1)) {
          const sum = (value: (entry: (typeof entries)[number]) => number) =>
            entries.reduce((all, one) => all + value(one), 0)
          expect(sum(one => one.probability)).toBeCloseTo(1, 9)
          expect(sum(one => one.probability * one.noise)).toBeCloseTo(0, 8)
          expect(sum(one => one.probability * one.noise ** 2)).toBeLessThan(chosen.variance + 1e-8)
          for (const { noise, probability } of entries) {
            expect(probability).toBeGreaterThanOrEqual(0)
            expect(Math.abs(noise)).toBeLessThanOrEqual(chosen.most)
            expect(size + noise === 0 || size + noise > chosen.blocked).toBe(true)
          }
        }
      }),
      { numRuns: 300 },
    )
    expect(made).toBeGreaterThan(50)
  })

  it('leaves zero alone, and is the same for the same key', () => {
    fc.assert(
      fc.property(fc.nat(1_000), KEY, (count, key) => {
        const result = perturbCount(TABLE, count, key)
        expect(perturbCount(TABLE, count, key)).toBe(result)
        expect(count === 0 ? result : Math.abs(result - count)).toBeLessThanOrEqual(count === 0 ? 0 : 5)
        expect([1, 2]).not.toContain(result)
      }),
    )
  })

  it('hides a case that adds several units: it is in their multiples, and never negative', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 12 }), KEY, (count, most, key) => {
        fc.pre(most <= count)
        const result = perturbCount(TABLE, count, key, most)
        expect(Math.abs((result - count) % most)).toBe(0)
        expect(result).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it.each([-1, 1.5, Number.NaN])('takes no count of %d', count => {
    expect(() => perturbCount(TABLE, count, 0.5)).toThrow(RangeError)
  })

  it('takes no key of one', () => {
    expect(() => look({ size: 1, entries: [{ noise: 0, probability: 1, below: 1 }] }, 1)).toThrow(RangeError)
  })
})

describe('noise of sums', () => {
  const table = magnitudeTable({ most: 10, variance: 3, steps: 2, sizes: [1, 5, 10] })
  const flex = { flexPoint: 1_000, small: 0.3, large: 0.03, exponent: 2, least: 0.5 }

  it('is never none, never makes a sum negative, and covers the largest contribution in part', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 20 }),
        KEY,
        (largest, others, key) => {
          const value = largest * others
          const result = perturbAmount(table, flex, value, largest, key)
          expect(result).toBeGreaterThanOrEqual(0)
          expect(result).not.toBe(value)
          expect(perturbAmount(table, flex, value, largest, key)).toBe(result)
        },
      ),
    )
  })
})

it('the cell key is the sum of record keys in 32 bits, whatever their number', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 200 }), keys => {
      const sum = keys.reduce((all, key) => all + BigInt(key), 0n)
      const inBits = keys.reduce((all, key) => (all + key) >>> 0, 0)
      expect(cellKey(sum)).toBe(inBits / 2 ** 32)
      expect(cellKey(String(sum))).toBe(inBits / 2 ** 32)
    }),
  )
  expect(() => cellKey(-1n)).toThrow(RangeError)
})
