import { satisfies } from '@hub/decision'
import type { Mask } from '@hub/vocabulary'
import { isObject } from './answer.ts'
import type { SelectedField } from './schema.ts'

/** What of an answer lies where. Coordinates only, never a value. */
export interface Inspection {
  /** Paths of classified fields that have a value. An empty list is one: its length tells. */
  readonly shown: ReadonlySet<string>
  /** Paths of containers that show. */
  readonly open: ReadonlySet<string>
  /** Coordinates of values that the decision withholds, or that have no class. */
  readonly beyond: ReadonlySet<string>
  /** Coordinates of containers that show although nothing below them is released. */
  readonly hollow: ReadonlySet<string>
  /** Coordinates of objects that hold more than was asked for. */
  readonly unasked: ReadonlySet<string>
}

/** A classified field at its place, with the categories that it needs there. */
export interface Place {
  readonly path: string
  readonly coordinate: string
  readonly need: Mask
}

/**
 * Holds what was answered against what was asked and what the decision opens: a value needs its own categories and
 * those of all that it sits in; a container needs any one of those below it.
 */
export function inspect(fields: readonly SelectedField[], object: object, mask: Mask): Inspection {
  const found = {
    shown: new Set<string>(),
    open: new Set<string>(),
    beyond: new Set<string>(),
    hollow: new Set<string>(),
    unasked: new Set<string>(),
  }
  const visit = (selection: readonly SelectedField[], parent: object, within: Mask, path: string, where: string) => {
    const values = new Map<string, unknown>(Object.entries(parent))
    const asked = new Set(['__typename', ...selection.map(field => field.name)])
    if ([...values.keys()].some(name => !asked.has(name))) found.unasked.add(where)
    for (const field of selection) {
      const value = values.get(field.name)
      if (value === null || value === undefined) continue
      const { coordinate, below } = field
      const here = path === '' ? field.name : `${path}.${field.name}`
      const need = within | (field.own ?? 0)
      if (isContainer(field)) {
        if (opensAny(field.below ?? [], within, mask)) found.open.add(here)
        else found.hollow.add(coordinate)
      } else if (field.own === null || !satisfies(mask, need)) {
        found.beyond.add(coordinate)
      } else {
        found.shown.add(here)
      }
      if (below === null) continue
      for (const item of Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : [value]) {
        if (isObject(item)) visit(below, item, need, here, coordinate)
      }
    }
  }
  visit(fields, object, 0, '', 'the whole')
  return found
}

/** Every classified field of a selection at its place. */
export function placesOf(fields: readonly SelectedField[], within: Mask = 0, path = ''): readonly Place[] {
  return fields.flatMap(field => {
    const here = path === '' ? field.name : `${path}.${field.name}`
    const need = within | (field.own ?? 0)
    const own = field.own === null ? [] : [{ path: here, coordinate: field.coordinate, need }]
    return [...own, ...placesOf(field.below ?? [], need, here)]
  })
}

/** Whether a decision releases any of these fields, selected or not. */
export function opensAny(fields: readonly SelectedField[], within: Mask, mask: Mask): boolean {
  return placesOf(fields, within).some(({ need }) => satisfies(mask, need))
}

/** Every container of a selection, at its path, with the fields below it and the categories of what it sits in. */
export function containersIn(
  fields: readonly SelectedField[],
  within: Mask = 0,
  path = '',
): readonly { readonly path: string; readonly below: readonly SelectedField[]; readonly within: Mask }[] {
  return fields.flatMap(field => {
    const here = path === '' ? field.name : `${path}.${field.name}`
    const below = field.below ?? []
    const own = isContainer(field) ? [{ path: here, below, within }] : []
    return [...own, ...containersIn(below, within | (field.own ?? 0), here)]
  })
}

/** A single object without a class: no value, so it needs only something below it. */
function isContainer({ own, isList, below }: SelectedField): boolean {
  return own === null && below !== null && !isList
}

/** The shortest part of a selection: one leaf, and what it sits in. */
export function oneLeafOf(fields: readonly SelectedField[]): readonly SelectedField[] {
  const first = fields.find(field => field.below === null) ?? fields[0]
  if (first === undefined) return []
  return [first.below === null ? first : { ...first, below: oneLeafOf(first.below) }]
}
