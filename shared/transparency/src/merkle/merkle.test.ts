import { describe, expect, test } from 'vitest'
import { consistency, nodesOf, path, treeHash } from '../testing/oracle.ts'
import { cover } from './coordinates.ts'
import { GrowingTree, rootOf } from './growing-tree.ts'
import { EMPTY_ROOT, type Hash, leafHash } from './hash.ts'
import { consistencyProof, inclusionProof, rootAt } from './proofs.ts'
import { includes, isConsistent } from './verify.ts'

/** The leaves, roots and proofs that implementations of Certificate Transparency are tested with. */
const KNOWN_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const KNOWN_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const [A, B, C] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
]
const KNOWN_INCLUSIONS: readonly [index: number, size: number, proof: readonly string[]][] = [
  [0, 1, []],
  [0, 8, [A, B, C]],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      B,
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
]
const KNOWN_CONSISTENCIES: readonly [from: number, size: number, proof: readonly string[]][] = [
  [1, 1, []],
  [1, 8, [A, B, C]],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 5, [B, 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b']],
]
const knownLeaves = KNOWN_LEAVES.map(leaf => Buffer.from(leaf, 'hex'))
const hex = (hashes: readonly Hash[]) => hashes.map(hash => hash.toString('hex'))

describe('the vectors of Certificate Transparency', () => {
  test.each(KNOWN_ROOTS.map((root, size) => [size, root]))('the root of the first %i leaves', (size, root) => {
    const tree = new GrowingTree()
    for (const leaf of knownLeaves.slice(0, Number(size))) tree.append(leafHash(leaf))
    expect(tree.root().toString('hex')).toBe(root)
  })

  test.each(KNOWN_INCLUSIONS)('leaf %i is in the tree of %i', async (index, size, proof) => {
    expect(hex(await inclusionProof(index, size, nodesOf(knownLeaves)))).toEqual(proof)
  })

  test.each(KNOWN_CONSISTENCIES)('the tree of %i is the beginning of that of %i', async (from, size, proof) => {
    expect(hex(await consistencyProof(from, size, nodesOf(knownLeaves)))).toEqual(proof)
  })
})

const MOST = 40
const leaves = Array.from({ length: MOST }, (_, n) => Buffer.from(`leaf ${n}`))
const hashes = leaves.map(leafHash)
const sizes = Array.from({ length: MOST + 1 }, (_, size) => size)
const read = nodesOf(leaves)

describe('against the definitions, for every size up to 40', () => {
  test('roots, however the tree came about', async () => {
    const grown = new GrowingTree()
    for (const size of sizes) {
      const expected = treeHash(leaves.slice(0, size))
      expect(grown.root()).toEqual(expected)
      expect(await rootAt(size, read)).toEqual(expected)
      const resumed = new GrowingTree(size, await read(cover(0, size)))
      const [next] = hashes.slice(size)
      if (next === undefined) continue
      expect(resumed.append(next)).toEqual(grown.append(next))
      expect(resumed.root()).toEqual(grown.root())
    }
    expect(new GrowingTree().root()).toEqual(EMPTY_ROOT)
  })

  test('each node is completed once, with the hash of the leaves below it', () => {
    const tree = new GrowingTree()
    const completed = hashes.flatMap(hash => tree.append(hash))
    for (const { level, index, hash } of completed) {
      expect(hash).toEqual(treeHash(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)))
    }
    const places = completed.map(({ level, index }) => `${level} ${index}`)
    expect(new Set(places).size).toBe(places.length)
    expect(places.length).toBe([1, 2, 3, 4, 5].reduce((sum, level) => sum + Math.floor(MOST / 2 ** level), 0))
  })

  test('inclusion of every leaf: as defined, verified, and not verified for any other leaf, place, size or root', async () => {
    for (const size of sizes.slice(1)) {
      const root = treeHash(leaves.slice(0, size))
      for (const [index, leaf] of hashes.slice(0, size).entries()) {
        const proof = await inclusionProof(index, size, read)
        expect(proof).toEqual(path(index, leaves.slice(0, size)))
        expect(includes(leaf, index, size, proof, root)).toBe(true)
        expect(includes(hashes[(index + 1) % size] ?? EMPTY_ROOT, index, size, proof, root)).toBe(size === 1)
        expect(includes(leaf, index + 1, size, proof, root)).toBe(false)
        expect(includes(leaf, index, size, [...proof, EMPTY_ROOT], root)).toBe(false)
        expect(includes(leaf, index, size, proof.slice(1), root)).toBe(proof.length === 0)
        expect(includes(leaf, index, size, proof, EMPTY_ROOT)).toBe(false)
      }
    }
  })

  test('consistency of every two sizes: as defined, verified, and not verified for other roots or proofs', async () => {
    for (const size of sizes.slice(1)) {
      const root = treeHash(leaves.slice(0, size))
      for (const from of sizes.slice(1, size + 1)) {
        const proof = await consistencyProof(from, size, read)
        expect(proof).toEqual(consistency(from, leaves.slice(0, size)))
        const fromRoot = treeHash(leaves.slice(0, from))
        expect(isConsistent(from, size, proof, fromRoot, root)).toBe(true)
        expect(isConsistent(from, size, proof, fromRoot, EMPTY_ROOT)).toBe(false)
        expect(isConsistent(from, size, proof, EMPTY_ROOT, root)).toBe(false)
        expect(isConsistent(from, size, [...proof, EMPTY_ROOT], fromRoot, root)).toBe(false)
        for (const spoilt of proof.keys()) {
          const others = proof.map((hash, n) => (n === spoilt ? EMPTY_ROOT : hash))
          expect(isConsistent(from, size, others, fromRoot, root)).toBe(false)
          expect(isConsistent(from, size, proof.toSpliced(spoilt, 1), fromRoot, root)).toBe(false)
        }
      }
    }
  })

  test('attack 26: no proof makes a rewritten tree consistent with what was seen', async () => {
    for (const from of [1, 2, 3, 8, 13, 32, 33]) {
      const seen = treeHash(leaves.slice(0, from))
      for (const changed of [0, Math.floor(from / 2), from - 1]) {
        const rewritten = leaves.map((leaf, n) => (n === changed ? Buffer.from('rewritten') : leaf))
        const proof = await consistencyProof(from, MOST, nodesOf(rewritten))
        expect(isConsistent(from, MOST, proof, seen, treeHash(rewritten))).toBe(false)
      }
    }
  })
})

test.each([
  [0, 0],
  [5, 5],
  [-1, 3],
  [6, 3],
])('there is no inclusion of leaf %i in a tree of %i', async (index, size) => {
  await expect(inclusionProof(index, size, read)).rejects.toThrow(RangeError)
  expect(includes(EMPTY_ROOT, index, size, [], EMPTY_ROOT)).toBe(false)
})

test.each([
  [0, 3],
  [4, 3],
  [-1, 3],
])('there is no consistency of %i with %i', async (from, size) => {
  await expect(consistencyProof(from, size, read)).rejects.toThrow(RangeError)
  expect(isConsistent(from, size, [], EMPTY_ROOT, EMPTY_ROOT)).toBe(false)
})

test('numbers that are no sizes prove nothing', () => {
  for (const strange of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60]) {
    expect(includes(EMPTY_ROOT, strange, 2 ** 61, [], EMPTY_ROOT)).toBe(false)
    expect(isConsistent(1, strange, [EMPTY_ROOT], EMPTY_ROOT, EMPTY_ROOT)).toBe(false)
  }
})

test('sizes beyond 32 bits are covered by a subtree of each size at most', () => {
  const covering = cover(0, 2 ** 40 + 2 ** 33 + 5)
  expect(covering.map(({ level }) => level)).toEqual([40, 33, 2, 0])
})

test('an edge that does not fit the size is refused', () => {
  expect(() => new GrowingTree(3, [EMPTY_ROOT])).toThrow('does not fit')
  expect(rootOf([])).toEqual(EMPTY_ROOT)
})
