import type { Coordinates } from './coordinates.ts'
import { cover } from './coordinates.ts'
import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts'

/** A subtree that an appended leaf has completed. */
export interface CompletedNode extends Coordinates {
  readonly hash: Hash
}

/**
 * A tree of which only the edge is kept: the hashes of the complete subtrees that cover it, at most one of each size.
 * That is all it takes to append and to know the root.
 */
export class GrowingTree {
  #size: number
  readonly #edge: Hash[]

  /** @param edge hashes of the subtrees in `cover(0, size)`, in that order */
  constructor(size = 0, edge: readonly Hash[] = []) {
    if (cover(0, size).length !== edge.length) throw new Error('the edge does not fit the size of the tree')
    this.#size = size
    this.#edge = [...edge]
  }

  get size(): number {
    return this.#size
  }

  /** Appends a leaf and gives the nodes above it that are complete now, from below. */
  append(leaf: Hash): readonly CompletedNode[] {
    const completed: CompletedNode[] = []
    let hash = leaf
    let index = this.#size
    for (let level = 1; index % 2 === 1; level += 1) {
      const left = this.#edge.pop()
      if (left === undefined) throw new Error('the edge of the tree is incomplete')
      hash = nodeHash(left, hash)
      index = (index - 1) / 2
      completed.push({ level, index, hash })
    }
    this.#edge.push(hash)
    this.#size += 1
    return completed
  }

  root(): Hash {
    return rootOf(this.#edge)
  }
}

/** The root of a tree out of the complete subtrees that cover it, from the left. */
export function rootOf(covering: readonly Hash[]): Hash {
  const [last, ...others] = covering.toReversed()
  return last === undefined ? EMPTY_ROOT : others.reduce((right, left) => nodeHash(left, right), last)
}
