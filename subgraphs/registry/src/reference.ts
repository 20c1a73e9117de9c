import { randomInt } from 'node:crypto'

/**
 * The symbols of a reference: digits and capitals without 0, O, 1, I and L. There are 31 of them, a prime, which is
 * what makes {@link checks} find every single wrong symbol and every two symbols swapped.
 */
const SYMBOLS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const TAG = 'HRD'
/** Random symbols; one that checks them follows. */
const RANDOM = 8
const LENGTH = RANDOM + 1
/** A primitive root modulo 31: its powers weigh the places, no two of them alike. */
const ROOT = 3

/**
 * A new reference, such as `HRD-7K3M-9QDX-4`: forty random bits, nothing derived from a person.
 *
 * @param randomBelow a random integer from 0 to the number given, exclusive; of the operating system unless told
 */
export function generateReference(randomBelow: (end: number) => number = end => randomInt(end)): string {
  const places = Array.from({ length: RANDOM }, () => randomBelow(SYMBOLS.length))
  const symbols = places.map(place => SYMBOLS[place]).join('')
  const check = [...SYMBOLS].find(symbol => checks(symbols + symbol))
  return written(symbols + check)
}

/**
 * A reference as it is kept, from one as people type it: in either case, with any dashes and spaces, with or without
 * the tag. Null for everything that no case can have: such a reference is to be answered as an absent one is.
 */
export function normaliseReference(typed: string): string | null {
  const all = symbolsIn(typed)
  const symbols = all.length === TAG.length + LENGTH && all.startsWith(TAG) ? all.slice(TAG.length) : all
  return symbols.length === LENGTH && checks(symbols) ? written(symbols) : null
}

/** The beginning of references, as they are kept, from one as people type it; null where none begins so. */
export function normaliseReferencePrefix(typed: string): string | null {
  const all = symbolsIn(typed)
  const symbols = all.startsWith(TAG) ? all.slice(TAG.length) : all
  if (symbols.length > LENGTH || ![...symbols].every(symbol => SYMBOLS.includes(symbol))) return null
  return symbols === '' ? '' : written(symbols)
}

/** ASCII alone is put in capitals: elsewhere a letter may become two, or one that is not its own. */
function symbolsIn(typed: string): string {
  return typed.replace(/[\s\p{Dash}]/gu, '').replace(/[a-z]/g, letter => letter.toUpperCase())
}

/** Whether the weighted sum of all nine is zero modulo 31. */
function checks(symbols: string): boolean {
  let sum = 0
  let weight = 1
  for (const symbol of symbols) {
    const place = SYMBOLS.indexOf(symbol)
    if (place < 0) return false
    sum += weight * place
    weight = (weight * ROOT) % SYMBOLS.length
  }
  return sum % SYMBOLS.length === 0
}

function written(symbols: string): string {
  return [TAG, symbols.slice(0, 4), symbols.slice(4, RANDOM), symbols.slice(RANDOM)].filter(Boolean).join('-')
}
