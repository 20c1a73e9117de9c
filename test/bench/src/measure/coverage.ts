/** How many values an answer has, of those that another has. */
export interface Coverage {
  readonly answered: number
  readonly of: number
}

/**
 * How much of `whole` is in `part`. Undefined where `part` says something that `whole` does not: another value, a list
 * of another length, another field.
 *
 * @example coverageOf({ a: 1, b: null }, { a: 1, b: [2, 3] }) // { answered: 1, of: 3 }
 */
export function coverageOf(part: unknown, whole: unknown): Coverage | undefined {
  if (part === null || part === undefined) return { answered: 0, of: valuesIn(whole) }
  if (!isObject(whole) || !isObject(part)) return part === whole ? { answered: 1, of: 1 } : undefined
  if (Array.isArray(part) !== Array.isArray(whole)) return undefined
  if (Array.isArray(part) && Array.isArray(whole) && part.length !== whole.length) return undefined
  if (Object.keys(part).some(key => !Object.hasOwn(whole, key))) return undefined
  const below = Object.entries(whole).map(([key, value]) => coverageOf(part[key], value))
  return below.every(one => one !== undefined) ? sum(below) : undefined
}

export function sum(coverages: readonly Coverage[]): Coverage {
  return {
    answered: coverages.reduce((total, { answered }) => total + answered, 0),
    of: coverages.reduce((total, { of }) => total + of, 0),
  }
}

function valuesIn(data: unknown): number {
  if (data === null || data === undefined) return 0
  return isObject(data) ? Object.values(data).reduce<number>((total, one) => total + valuesIn(one), 0) : 1
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
