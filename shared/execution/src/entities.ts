import type { Path } from './paths.ts'
import { type Data, isRecord, setValue } from './records.ts'
import type { SubgraphError } from './run.ts'

/** What a subgraph is told of one object, for it to find the entity. */
export type Representation = Data & { readonly __typename: unknown }

/** A fetch of entities that was sent. */
export interface EntityFetch {
  /** Of the step that sent it. */
  readonly path: Path
  /** Fulfilled, never rejected, when the answer is there, or none will come. */
  arrived: Promise<void>
  /** In the order of the representations. Empty where none came. */
  entities: readonly unknown[]
  errors: readonly SubgraphError[]
  /** Why there is no answer, or none that can be used. */
  failure: { readonly error: unknown } | null
}

/** An entity that is asked for once, for all objects of a request that the same is asked for. */
export class EntityAsked {
  readonly representation: Representation
  /** The fetch that it is a part of; null until that is sent. */
  fetch: EntityFetch | null = null
  /** Its place in that fetch. */
  place = 0
  /** What came back; undefined until somebody looks. */
  part: EntityPart | null | undefined
  /** The step that was the last to want it. */
  lastStep: object | null = null
  /** Of the objects that it is asked for. */
  readonly typename: unknown

  constructor(representation: Representation, typename: unknown) {
    this.representation = representation
    this.typename = typename
  }
}

/** Finds entities by what a subgraph is told of them. */
export class EntityIndex {
  readonly #types = new Map<string, Map<unknown, EntityAsked>>()
  /** Where what is told is no mere list of leaves: by its JSON. */
  readonly texts = new Map<string, EntityAsked>()

  /** By the values of their leaves. */
  ofType(typename: string): Map<unknown, EntityAsked> {
    let entities = this.#types.get(typename)
    if (entities === undefined) {
      entities = new Map()
      this.#types.set(typename, entities)
    }
    return entities
  }
}

/** What came back of an entity. */
export interface EntityPart {
  readonly names: readonly string[]
  /** Whether it has leaves alone, so that nothing of it can stand at two places. */
  readonly isFlat: boolean
  readonly entity: Data
}

export function entityPart(entity: Data): EntityPart {
  const names: string[] = []
  let isFlat = true
  for (const name in entity) {
    const value = entity[name]
    if (value === undefined) continue
    names.push(name)
    // An assignment to `__proto__` would not set it.
    if ((typeof value === 'object' && value !== null) || name === '__proto__') isFlat = false
  }
  return { names, isFlat, entity }
}

/** Adds leaves to what is there, whatever stood in their places. */
export function addLeaves(target: Data, { names, entity }: EntityPart): void {
  for (const name of names) target[name] = entity[name]
}

/** What others may change without changing the value. */
export function copyOf(source: Data): Data {
  const copy: Data = {}
  for (const name in source) setValue(copy, name, copyOfPart(source[name]))
  return copy
}

function copyOfPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOfPart)
  return isRecord(value) ? copyOf(value) : value
}
