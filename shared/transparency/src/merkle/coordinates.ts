/**
 * A complete subtree: `index` is its place among those of its level, from the left. It covers the leaves from
 * `index * 2^level` on, `2^level` of them. Level 0 are the leaves. Once complete it never changes.
 */
export interface Coordinates {
  readonly level: number
  readonly index: number
}

/**
 * The complete subtrees, from the left, that together are the leaves from `start` up to `end`. As a tree of its own
 * that is what RFC 9162 calls MTH(D[start:end]), if `start` is a multiple of the largest power of two below the count;
 * whatever a proof holds is.
 */
export function cover(start: number, end: number): readonly Coordinates[] {
  const covering: Coordinates[] = []
  let at = start
  while (at < end) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      level += 1
      width *= 2
    }
    covering.push({ level, index: at / width })
    at += width
  }
  return covering
}

/** The largest power of two below `count`, which is above 1: where RFC 9162 splits a tree. */
export function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}
