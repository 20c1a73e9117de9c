import { hash } from 'node:crypto'
import { canonical } from './canonical.ts'
import { saltedHash } from './salted.ts'

/** What a row of the release log says of persons and cases, and what may have to be forgotten. */
export interface Particulars {
  readonly assertionId: string
  readonly requestId: string
  readonly sub: string
  readonly onBehalfOf: string | null
  readonly bodyDigest: string
  /** In the order of the row. */
  readonly cases: readonly CaseReference[]
}

/** A case, null for what hangs on none, with the digest of what was decided, in hex. */
export interface DecidedCase {
  readonly case: string | null
  readonly decision: string
}

/** Where a case was erased, the digest that stood for it. */
export interface ErasedCase {
  readonly erased: Uint8Array
}

export type CaseReference = DecidedCase | ErasedCase

/** Digest of words that rows share: lists of fields, decisions. In hex. */
export function wordsDigest(words: string): string {
  return hash('sha256', words, 'hex')
}

/** How many salts a row needs: one for who asked, one for each case. */
export function saltsOfRelease({ cases }: { readonly cases: { readonly length: number } }): number {
  return 1 + cases.length
}

/**
 * Everything in a row that names a person or a case, or could be matched with something that does, in one digest: over
 * one for who asked and one for each case, each under a salt of its own. So a case can be erased by itself: the digest
 * that stood for it is kept, proves nothing any more, and the rest of the row can be proven as before.
 *
 * @param salts as many as {@link saltsOfRelease} tells
 */
export function particularsDigest({ cases, ...asking }: Particulars, salts: Uint8Array): Buffer {
  const { assertionId, requestId, sub, onBehalfOf, bodyDigest } = asking
  const digests = [saltedHash(salts, 0, canonical({ assertionId, requestId, sub, onBehalfOf, bodyDigest }))]
  for (const [n, one] of cases.entries()) {
    digests.push('erased' in one ? Buffer.from(one.erased) : saltedHash(salts, n + 1, referenceText(one)))
  }
  return hash('sha256', Buffer.concat(digests), 'buffer')
}

/** Canonical JSON. The database makes the same text where it erases a case: `ledger.reference_digest`. */
export function referenceText({ case: id, decision }: DecidedCase): string {
  return `{"case":${JSON.stringify(id)},"decision":"${decision}"}`
}
