import { maximumEntropy, NoiseImpossibleError } from './max-entropy.ts'

/** One entry of a row: taken where the cell key lies below `below` and not below that of the entry before. */
export interface Entry {
  /** What is added. */
  readonly noise: number
  readonly probability: number
  readonly below: number
}

/** The noise for one size of cell. */
export interface Row {
  readonly size: number
  readonly entries: readonly Entry[]
}

/** Noise by the size of the cell, ascending from 0, which is never perturbed. Larger cells take the last row. */
export interface PerturbationTable {
  readonly rows: readonly Row[]
  /** No noise goes beyond it, in either direction. */
  readonly most: number
}

export interface CountParameters {
  /** D: no noise goes beyond it. */
  readonly most: number
  /** V: variance of the noise. */
  readonly variance: number
  /** js: counts from 1 to here are never a result. */
  readonly blocked: number
  /** pstay: the least probability that a count stays as it is. 0: none. */
  readonly stay: number
  /** Whether probabilities rise towards the true count; one for all rows, or one for each size from 1. */
  readonly monotone?: boolean | readonly boolean[]
}

/**
 * The noise for counts, as in the cell-key method of the European Statistical System: results are never negative and
 * never between 1 and `blocked`, noise has mean zero, and of all such distributions each row is the one of greatest
 * entropy.
 *
 * @throws NoiseImpossibleError where no such table exists
 */
export function countTable({ most, variance, blocked, stay, monotone = true }: CountParameters): PerturbationTable {
  if (!(most >= 1 && Number.isInteger(most) && blocked >= 0 && Number.isInteger(blocked)))
    throw new NoiseImpossibleError('the largest noise is a whole number from 1, the blocked counts from 0')
  const last = blocked === 0 ? most : most + blocked + 1
  const rows = Array.from({ length: last }, (_, at): Row => {
    const size = at + 1
    const noises = range(-Math.min(most, size), most, 1).filter(noise => size + noise === 0 || size + noise > blocked)
    const rising = typeof monotone === 'boolean' ? monotone : (monotone[at] ?? true)
    return rowOf(size, noises, { variance, varianceIs: 'atMost', stay, monotone: rising })
  })
  return { rows: [UNTOUCHED, ...rows], most }
}

export interface MagnitudeParameters {
  /** D: no noise goes beyond it, in multiples of the noise unit of a cell. */
  readonly most: number
  /** V. */
  readonly variance: number
  /** Values of noise between two whole numbers, and one. */
  readonly steps: number
  /** Sizes that have a row, ascending: the first 1, the last `most`. What lies between takes from both. */
  readonly sizes: readonly number[]
}

/**
 * The noise for sums. A size is the value of a cell in multiples of its noise unit, so small cells have rows of their
 * own, in which no result is negative.
 *
 * @throws NoiseImpossibleError where no such table exists
 */
export function magnitudeTable({ most, variance, steps, sizes }: MagnitudeParameters): PerturbationTable {
  if (sizes[0] !== 1 || sizes.at(-1) !== most) throw new NoiseImpossibleError('sizes go from 1 to the largest noise')
  const rows = sizes.map((size, at): Row => {
    const noises = range(-Math.min(most, size), most, 1 / steps)
    return rowOf(size, noises, { variance, varianceIs: at === 0 ? 'exactly' : 'atMost', stay: 0, monotone: true })
  })
  return { rows: [UNTOUCHED, ...rows], most }
}

const UNTOUCHED: Row = { size: 0, entries: [{ noise: 0, probability: 1, below: 1 }] }

function rowOf(size: number, noises: readonly number[], limits: Parameters<typeof maximumEntropy>[1]): Row {
  let below = 0
  const outcomes = maximumEntropy(noises, limits)
  const entries = outcomes.map(({ noise, probability }, at): Entry => {
    below += probability
    // The last one takes whatever key is left: sums of fractions do not quite reach one.
    return { noise, probability, below: at === outcomes.length - 1 ? 1 : below }
  })
  return { size, entries }
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step)
}

/** The first entry whose bound the key lies below. */
export function look(row: Row, key: number): number {
  const found = row.entries.find(({ below }) => key < below)
  if (found === undefined) throw new RangeError('a cell key is at least 0 and less than 1')
  return found.noise
}
