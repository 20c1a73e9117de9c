import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { EntityAsked, type EntityIndex, type Representation } from './entities.ts'
import { type Data, isRecord, ownValue, setValue } from './records.ts'
import type { Rewrite } from './rewrites.ts'
import { isOfType } from './subtypes.ts'

/** The objects that a fetch adds to. */
export interface Gathered {
  /** In the order in which they are found. */
  readonly targets: readonly Data[]
  /** Of each target; objects of the same entity have the same. */
  readonly asked: readonly EntityAsked[]
  /** Those of them that were not in the index before. */
  readonly fresh: readonly EntityAsked[]
}

/**
 * Gathers representations as a plan's `requires` says: each once. An object that lacks something required is left out.
 *
 * @param index of those that are known; fresh ones are added
 */
export type Gather = (objects: readonly Data[], index: EntityIndex) => Gathered

export function compileGather(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  rewrite: Rewrite | null,
): Gather {
  /** How it is read from each type of object; there are few, and data could invent any number of others. */
  const byType = new Map<string, Find>()
  const findFor = (typename: string): Find => {
    let find = byType.get(typename)
    if (find === undefined) {
      find = compileFind(schema, requires, typename, rewrite)
      if (schema.getType(typename)) byType.set(typename, find)
    }
    return find
  }
  return (objects, index) => {
    const targets: Data[] = []
    const asked: EntityAsked[] = []
    const fresh: EntityAsked[] = []
    for (const object of objects) {
      const typename = object.__typename
      const found = findFor(typeof typename === 'string' ? typename : '')(object, index, fresh)
      if (found === null) continue
      targets.push(object)
      asked.push(found)
    }
    return { targets, asked, fresh }
  }
}

/** Null where the object lacks something. */
type Find = (object: Data, index: EntityIndex, fresh: EntityAsked[]) => EntityAsked | null

function compileFind(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  typename: string,
  rewrite: Rewrite | null,
): Find {
  // Entities are told apart by what is so far: rewritten, objects of two types may look the same, but answers do not.
  function add(representation: Data, fresh: EntityAsked[]): EntityAsked {
    rewrite?.(representation)
    const asked = new EntityAsked(representation as Representation, typename)
    fresh.push(asked)
    return asked
  }

  function findWhole(object: Data, index: EntityIndex, fresh: EntityAsked[]): EntityAsked | null {
    const representation = readAll(schema, object, requires)
    if (representation === null || !representation.__typename) return null
    const key = JSON.stringify(representation)
    let found = index.texts.get(key)
    if (found === undefined) {
      found = add(representation, fresh)
      index.texts.set(key, found)
    }
    return found
  }

  const names = leavesOf(schema, requires, typename)
  if (names === null) return findWhole

  function read(object: Data): Data {
    const taken: Data = {}
    for (const name of names ?? []) taken[name] = object[name]
    return taken
  }

  return (object, index, fresh) => {
    // One leaf is its own key. Of several, texts stand with their length, so that none can pretend to be the next.
    let key: unknown = ''
    for (const name of names) {
      const value = object[name]
      if (value === undefined) return null
      if (typeof value === 'object' && value !== null) return findWhole(object, index, fresh)
      if (name === '__typename') continue
      if (names.length === 2) key = value
      else key += typeof value === 'string' ? `${value.length}"${value}` : `${value},`
    }
    const entities = index.ofType(typename)
    let found = entities.get(key)
    if (found === undefined) {
      found = add(read(object), fresh)
      entities.set(key, found)
    }
    return found
  }
}

/** The usual case: one fragment that fits the type, and nothing in it but the type and plain fields. Null in all others. */
function leavesOf(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
  typename: string,
): readonly string[] | null {
  const fitting = requires.filter(one => one.kind !== 'InlineFragment' || fits(schema, typename, one.typeCondition))
  const [only, ...others] = fitting
  if (only?.kind !== 'InlineFragment' || others.length > 0) return null
  const names = only.selections.map(one => (one.kind === 'Field' && !one.selections ? (one.alias ?? one.name) : ''))
  if (!names.includes('__typename') || names.length < 2) return null
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
