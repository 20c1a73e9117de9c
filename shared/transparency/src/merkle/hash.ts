import { hash } from 'node:crypto'

/** SHA-256, 32 bytes. */
export type Hash = Buffer

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

/** The root of a tree without leaves (RFC 9162, 2.1.1). */
export const EMPTY_ROOT: Hash = sha256(Buffer.alloc(0))

/** Hash of a leaf: another prefix than a node's, so that a node can never be passed off as a leaf. */
export function leafHash(leaf: Uint8Array): Hash {
  return sha256(Buffer.concat([LEAF, leaf]))
}

export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(Buffer.concat([NODE, left, right], 65))
}

function sha256(bytes: Buffer): Hash {
  return hash('sha256', bytes, 'buffer')
}
