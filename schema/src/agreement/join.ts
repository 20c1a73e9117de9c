/** The lists of words of a line. */
type WordLists<One> = { [Key in keyof One]: One[Key] extends readonly string[] ? Key : never }[keyof One]

/**
 * Joins lines that differ in nothing but these words: first in those of the first key, then of the second, and so on.
 * Lines stay in the order in which the first of each came.
 *
 * @example join([{ roles: ['A'], purposes: ['P'] }, { roles: ['B'], purposes: ['P'] }], 'roles')
 * // [{ roles: ['A', 'B'], purposes: ['P'] }]
 */
export function join<One extends object>(lines: readonly One[], ...keys: readonly WordLists<One>[]): One[] {
  return keys.reduce((before, key) => joinBy(before, key), [...lines])
}

function joinBy<One extends object>(lines: readonly One[], key: WordLists<One>): One[] {
  const joined = new Map<string, One>()
  for (const line of lines) {
    const rest = JSON.stringify({ ...line, [key]: null })
    const before = joined.get(rest)
    const words = line[key] as readonly string[]
    joined.set(
      rest,
      before === undefined ? line : { ...before, [key]: [...(before[key] as readonly string[]), ...words] },
    )
  }
  return [...joined.values()]
}
