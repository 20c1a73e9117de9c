import { createHash } from 'node:crypto'

/** A stream of random choices that is the same for the same seed, on every machine. Never for secrets. */
export interface Random {
  /** At least `from`, at most `to`. */
  integer(from: number, to: number): number
  /** True in this share of all cases. */
  chance(share: number): boolean
  pick<const Item>(items: readonly Item[]): Item
  /** One of the items, in proportion to the weights. */
  weighted<const Item>(items: readonly (readonly [item: Item, weight: number])[]): Item
  /** So many different items, or all if there are fewer, in the order in which they were given. */
  some<Item>(items: readonly Item[], count: number): Item[]
  shuffle<Item>(items: readonly Item[]): Item[]
  /** A UUID of version 4. */
  uuid(): string
  /** So many hexadecimal digits. */
  hex(digits: number): string
}

/**
 * A stream of its own for each seed: what one case draws never moves what another draws.
 *
 * @example createRandom('demo', 'case', 17)
 */
export function createRandom(...seed: readonly (string | number)[]): Random {
  const next = words(seed.join('/'))
  // 53 bits, as many as a number between 0 and 1 holds.
  const fraction = () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000
  const integer = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1))
  const hex = (digits: number) => {
    let text = ''
    while (text.length < digits) text += (next() >>> 0).toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }
  const shuffle = <Item>(items: readonly Item[]) =>
    items
      .map(item => ({ item, at: fraction() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  return {
    integer,
    chance: share => fraction() < share,
    pick: items => at(items, integer(0, items.length - 1)),
    weighted(items) {
      let left = fraction() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return at(items, items.length - 1)[0]
    },
    some(items, count) {
      const chosen = new Set(shuffle(items.map((_, index) => index)).slice(0, count))
      return items.filter((_, index) => chosen.has(index))
    },
    shuffle,
    uuid() {
      const digits = hex(32)
      const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4]
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        `${variant}${digits.slice(17, 20)}`,
        digits.slice(20),
      ].join('-')
    },
    hex,
  }
}

function at<Item>(items: readonly Item[], index: number): Item {
  if (items.length === 0) throw new RangeError('nothing to choose from')
  return items[index] as Item
}

/** Random 32-bit words: the generator SFC32, started from a hash of the seed. */
function words(seed: string): () => number {
  const state = createHash('sha256').update(seed).digest()
  let [a, b, c, counter] = [0, 4, 8, 12].map(offset => state.readInt32LE(offset)) as [number, number, number, number]
  return () => {
    const word = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + word) | 0
    return word
  }
}
