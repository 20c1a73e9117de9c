import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { Path } from './paths.ts'
import { compileGather, type Gather } from './representations.ts'
import { compileRewrites, type Rewrite } from './rewrites.ts'

/** A query plan, compiled: everything that does not depend on a request is worked out here. */
export type Step<Asked> =
  | FetchStep<Asked>
  | { readonly kind: 'sequence' | 'parallel'; readonly steps: readonly Step<Asked>[] }
  | ConditionStep<Asked>

export interface FetchStep<Asked> {
  readonly kind: 'fetch'
  readonly subgraph: string
  /** What the sender made of the fetch, once. */
  readonly asked: Asked
  readonly path: Path
  /** Names of the client's variables that go with it. */
  readonly variables: readonly string[]
  /** For a fetch of entities; null for a fetch of root fields. */
  readonly gather: Gather | null
  /** Changes in what comes back. */
  readonly rewrite: Rewrite | null
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
  /** Whether it is for entities, by a variable `representations`. */
  readonly ofEntities: boolean
  /** Whether asking twice is the same as asking once. */
  readonly isQuery: boolean
}

/** Null where the plan asks nobody anything. */
export function compilePlan<Asked>(
  plan: QueryPlan,
  schema: GraphQLSchema,
  prepare: (fetch: Fetch) => Asked,
): Step<Asked> | null {
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

  function compileFetch(node: FetchNode, path: Path): FetchStep<Asked> {
    const { serviceName, operation, operationName, operationKind, requires } = node
    const gather = requires ? compileGather(schema, requires, compileRewrites(schema, node.inputRewrites)) : null
    return {
      kind: 'fetch',
      subgraph: serviceName,
      asked: prepare({
        subgraph: serviceName,
        operation,
        operationName,
        ofEntities: gather !== null,
        isQuery: operationKind === 'query',
      }),
      path,
      variables: node.variableUsages ?? [],
      gather,
      rewrite: compileRewrites(schema, node.outputRewrites),
    }
  }

  const { node } = plan
  if (node === undefined) return null
  if (node.kind === 'Subscription') throw new Error('subscriptions cannot be carried out')
  return compile(node, [])
}
