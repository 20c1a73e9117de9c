import { type Coordinates, cover, splitOf } from './coordinates.ts'
import { rootOf } from './growing-tree.ts'
import type { Hash } from './hash.ts'

/** The leaves of a subtree whose hash stands in a proof: from `start` up to `end`. */
interface Span {
  readonly start: number
  readonly end: number
}

/** Gives the hashes of complete subtrees, in the order asked. */
export type ReadNodes = (nodes: readonly Coordinates[]) => Promise<readonly Hash[]>

/** Proves that a leaf is in a tree (RFC 9162, 2.1.3.1): the hashes beside its way to the root, from below. */
export async function inclusionProof(index: number, size: number, read: ReadNodes): Promise<readonly Hash[]> {
  requireWithin(index >= 0 && index < size)
  const spans: Span[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      spans.unshift({ start: middle, end })
      end = middle
    } else {
      spans.unshift({ start, end: middle })
      start = middle
    }
  }
  return hashesOf(spans, read)
}

/** Proves that a tree is the beginning of a larger one (RFC 9162, 2.1.4.1). Empty where both have the same size. */
export async function consistencyProof(from: number, size: number, read: ReadNodes): Promise<readonly Hash[]> {
  requireWithin(from > 0 && from <= size)
  if (from === size) return []
  const spans: Span[] = []
  let [start, end] = [0, size]
  // As long as only right halves were taken off, the smaller tree is known to whoever verifies.
  let known = true
  while (from !== end) {
    const middle = start + splitOf(end - start)
    if (from <= middle) {
      spans.unshift({ start: middle, end })
      end = middle
    } else {
      spans.unshift({ start, end: middle })
      start = middle
      known = false
    }
  }
  if (!known) spans.unshift({ start, end })
  return hashesOf(spans, read)
}

/** The root of the tree at a size, out of stored nodes. */
export async function rootAt(size: number, read: ReadNodes): Promise<Hash> {
  return rootOf(await read(cover(0, size)))
}

/** One reading for a whole proof. */
async function hashesOf(spans: readonly Span[], read: ReadNodes): Promise<readonly Hash[]> {
  const covers = spans.map(({ start, end }) => cover(start, end))
  const hashes = await read(covers.flat())
  let taken = 0
  return covers.map(({ length }) => {
    taken += length
    return rootOf(hashes.slice(taken - length, taken))
  })
}

function requireWithin(isWithin: boolean): void {
  if (!isWithin) throw new RangeError('there is no such proof for a tree of this size')
}
