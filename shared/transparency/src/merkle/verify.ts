import { type Hash, nodeHash } from './hash.ts'

/** Whether the proof leads from this leaf, at this place, to this root (RFC 9162, 2.1.3.2). */
export function includes(leaf: Hash, index: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!isPlace(index) || !isPlace(size) || index >= size) return false
  let [place, last, hash] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      hash = nodeHash(beside, hash)
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      hash = nodeHash(hash, beside)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && hash.equals(root)
}

/** Whether the proof shows that the smaller tree is the beginning of the larger one (RFC 9162, 2.1.4.2). */
export function isConsistent(from: number, size: number, proof: readonly Hash[], fromRoot: Hash, root: Hash): boolean {
  if (!isPlace(from) || !isPlace(size) || from === 0 || from > size) return false
  if (from === size) return proof.length === 0 && fromRoot.equals(root)
  const [first, ...others] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  if (first === undefined) return false
  let [place, last] = [from - 1, size - 1]
  while (isOdd(place)) [place, last] = [half(place), half(last)]
  let [smaller, larger] = [first, first]
  for (const beside of others) {
    if (last === 0) return false
    if (isOdd(place) || place === last) {
      smaller = nodeHash(beside, smaller)
      larger = nodeHash(beside, larger)
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)]
    } else {
      larger = nodeHash(larger, beside)
    }
    ;[place, last] = [half(place), half(last)]
  }
  return last === 0 && smaller.equals(fromRoot) && larger.equals(root)
}

// Sizes may exceed 32 bits, so no bit operators.

function isPlace(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0
}

function isOdd(number: number): boolean {
  return number % 2 === 1
}

function half(number: number): number {
  return Math.floor(number / 2)
}

function isPowerOfTwo(number: number): boolean {
  return Number.isInteger(Math.log2(number)) && 2 ** Math.round(Math.log2(number)) === number
}
