/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** From 0 to just below `below`. */
  whole(below: number): number
  /** True so often. */
  chance(share: number): boolean
  pick<Value>(values: readonly Value[]): Value
}

/** Marsaglia's xorshift on 32 bits: enough to choose by, and nothing to keep secret with. */
export function randomOf(seed: number): Random {
  let state = (seed | 0) ^ 0x2545f491 || 1
  const next = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  // Neighbouring seeds begin alike.
  for (let round = 0; round < 16; round += 1) next()
  const whole = (below: number) => Math.floor(next() * below)
  return {
    whole,
    chance: share => next() < share,
    pick<Value>(values: readonly Value[]): Value {
      if (values.length === 0) throw new RangeError('nothing to pick from')
      return values[whole(values.length)] as Value
    },
  }
}
