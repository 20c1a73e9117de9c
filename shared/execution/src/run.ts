import { GraphQLError } from 'graphql'
import { mergeInto } from './merge.ts'
import { objectsAt, type Position, positionsAt } from './paths.ts'
import { type Data, isRecord, ownValue } from './records.ts'
import type { Representation } from './representations.ts'
import type { FetchStep, Step } from './steps.ts'

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
  plan: Step<Asked> | null,
  run: PlanRun<Asked, Context>,
): Promise<PlanResult> {
  const data: Data = {}
  const errors: GraphQLError[] = []
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
    const targets = objectsAt(data, step.path)
    if (targets.length === 0) return
    isShared ||= targets.length > 1
    const answer = await run.send(step.asked, variablesFor(step), null, run.context)
    for (const error of answer.errors ?? []) {
      errors.push(subgraphError(error, step.subgraph, error.path && [...step.path, ...error.path]))
    }
    if (answer.data === null) return
    step.rewrite?.(answer.data)
    for (const target of targets) mergeInto(target, answer.data)
  }

  async function fetchEntities(step: FetchStep<Asked>, gather: NonNullable<FetchStep<Asked>['gather']>): Promise<void> {
    const { representations, targets, places } = gather(objectsAt(data, step.path))
    if (representations.length === 0) return
    isShared ||= representations.length < targets.length
    const answer = await run.send(step.asked, variablesFor(step), representations, run.context)
    const positions = answer.errors?.length ? positionsOf(step, targets, places) : []
    for (const error of answer.errors ?? []) addEntityError(error, step, positions)
    if (answer.data === null) return
    const entities = answer.data._entities
    if (!Array.isArray(entities)) throw new Error('expected `_entities` to be a list')
    if (entities.length !== representations.length) {
      throw new Error(`expected \`_entities\` to have ${representations.length} items`)
    }
    const seen = new Set<number>()
    for (const [index, target] of targets.entries()) {
      const place = places[index] ?? 0
      const entity: unknown = entities[place]
      if (!isRecord(entity)) continue
      if (!seen.has(place)) {
        seen.add(place)
        entity.__typename ??= target.__typename
        step.rewrite?.(entity)
      }
      mergeInto(target, entity)
    }
  }

  /** Positions of all targets by the index of their representation. */
  function positionsOf(step: FetchStep<Asked>, targets: readonly Data[], places: readonly number[]): Position[][] {
    const placeOf = new Map(targets.map((target, index) => [target, places[index] ?? 0]))
    const positions: Position[][] = []
    for (const [position, object] of positionsAt(data, step.path)) {
      const place = placeOf.get(object)
      if (place === undefined) continue
      positions[place] ??= []
      positions[place].push(position)
    }
    return positions
  }

  /** An error about one entity is one at every position where that entity stands. */
  function addEntityError(error: SubgraphError, step: FetchStep<Asked>, positions: readonly Position[][]): void {
    const [, place, ...rest] = error.path ?? []
    const known = typeof place === 'number' ? positions[place] : undefined
    if (known === undefined) errors.push(subgraphError(error, step.subgraph, undefined))
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

  if (plan !== null) await runStep(plan)
  return { data, errors, isShared }
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
