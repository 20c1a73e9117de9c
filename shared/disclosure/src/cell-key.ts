/** Record keys are 32 bits: whole numbers from 0 to 2^32 − 1. */
const RANGE = 2 ** 32

/**
 * The cell key: the sum of the record keys, without what is above 32 bits, as a fraction. The same cases always give
 * the same key, one case more or less gives another.
 *
 * @param sum as a decimal whole number: it may be beyond what a double holds exactly
 */
export function cellKey(sum: bigint | string): number {
  const total = BigInt(sum)
  if (total < 0n) throw new RangeError('a sum of record keys is not negative')
  return Number(total % BigInt(RANGE)) / RANGE
}
