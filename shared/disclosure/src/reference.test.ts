import { describe, expect, it } from 'vitest'
import { perturbAmount } from './amounts.ts'
import { type CountParameters, countTable, look, magnitudeTable } from './perturbation-table.ts'

/** Made with the R reference implementation of the cell-key method, ptable 0.3.3: probability by target. */
const REFERENCE: readonly [CountParameters, Record<number, Record<number, number>>][] = [
  [
    { most: 2, variance: 1, blocked: 0, stay: 0 },
    {
      1: { 0: 0.36648551, 1: 0.36648551, 2: 0.16757247, 3: 0.09945652 },
      2: { 0: 0.06382714, 1: 0.24469145, 2: 0.38296282, 3: 0.24469145, 4: 0.06382714 },
    },
  ],
  [
    { most: 2, variance: 1.05, blocked: 1, stay: 0, monotone: [true, true, false, true] },
    {
      1: { 0: 0.50833333, 2: 0.475, 3: 0.01666667 },
      2: { 0: 0.16155827, 2: 0.55565037, 3: 0.24246618, 4: 0.04032518 },
      3: { 2: 0.41231301, 3: 0.28806097, 4: 0.18693903, 5: 0.11268699 },
      4: { 2: 0.07012498, 3: 0.24450007, 4: 0.3707499, 5: 0.24450007, 6: 0.07012498 },
    },
  ],
  [
    { most: 5, variance: 3, blocked: 2, stay: 0.5 },
    {
      1: { 0: 0.73446954, 3: 0.13672019, 4: 0.07279631, 5: 0.03742956, 6: 0.0185844 },
      2: { 0: 0.40880704, 3: 0.40664354, 4: 0.14762401, 5: 0.03231882, 6: 0.00426687, 7: 0.00033972 },
      3: { 0: 0.18737598, 3: 0.5, 4: 0.15629816, 5: 0.09081388, 6: 0.04324201, 7: 0.01687388, 8: 0.00539609 },
      8: {
        3: 0.01158491,
        4: 0.02539548,
        5: 0.04675981,
        6: 0.07231718,
        7: 0.09394263,
        8: 0.5,
        9: 0.09394263,
        10: 0.07231718,
        11: 0.04675981,
        12: 0.02539548,
        13: 0.01158491,
      },
    },
  ],
  [
    { most: 3, variance: 1.5, blocked: 0, stay: 0 },
    {
      1: { 0: 0.37967089, 1: 0.37967089, 2: 0.13660124, 3: 0.0691013, 4: 0.03495568 },
      3: {
        0: 0.01792237,
        1: 0.08898737,
        2: 0.23274919,
        3: 0.32068214,
        4: 0.23274919,
        5: 0.08898737,
        6: 0.01792237,
      },
    },
  ],
]

describe('perturbation tables of the reference implementation', () => {
  for (const [parameters, rows] of REFERENCE) {
    const { most, variance, blocked, stay } = parameters
    it(`D=${most}, V=${variance}, js=${blocked}, pstay=${stay}: to 1e-7`, () => {
      const table = countTable(parameters)
      for (const [size, targets] of Object.entries(rows)) {
        const entries = table.rows[Number(size)]?.entries ?? []
        const made = Object.fromEntries(entries.map(({ noise, probability }) => [Number(size) + noise, probability]))
        expect(Object.keys(made)).toEqual(Object.keys(targets))
        for (const [target, probability] of Object.entries(targets)) {
          expect(Math.abs((made[Number(target)] ?? 0) - probability)).toBeLessThan(1e-7)
        }
      }
    })
  }

  it('D=5, V=3, js=2 has 66 rows, the last for 8 and more', () => {
    const table = countTable({ most: 5, variance: 3, blocked: 2, stay: 0.5 })
    expect(table.rows.flatMap(row => row.entries)).toHaveLength(66)
    expect(table.rows.at(-1)?.size).toBe(8)
  })

  it('D=5, V=3, js=4 fails: the variance is too small', () => {
    expect(() => countTable({ most: 5, variance: 3, blocked: 4, stay: 0 })).toThrow('the variance is too small')
  })
})

/** The same implementation's sums: flex function, numerical table, no separation. */
describe('sums of the reference implementation, to the cent', () => {
  const table = magnitudeTable({ most: 10, variance: 3, steps: 2, sizes: [1, 5, 10] })
  const flex = { flexPoint: 1_000, small: 0.3, large: 0.03, exponent: 2, least: 0 }
  it.each([
    [5_000, 1_000, 0.1, 4_400],
    [5_000, 1_000, 0.9, 5_600],
    [120_000, 4_000, 0.3, 119_131.2],
    [120_000, 4_000, 0.72, 120_868.8],
    [800, 200, 0.5, 800],
    [300, 300, 0.02, 78.75],
  ])('a sum of %d, its largest contribution %d, key %d: %d', (value, largest, key, result) => {
    expect(perturbAmount(table, flex, value, largest, key)).toBeCloseTo(result, 2)
  })

  it('reads the first entry whose bound is above the key', () => {
    const row = table.rows[3]
    if (row === undefined) throw new Error('no such row')
    expect([0, 0.1, 0.5, 0.9].map(key => look(row, key))).toEqual([-10, -2, 0, 2])
  })
})
