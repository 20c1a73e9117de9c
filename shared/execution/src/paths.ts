import { type Data, isRecord, ownValue } from './records.ts'

/** Where in the result a fetch adds what it gets: names of fields, and `@` for every item of a list. */
export type Path = readonly string[]

/** A position in the answer, as errors name it. */
export type Position = readonly (string | number)[]

const ITEMS = '@'

/** The objects at paths, found again only when something on the way to them has changed. */
export class ObjectsAtPaths {
  readonly #root: Data
  /** Names of fields in any of the paths. */
  readonly #names: ReadonlySet<string>
  readonly #found = new Map<Path, readonly Data[]>()

  constructor(root: Data, names: ReadonlySet<string>) {
    this.#root = root
    this.#names = names
  }

  /** @param isShared whether an object may stand at several places */
  at(path: Path, isShared: boolean): readonly Data[] {
    let objects = this.#found.get(path)
    if (objects === undefined) {
      objects = objectsAt(this.#root, path, isShared)
      this.#found.set(path, objects)
    }
    return objects
  }

  /** Fields of these names were added or exchanged. */
  changed(names: readonly string[]): void {
    if (this.#found.size > 0 && names.some(name => this.#names.has(name))) this.#found.clear()
  }
}

/**
 * The objects at a path. An object that stands at several places (an entity that was fetched once for all of them) is
 * there once: nothing is done twice below it.
 */
function objectsAt(root: Data, path: Path, isShared: boolean): readonly Data[] {
  let found: readonly unknown[] = [root]
  for (const name of path) {
    const next: unknown[] = []
    if (name === ITEMS) {
      for (const value of found) {
        if (Array.isArray(value)) for (const item of value) next.push(item)
      }
    } else {
      for (const value of found) {
        if (isRecord(value)) next.push(ownValue(value, name))
      }
    }
    found = isShared ? [...new Set(next)] : next
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
