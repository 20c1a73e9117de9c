/** A hash in base64url, as proofs hold them, as bytes. @throws where it is none */
export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

/**
 * Whether a proof leads from a leaf, at its place, to the root of the log’s tree (RFC 9162, 2.1.3.2). Worked out here, in
 * the auditor’s own browser, so that nobody has to be believed.
 */
export async function isIncluded(
  leaf: string,
  index: number,
  size: number,
  proof: readonly string[],
  root: string,
): Promise<boolean> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let [place, last] = [index, size - 1]
  let hash = await sha256(LEAF, new TextEncoder().encode(leaf))
  for (const one of proof) {
    if (last === 0) return false
    const beside = bytesOf(one)
    if (place % 2 === 1 || place === last) {
      hash = await sha256(NODE, beside, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      hash = await sha256(NODE, hash, beside)
    }
    ;[place, last] = [half(place), half(last)]
  }
  const wanted = bytesOf(root)
  return last === 0 && wanted.length === hash.length && hash.every((byte, at) => byte === wanted[at])
}

/** A leaf has another prefix than a node, so that a node can never be passed off as a leaf. */
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all))
}

/** Sizes may exceed 32 bits, so no bit operators. */
function half(number: number): number {
  return Math.floor(number / 2)
}
