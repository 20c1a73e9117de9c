import { describe, expect, it } from 'vitest'
import { cellKey } from './cell-key.ts'
import { perturbCount } from './counts.ts'
import { countTable } from './perturbation-table.ts'

/**
 * What people could compute who may ask for every table, on many generated populations. Cases are known by record keys;
 * the attacker sees perturbed counts alone.
 */

const TABLE = countTable({ most: 5, variance: 3, blocked: 2, stay: 0.5 })
/** A service of free conditions with the noise that is usual there: no blocked counts, no favoured truth. */
const PLAIN = countTable({ most: 5, variance: 3, blocked: 0, stay: 0 })

type Case = number

const random = generator(20_251)

function cases(count: number): Case[] {
  return Array.from({ length: count }, () => random(2 ** 32))
}

function seen(some: readonly Case[], table = TABLE): number {
  const sum = some.reduce((all, key) => all + BigInt(key), 0n)
  return perturbCount(table, some.length, cellKey(sum))
}

describe('averaging over random subsets', () => {
  it('would find an exact count, were such questions answered: the simulator', () => {
    const chance = (questions: number) => share(120, () => averaged(60, questions) === 60)
    const [after20, after100, after400] = [20, 100, 400].map(chance)
    // Measured with the reference implementation: .54, .86 and 1.00.
    expect(after20).toBeGreaterThan(0.4)
    expect(after20).toBeLessThan(0.7)
    expect(after100).toBeGreaterThan(0.75)
    expect(after400).toBeGreaterThan(0.97)
  })

  /** Splits a group at random into two, adds what is told of both, again and again, and takes the mean. */
  function averaged(size: number, questions: number): number {
    const group = cases(size)
    let sum = 0
    for (let question = 0; question < questions; question++) {
      const inOne = group.map(() => random(2) === 0)
      const one = group.filter((_, at) => inOne[at])
      const other = group.filter((_, at) => !inOne[at])
      sum += seen(one, PLAIN) + seen(other, PLAIN)
    }
    return Math.round(sum / questions)
  }

  it('hardly moves from a single look where only the plan is answered', () => {
    // All one may ask about a group in the plan: itself, and its splits by up to three dimensions.
    const once = share(1_000, () => seen(cases(60)) === 60)
    const all = share(1_000, () => {
      const group = cases(60).map(key => ({ key, places: [random(6), random(4), random(11)] }))
      const looks = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]].map(dimensions => {
        const cells = Map.groupBy(group, one => dimensions.map(at => one.places[at]).join())
        return {
          cells: cells.size,
          total: [...cells.values()].reduce((sum, one) => sum + seen(one.map(({ key }) => key)), 0),
        }
      })
      // The best unbiased estimate: each look weighted by how little noise it has.
      const weight = looks.reduce((sum, one) => sum + 1 / one.cells, 0)
      return Math.round(looks.reduce((sum, one) => sum + one.total / one.cells, 0) / weight) === 60
    })
    expect(once).toBeGreaterThan(0.45)
    expect(all).toBeLessThan(once + 0.05)
  })
})

describe('differences', () => {
  it('of quarters against their year are never certain of a single case', () => {
    for (const extra of [0, 1, 2]) {
      const results = distribution(1_500, () => {
        const quarters = [12, 14, 11, 13].map(cases)
        const more = cases(extra)
        return seen([...quarters.flat(), ...more]) - quarters.reduce((sum, quarter) => sum + seen(quarter), 0)
      })
      expect(Math.max(...results.values())).toBeLessThan(0.5)
      expect(results.size).toBeGreaterThan(10)
    }
  })

  it('of one year against another are never certain of a single case', () => {
    const [same, more] = [0, 1].map(extra =>
      distribution(1_500, () => {
        const both = cases(30)
        return seen([...both, ...cases(extra)]) - seen(both)
      }),
    )
    // The same cases give the same number, and that is no proof: with another case the same is as likely as anything.
    expect(more?.get(0)).toBeGreaterThan(0.1)
    expect(same?.get(0)).toBeCloseTo(1, 9)
    expect(Math.max(...(more?.values() ?? []))).toBeLessThan(0.5)
  })

  it('of a parent and all children but one are never certain of the last', () => {
    const [none, one] = [0, 1].map(hidden =>
      distribution(1_500, () => {
        const siblings = [20, 15, 25].map(cases)
        return seen([...siblings.flat(), ...cases(hidden)]) - siblings.reduce((sum, child) => sum + seen(child), 0)
      }),
    )
    // Whatever the attacker finds, the other answer could have given it too.
    const overlap = [...(none ?? [])].reduce((sum, [value, chance]) => sum + Math.min(chance, one?.get(value) ?? 0), 0)
    expect(overlap).toBeGreaterThan(0.7)
  })
})

function share(trials: number, succeeds: () => boolean): number {
  let count = 0
  for (let trial = 0; trial < trials; trial++) if (succeeds()) count += 1
  return count / trials
}

function distribution(trials: number, value: () => number): Map<number, number> {
  const found = new Map<number, number>()
  for (let trial = 0; trial < trials; trial++) {
    const one = value()
    found.set(one, (found.get(one) ?? 0) + 1 / trials)
  }
  return found
}

/** Whole numbers below a bound, the same in every run (mulberry32). */
function generator(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}
