import type { Random } from '../random.ts'

export const CURRENCIES = [
  ['EUR', 78],
  ['USD', 16],
  ['CHF', 3],
  ['GBP', 3],
] as const

/** An amount in whole cents, kept as text with two places: money is never a binary float. */
export function decimal(cents: number): `${number}` {
  return `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}` as `${number}`
}

/** Mostly a round sum, sometimes an odd one. In cents. */
export function amount(random: Random, from: number, to: number): number {
  return random.chance(0.6) ? random.integer(from / 50, to / 50) * 5_000 : random.integer(from * 100, to * 100)
}
