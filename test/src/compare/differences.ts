/** One place in which an answer is not what was expected. */
export interface Difference {
  readonly at: string
  readonly expected: unknown
  readonly got: unknown
}

/** Every place in which two JSON values differ, keys and their absence included. */
export function differences(expected: unknown, got: unknown, at = ''): Difference[] {
  if (Object.is(expected, got)) return []
  if (Array.isArray(expected) && Array.isArray(got) && expected.length === got.length) {
    return expected.flatMap((item, index) => differences(item, got[index], `${at}[${index}]`))
  }
  if (isObject(expected) && isObject(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)])
    return [...keys].flatMap(key =>
      differences(valueAt(expected, key), valueAt(got, key), at === '' ? key : `${at}.${key}`),
    )
  }
  return [{ at, expected, got }]
}

/** A difference in one line, long values cut. */
export function described({ at, expected, got }: Difference): string {
  return `${at}: expected ${short(expected)}, got ${short(got)}`
}

function valueAt(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : ABSENT
}

/** Stands for a key that is not there, which is something else than null. */
const ABSENT = Symbol('absent')

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function short(value: unknown): string {
  const text = value === ABSENT ? 'nothing at all' : (JSON.stringify(value) ?? String(value))
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
