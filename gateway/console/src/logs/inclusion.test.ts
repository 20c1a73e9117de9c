import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isIncluded } from './inclusion.ts'

/** RFC 9162, 2.1.1 and 2.1.3.1, as it is written there: slowly. */
function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest()
}

function split(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

function rootOf(leaves: readonly string[]): Buffer {
  const [only] = leaves
  if (leaves.length === 1) return sha256(Buffer.of(0), Buffer.from(only ?? ''))
  const middle = split(leaves.length)
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, middle)), rootOf(leaves.slice(middle)))
}

function pathOf(index: number, leaves: readonly string[]): Buffer[] {
  if (leaves.length === 1) return []
  const middle = split(leaves.length)
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)]
  return index < middle ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - middle, right), rootOf(left)]
}

const written = (hash: Buffer) => hash.toString('base64url')

test('the proof of every leaf holds in trees of every size up to 12, and of none at another place', async () => {
  for (let size = 1; size <= 12; size++) {
    const leaves = Array.from({ length: size }, (_, at) => `{"index":${at},"word":"é"}`)
    const root = written(rootOf(leaves))
    for (const [index, leaf] of leaves.entries()) {
      const proof = pathOf(index, leaves).map(written)
      expect(await isIncluded(leaf, index, size, proof, root)).toBe(true)
      expect(await isIncluded(leaf, index + 1, size, proof, root)).toBe(false)
    }
  }
})

test('a changed leaf, a shortened or lengthened proof, another root: none of it holds', async () => {
  const leaves = ['a', 'b', 'c', 'd', 'e']
  const root = written(rootOf(leaves))
  const proof = pathOf(2, leaves).map(written)
  const [first = ''] = proof
  expect(await isIncluded('c', 2, 5, proof, root)).toBe(true)
  expect(await isIncluded('x', 2, 5, proof, root)).toBe(false)
  expect(await isIncluded('c', 2, 5, proof.slice(1), root)).toBe(false)
  expect(await isIncluded('c', 2, 5, [...proof, first], root)).toBe(false)
  expect(await isIncluded('c', 2, 5, proof, first)).toBe(false)
  expect(await isIncluded('c', -1, 5, proof, root)).toBe(false)
})
