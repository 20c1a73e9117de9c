import { GraphQLError } from 'graphql'
import {
  addLeaves,
  copyOf,
  type EntityAsked,
  type EntityFetch,
  EntityIndex,
  entityPart,
  type Representation,
} from './entities.ts'
import { mergeInto } from './merge.ts'
import { ObjectsAtPaths, type Position, positionsAt } from './paths.ts'
import { type Data, isRecord, ownValue } from './records.ts'
import type { CompiledPlan, FetchGroup, FetchStep, Step } from './steps.ts'

/** What a subgraph answered. Nobody else may hold on to the data: they become part of the result. */
export interface FetchAnswer {
  readonly data: Data | null
  readonly errors?: readonly SubgraphError[]
}

/** An error as a subgraph reports it; `path` is one in its own answer. */
export interface SubgraphError {
  readonly message: string
  readonly path?: Position
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** Carries out one fetch. For entities, the answer's `_entities` are in the order of the representations. */
export type Send<Asked, Context> = (
  asked: Asked,
  variables: Readonly<Record<string, unknown>>,
  representations: readonly Representation[] | null,
  context: Context,
) => Promise<FetchAnswer>

export interface PlanRun<Asked, Context> {
  readonly send: Send<Asked, Context>
  readonly context: Context
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>
  /** With the defaults of Boolean ones filled in: what conditions look at. */
  readonly conditions: Readonly<Record<string, unknown>>
}

export interface PlanResult {
  /** Everything that came back, put together; more than the client asked for. */
  readonly data: Data
  readonly errors: readonly GraphQLError[]
  /** Whether parts of the data stand at several places. */
  readonly isShared: boolean
}

/** Carries out a plan. A fetch that fails leaves its part out and adds an error; the others go on. */
export async function runPlan<Asked, Context>(
  { step: first, pathNames }: CompiledPlan<Asked>,
  run: PlanRun<Asked, Context>,
): Promise<PlanResult> {
  const data: Data = {}
  const errors: GraphQLError[] = []
  const objects = new ObjectsAtPaths(data, pathNames)
  const indices = new Map<FetchGroup, EntityIndex>()
  let isShared = false

  async function runStep(step: Step<Asked>): Promise<void> {
    switch (step.kind) {
      case 'fetch':
        return runFetch(step)
      case 'sequence':
        for (const one of step.steps) await runStep(one)
        return
      case 'parallel':
        await Promise.all(step.steps.map(runStep))
        return
      case 'condition': {
        const next = ownValue(run.conditions, step.variable) === true ? step.yes : step.no
        return next ? runStep(next) : undefined
      }
    }
  }

  async function runFetch(step: FetchStep<Asked>): Promise<void> {
    try {
      if (step.gather === null) await fetchFields(step)
      else await fetchEntities(step, step.gather)
    } catch (error) {
      errors.push(errorOf(error, step.subgraph))
    }
  }

  async function fetchFields(step: FetchStep<Asked>): Promise<void> {
    const targets = objects.at(step.path, isShared)
    if (targets.length === 0) return
    isShared ||= targets.length > 1
    const answer = await run.send(step.asked, variablesFor(step), null, run.context)
    for (const error of answer.errors ?? []) {
      errors.push(subgraphError(error, step.subgraph, error.path && [...step.path, ...error.path]))
    }
    if (answer.data === null) return
    step.rewrite?.(answer.data)
    objects.changed(Object.keys(answer.data))
    for (const target of targets) mergeInto(target, answer.data)
  }

  async function fetchEntities(step: FetchStep<Asked>, gather: NonNullable<FetchStep<Asked>['gather']>): Promise<void> {
    const { targets, asked, fresh } = gather(objects.at(step.path, isShared), indexOf(step.group))
    if (fresh.length > 0) sendFetch(step, fresh)
    const distinct = eachOnce(asked, step)
    const fetches = new Set(distinct.map(({ fetch }) => fetch))
    for (const fetch of fetches) await fetch?.arrived
    for (const fetch of fetches) if (fetch !== null) addErrors(step, fetch, targets, asked)
    for (const one of distinct) readPart(one, step)
    addEntities(step, targets, asked)
  }

  /** Entities that fetches of a group have asked for; a new one for each fetch of any other. */
  function indexOf(group: FetchGroup): EntityIndex {
    if (!group.sharesEntities) return new EntityIndex()
    let index = indices.get(group)
    if (index === undefined) {
      index = new EntityIndex()
      indices.set(group, index)
    }
    return index
  }

  function sendFetch(step: FetchStep<Asked>, fresh: readonly EntityAsked[]): void {
    async function receive(): Promise<void> {
      try {
        const representations = fresh.map(({ representation }) => representation)
        const answer = await run.send(step.asked, variablesFor(step), representations, run.context)
        fetch.errors = answer.errors ?? []
        if (answer.data === null) return
        const entities = answer.data._entities
        if (!Array.isArray(entities)) throw new Error('expected `_entities` to be a list')
        if (entities.length !== fresh.length) throw new Error(`expected \`_entities\` to have ${fresh.length} items`)
        fetch.entities = entities
      } catch (error) {
        fetch.failure = { error }
      }
    }
    const fetch: EntityFetch = {
      path: step.path,
      arrived: Promise.resolve(),
      entities: [],
      errors: [],
      failure: null,
    }
    for (const [place, one] of fresh.entries()) {
      one.fetch = fetch
      one.place = place
    }
    fetch.arrived = receive()
  }

  function readPart(one: EntityAsked, step: FetchStep<Asked>): void {
    if (one.part === undefined) {
      const entity = one.fetch?.entities[one.place]
      if (isRecord(entity)) {
        entity.__typename ??= one.typename
        step.rewrite?.(entity)
      }
      one.part = isRecord(entity) ? entityPart(entity) : null
    }
    if (one.part !== null) objects.changed(one.part.names)
  }

  function addEntities(step: FetchStep<Asked>, targets: readonly Data[], asked: readonly EntityAsked[]): void {
    const added = new Map<EntityAsked, Data>()
    for (const [index, target] of targets.entries()) {
      const one = asked[index]
      const part = one?.part
      if (!one || !part) continue
      if (part.isFlat) addLeaves(target, part)
      else {
        const before = added.get(one)
        if (before !== undefined) isShared = true
        // What others of the group are still to add must be as it came.
        const entity = before ?? (step.group.sharesEntities ? copyOf(part.entity) : part.entity)
        added.set(one, entity)
        mergeInto(target, entity)
      }
    }
  }

  function addErrors(
    step: FetchStep<Asked>,
    fetch: EntityFetch,
    targets: readonly Data[],
    asked: readonly EntityAsked[],
  ): void {
    if (fetch.errors.length > 0) {
      const positions = positionsOf(step, fetch, targets, asked)
      for (const error of fetch.errors) addEntityError(error, step, fetch, positions)
    }
    if (fetch.failure !== null) errors.push(errorOf(fetch.failure.error, step.subgraph))
  }

  /** Positions of all targets by the place of their entity in a fetch. */
  function positionsOf(
    step: FetchStep<Asked>,
    fetch: EntityFetch,
    targets: readonly Data[],
    asked: readonly EntityAsked[],
  ): Position[][] {
    const askedFor = new Map(targets.map((target, index) => [target, asked[index]]))
    const positions: Position[][] = []
    for (const [position, object] of positionsAt(data, step.path)) {
      const one = askedFor.get(object)
      if (one?.fetch !== fetch) continue
      positions[one.place] ??= []
      positions[one.place]?.push(position)
    }
    return positions
  }

  /** An error about one entity is one at every position where that entity stands. */
  function addEntityError(
    error: SubgraphError,
    step: FetchStep<Asked>,
    fetch: EntityFetch,
    positions: readonly Position[][],
  ): void {
    const [, place, ...rest] = error.path ?? []
    const known = typeof place === 'number' ? positions[place] : undefined
    // What another step asked for is not this one's, unless it uses it.
    const isOthers = fetch.path !== step.path && typeof place === 'number' && place < fetch.entities.length
    if (known === undefined && !isOthers) errors.push(subgraphError(error, step.subgraph, undefined))
    for (const position of known ?? []) errors.push(subgraphError(error, step.subgraph, [...position, ...rest]))
  }

  function variablesFor({ variables }: FetchStep<Asked>): Record<string, unknown> {
    const sent: Record<string, unknown> = {}
    for (const name of variables) {
      const value = ownValue(run.variables, name)
      if (value !== undefined) sent[name] = value
    }
    return sent
  }

  if (first !== null) await runStep(first)
  return { data, errors, isShared }
}

/** Entities that several objects of a step stand for, once. */
function eachOnce(asked: readonly EntityAsked[], step: object): readonly EntityAsked[] {
  return asked.filter(one => {
    if (one.lastStep === step) return false
    one.lastStep = step
    return true
  })
}

function subgraphError(error: SubgraphError, subgraph: string, path: Position | undefined): GraphQLError {
  const code = typeof error.extensions?.code === 'string' ? error.extensions.code : 'DOWNSTREAM_SERVICE_ERROR'
  return new GraphQLError(error.message, {
    ...(path && { path }),
    extensions: { ...error.extensions, code, serviceName: subgraph },
  })
}

/** What a sender throws for a client is handed on as it is. */
function errorOf(error: unknown, subgraph: string): GraphQLError {
  if (error instanceof GraphQLError) return error
  return subgraphError({ message: error instanceof Error ? error.message : String(error) }, subgraph, undefined)
}
