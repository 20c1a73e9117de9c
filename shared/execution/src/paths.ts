import { type Data, isRecord, ownValue } from './records.ts'

/** Where in the result a fetch adds what it gets: names of fields, and `@` for every item of a list. */
export type Path = readonly string[]

/** A position in the answer, as errors name it. */
export type Position = readonly (string | number)[]

const ITEMS = '@'

/**
 * The objects at a path. An object that stands at several places (an entity that was fetched once for all of them) is
 * there once: nothing is done twice below it.
 */
export function objectsAt(root: Data, path: Path): readonly Data[] {
  let found: readonly unknown[] = [root]
  for (const name of path) {
    const next = new Set<unknown>()
    for (const value of found) {
      if (name === ITEMS) for (const item of Array.isArray(value) ? value : []) next.add(item)
      else if (isRecord(value)) next.add(ownValue(value, name))
    }
    found = [...next]
  }
  return found.filter(isRecord)
}

/** All positions at a path, with the objects there: what errors are about. */
export function positionsAt(root: Data, path: Path): readonly (readonly [Position, Data])[] {
  let found: readonly (readonly [Position, unknown])[] = [[[], root]]
  for (const name of path) {
    found = found.flatMap(([position, value]): (readonly [Position, unknown])[] => {
      if (name !== ITEMS) return isRecord(value) ? [[[...position, name], ownValue(value, name)]] : []
      return Array.isArray(value) ? value.map((item, index) => [[...position, index], item]) : []
    })
  }
  return found.flatMap(([position, value]) => (isRecord(value) ? [[position, value] as const] : []))
}
