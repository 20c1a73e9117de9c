const BITS = 65_536

/** A set of numbers that are mostly neighbours: a bit each. */
export class SeenNumbers {
  readonly #pages = new Map<number, Uint8Array>()

  /** @returns whether the number is new */
  add(number: number): boolean {
    const at = Math.floor(number / BITS)
    let page = this.#pages.get(at)
    if (page === undefined) {
      page = new Uint8Array(BITS / 8)
      this.#pages.set(at, page)
    }
    const bit = number % BITS
    const byte = page[bit >> 3] ?? 0
    const mask = 1 << (bit & 7)
    if ((byte & mask) !== 0) return false
    page[bit >> 3] = byte | mask
    return true
  }
}
