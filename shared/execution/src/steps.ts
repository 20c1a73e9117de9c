import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { Path } from './paths.ts'
import { compileGather, type Gather } from './representations.ts'
import { compileRewrites, type Rewrite } from './rewrites.ts'

/** A query plan, compiled: everything that does not depend on a request is worked out here. */
export interface CompiledPlan<Asked> {
  /** Null where it asks nobody anything. */
  readonly step: Step<Asked> | null
  /** Names of fields on the way to where something is added. */
  readonly pathNames: ReadonlySet<string>
}

export type Step<Asked> =
  | FetchStep<Asked>
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly Step<Asked>[] }
  | ConditionStep<Asked>

export interface FetchStep<Asked> {
  readonly kind: 'fetch'
  readonly subgraph: string
  /** What the sender made of the fetch, once. */
  readonly asked: Asked
  /** The same array for the same path. */
  readonly path: Path
  /** Names of the client's variables that go with it. */
  readonly variables: readonly string[]
  /** For a fetch of entities; null for a fetch of root fields. */
  readonly gather: Gather | null
  readonly group: FetchGroup
  /** Changes in what comes back. */
  readonly rewrite: Rewrite | null
}

/** Fetches of a plan that ask a subgraph the same of entities, whatever they are called and wherever these stand. */
export interface FetchGroup {
  /** Whether an entity that one of them asks for need not be asked for by another. */
  readonly sharesEntities: boolean
}

interface ConditionStep<Asked> {
  readonly kind: 'condition'
  readonly variable: string
  readonly yes: Step<Asked> | null
  readonly no: Step<Asked> | null
}

/** What a sender is to ask of a subgraph. */
export interface Fetch {
  readonly subgraph: string
  readonly operation: string
  readonly operationName: string | undefined
}

export function compilePlan<Asked>(
  plan: QueryPlan,
  schema: GraphQLSchema,
  prepare: (fetch: Fetch) => Asked,
): CompiledPlan<Asked> {
  const paths = new Map<string, Path>()
  const groups = new Map<string, { sharesEntities: boolean; fetches: number }>()
  let commands = false

  function compile(node: PlanNode, path: Path): Step<Asked> {
    switch (node.kind) {
      case 'Sequence':
        return { kind: 'sequence', steps: node.nodes.map(one => compile(one, path)) }
      case 'Parallel':
        return { kind: 'parallel', steps: node.nodes.map(one => compile(one, path)) }
      case 'Flatten':
        return compile(node.node, [...path, ...node.path.map(String)])
      case 'Condition':
        return {
          kind: 'condition',
          variable: node.condition,
          yes: node.ifClause ? compile(node.ifClause, path) : null,
          no: node.elseClause ? compile(node.elseClause, path) : null,
        }
      case 'Fetch':
        return compileFetch(node, path)
      default:
        throw new Error(`a plan with a step of the kind ${node.kind} cannot be carried out`)
    }
  }

  function pathOf(path: Path): Path {
    const key = JSON.stringify(path)
    const known = paths.get(key) ?? path
    paths.set(key, known)
    return known
  }

  function groupOf({ serviceName, operation, operationName, requires, inputRewrites, outputRewrites }: FetchNode) {
    const nameless = operationName === undefined ? operation : operation.replace(`query ${operationName}`, 'query')
    const key = JSON.stringify([serviceName, nameless, requires, inputRewrites ?? [], outputRewrites ?? []])
    const group = groups.get(key) ?? { sharesEntities: false, fetches: 0 }
    groups.set(key, group)
    group.fetches += 1
    return group
  }

  function compileFetch(node: FetchNode, path: Path): FetchStep<Asked> {
    const { serviceName, operation, operationName, operationKind, requires } = node
    if (operationKind !== 'query') commands = true
    const gather = requires ? compileGather(schema, requires, compileRewrites(schema, node.inputRewrites)) : null
    return {
      kind: 'fetch',
      subgraph: serviceName,
      asked: prepare({
        subgraph: serviceName,
        operation,
        operationName,
      }),
      path: pathOf(path),
      group: groupOf(node),
      variables: node.variableUsages ?? [],
      gather,
      rewrite: compileRewrites(schema, node.outputRewrites),
    }
  }

  const { node } = plan
  if (node?.kind === 'Subscription') throw new Error('subscriptions cannot be carried out')
  const step = node === undefined ? null : compile(node, [])
  // Between two commands an entity may change.
  for (const group of groups.values()) group.sharesEntities = group.fetches > 1 && !commands
  return { step, pathNames: new Set([...paths.values()].flat()) }
}
