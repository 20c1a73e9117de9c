import { createHash } from 'node:crypto'
import type { ReadNodes } from '../merkle/proofs.ts'

/** The definitions of RFC 9162, 2.1, word for word: slow, recursive, and by a code of their own. */

type Leaves = readonly Uint8Array[]

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** MTH(D_n) */
export function treeHash(leaves: Leaves): Buffer {
  const [only] = leaves
  if (only === undefined) return sha256()
  if (leaves.length === 1) return sha256(Uint8Array.of(0), only)
  const [left, right] = halves(leaves)
  return sha256(Uint8Array.of(1), treeHash(left), treeHash(right))
}

/** PATH(m, D_n) */
export function path(m: number, leaves: Leaves): Buffer[] {
  if (leaves.length === 1) return []
  const [left, right] = halves(leaves)
  return m < left.length ? [...path(m, left), treeHash(right)] : [...path(m - left.length, right), treeHash(left)]
}

/** PROOF(m, D_n) */
export function consistency(m: number, leaves: Leaves): Buffer[] {
  return subproof(m, leaves, true)
}

function subproof(m: number, leaves: Leaves, known: boolean): Buffer[] {
  if (m === leaves.length) return known ? [] : [treeHash(leaves)]
  const [left, right] = halves(leaves)
  return m <= left.length
    ? [...subproof(m, left, known), treeHash(right)]
    : [...subproof(m - left.length, right, false), treeHash(left)]
}

function halves(leaves: Leaves): [Leaves, Leaves] {
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1)
  return [leaves.slice(0, k), leaves.slice(k)]
}

/** Nodes computed from the leaves, as a store would have them. */
export function nodesOf(leaves: Leaves): ReadNodes {
  return async nodes =>
    nodes.map(({ level, index }) => treeHash(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)))
}
