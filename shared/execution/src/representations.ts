import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isRecord, ownValue, setValue } from './records.ts'
import type { Rewrite } from './rewrites.ts'
import { isOfType } from './subtypes.ts'

/** What a subgraph is told of one object, for it to find the entity. */
export type Representation = Data & { readonly __typename: unknown }

/** The objects that a fetch adds to, and the representations to send for them: each once. */
export interface Gathered {
  readonly representations: readonly Representation[]
  /** In the order in which they are found. */
  readonly targets: readonly Data[]
  /** For each target, the index of its representation; objects of the same entity have the same. */
  readonly places: readonly number[]
}

/** Gathers representations as a plan's `requires` says. An object that lacks something required is left out. */
export type Gather = (objects: readonly Data[]) => Gathered

export function compileGather(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  rewrite: Rewrite | null,
): Gather {
  /** What is required of each type of object; there are few. */
  const byType = new Map<string, Take>()
  const takeFor = (typename: string): Take => {
    let take = byType.get(typename)
    if (take === undefined) {
      take = compileTake(schema, requires, typename)
      byType.set(typename, take)
    }
    return take
  }
  return objects => {
    const representations: Representation[] = []
    const targets: Data[] = []
    const places: number[] = []
    const known = new Map<string, number>()
    for (const object of objects) {
      const typename = object.__typename
      const { read, keyOf } = takeFor(typeof typename === 'string' ? typename : '')
      const representation = read(object)
      if (representation === null || !representation.__typename) continue
      // Before it is rewritten: after that, objects of two types may look the same, but their answers do not.
      const key = keyOf(representation)
      let place = known.get(key)
      if (place === undefined) {
        place = representations.length
        known.set(key, place)
        rewrite?.(representation)
        representations.push(representation as Representation)
      }
      targets.push(object)
      places.push(place)
    }
    return { representations, targets, places }
  }
}

interface Take {
  readonly read: (object: Data) => Data | null
  /** The same for the same representation, and only for it. */
  readonly keyOf: (representation: Data) => string
}

function compileTake(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[], typename: string): Take {
  const names = leavesOf(schema, requires, typename)
  if (names === null) return { read: object => readAll(schema, object, requires), keyOf: JSON.stringify }
  return {
    read(object) {
      const taken: Data = {}
      for (const name of names) {
        const value = object[name]
        if (value === undefined) return null
        taken[name] = value
      }
      return taken
    },
    keyOf(representation) {
      let key = ''
      for (const name of names) {
        const value = representation[name]
        // With its length, so that no text can pretend to be the next.
        key += typeof value === 'string' ? `${value.length}"${value}` : `${JSON.stringify(value)},`
      }
      return key
    },
  }
}

/** The usual case: one fragment that fits the type, and nothing in it but plain fields. Null in all others. */
function leavesOf(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  typename: string,
): readonly string[] | null {
  const fitting = requires.filter(one => one.kind !== 'InlineFragment' || fits(schema, typename, one.typeCondition))
  const [only, ...others] = fitting
  if (only?.kind !== 'InlineFragment' || others.length > 0) return null
  const names = only.selections.map(one => (one.kind === 'Field' && !one.selections ? (one.alias ?? one.name) : ''))
  return names.some(name => name === '' || name in Object.prototype) ? null : names
}

function fits(schema: GraphQLSchema, typename: string, condition: string | undefined): boolean {
  return condition !== undefined && typename !== '' && isOfType(schema, typename, condition)
}

/** Null where a field is missing. A fragment in which one is missing adds nothing. */
function readAll(schema: GraphQLSchema, source: Data, selections: readonly QueryPlanSelectionNode[]): Data | null {
  const taken: Data = {}
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name
      const value = ownValue(source, name)
      if (value === undefined) return null
      setValue(taken, name, selection.selections ? readPart(schema, value, selection.selections) : value)
    } else {
      const typename = source.__typename
      if (!fits(schema, typeof typename === 'string' ? typename : '', selection.typeCondition)) continue
      const part = readAll(schema, source, selection.selections)
      if (part !== null) addPart(taken, part)
    }
  }
  return taken
}

function readPart(schema: GraphQLSchema, value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown {
  if (Array.isArray(value)) return value.map(item => readPart(schema, item, selections))
  return isRecord(value) ? readAll(schema, value, selections) : null
}

/** Everything taken is fresh but leaves, so parts can be put together in place. */
function addPart(taken: Data, part: Data): void {
  for (const name of Object.keys(part)) {
    const value = part[name]
    const present = ownValue(taken, name)
    if (isRecord(present) && isRecord(value)) addPart(present, value)
    else if (Array.isArray(present) && Array.isArray(value) && present.length === value.length) {
      setValue(
        taken,
        name,
        present.map((item: unknown, index) => addItem(item, value[index])),
      )
    } else setValue(taken, name, value)
  }
}

function addItem(item: unknown, value: unknown): unknown {
  if (!isRecord(item) || !isRecord(value)) return value
  addPart(item, value)
  return item
}
