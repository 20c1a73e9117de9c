import { createHash } from 'node:crypto'
import type { Owner } from '@hub/vocabulary'

/** The ids of the assertions of one request. */
export interface AssertionIds {
  /** For the next fetch from an owner; undefined where a random one will do. */
  next(owner: Owner): string | undefined
  /** Which owners were asked. */
  has(owner: Owner): boolean
  readonly size: number
}

/**
 * Where the caller proved that it holds its token's key, ids follow from the proof: the first fetch from an owner always
 * has the same one. Owners take each id once, so a proof that is repeated at another process of the gateway, which
 * cannot know that it was used, is refused by the first owner that was asked before.
 */
export function createAssertionIds(proof: string | null): AssertionIds {
  const fetches = new Map<Owner, number>()
  return {
    next(owner) {
      const count = fetches.get(owner) ?? 0
      fetches.set(owner, count + 1)
      return proof === null ? undefined : derivedId(`${proof} ${owner} ${count}`)
    },
    has: owner => fetches.has(owner),
    get size() {
      return fetches.size
    },
  }
}

/** A UUID of version 8 (RFC 9562): 122 bits of a digest. */
function derivedId(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
