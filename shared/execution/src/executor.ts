import { type DocumentNode, type GraphQLError, getOperationAST, getVariableValues } from 'graphql'
import { LRUCache } from 'lru-cache'
import { complete } from './complete.ts'
import { withDefaults } from './conditions.ts'
import { introspect, introspectionOf } from './introspection.ts'
import type { OutputSelection } from './output.ts'
import { type Data, ownValue, setValue } from './records.ts'
import { runPlan, type Send } from './run.ts'
import { selectOutput } from './select-output.ts'
import { type CompiledPlan, compilePlan, type Fetch } from './steps.ts'
import type { LoadedSupergraph } from './supergraph.ts'

/** Plans operations over a supergraph, and carries the plans out. */
export interface Executor<Context> {
  execute(request: ExecutionRequest<Context>): Promise<Execution>
}

export interface ExecutionRequest<Context> {
  /** A valid document, and which of its operations is meant. */
  readonly document: DocumentNode
  readonly operationName: string | undefined
  /** The same for the same document, and for no other: what plans are kept by, with the name and the schema. */
  readonly documentHash: string
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>
  /** The same with defaults of Boolean ones filled in, and those that only the layout looks at; else worked out here. */
  readonly conditions?: Readonly<Record<string, unknown>>
  readonly context: Context
  /** How the answer is laid out, where not as the document says. */
  readonly output?: OutputSelection
}

export interface Execution {
  /** Undefined where nothing was executed. */
  readonly data?: Data | null
  /** Of variables, of subgraphs, of asking them. */
  readonly errors: readonly GraphQLError[]
  /** Values that did not fit the schema and are null for that. */
  readonly problems: readonly GraphQLError[]
}

export interface ExecutorOptions<Asked, Context> {
  readonly supergraph: LoadedSupergraph
  /** Is told of every fetch of a plan, once; what it makes of it comes back with each sending. Must hold no value. */
  readonly prepare: (fetch: Fetch) => Asked
  readonly send: Send<Asked, Context>
  /** Is told of every look for a plan, whether there was one. */
  readonly looked?: (found: boolean) => void
}

/** What of an operation does not depend on a request. */
interface Prepared<Asked> {
  readonly plan: CompiledPlan<Asked>
  readonly variableDefinitions: NonNullable<ReturnType<typeof getOperationAST>>['variableDefinitions']
  readonly introspection: DocumentNode | null
  readonly output: OutputSelection
  /** Of all its fetches, in characters: what keeping this costs, roughly. */
  readonly size: number
}

const MOST_OPERATIONS = 2_000
/** Characters of all operations in plans: a plan takes some ten times the space of its text. */
const MOST_TEXT = 16_000_000

export function createExecutor<Asked, Context>(options: ExecutorOptions<Asked, Context>): Executor<Context> {
  const { supergraph, send, looked } = options
  const { apiSchema, fullSchema } = supergraph
  const operations = new LRUCache<string, Prepared<Asked>>({
    max: MOST_OPERATIONS,
    maxSize: MOST_TEXT,
    sizeCalculation: ({ size }) => size,
  })

  function prepare(document: DocumentNode, operationName: string | undefined): Prepared<Asked> {
    const operation = getOperationAST(document, operationName)
    if (!operation) throw new Error('the document has no such operation')
    let size = 1
    const plan = compilePlan(supergraph.plan(document, operationName), fullSchema, fetch => {
      size += fetch.operation.length
      return options.prepare(fetch)
    })
    return {
      plan,
      variableDefinitions: operation.variableDefinitions,
      introspection: introspectionOf(document, operation),
      output: selectOutput(apiSchema, document, operation),
      size,
    }
  }

  return {
    async execute({ document, operationName, documentHash, variables, context, output, ...rest }) {
      const key = `${supergraph.digest} ${documentHash} ${operationName ?? ''}`
      let prepared = operations.get(key)
      looked?.(prepared !== undefined)
      if (prepared === undefined) {
        prepared = prepare(document, operationName)
        operations.set(key, prepared)
      }
      const { variableDefinitions = [] } = prepared
      if (variableDefinitions.length > 0) {
        const { errors } = getVariableValues(apiSchema, variableDefinitions, variables)
        if (errors) return { errors, problems: [] }
      }
      const conditions = rest.conditions ?? withDefaults(variableDefinitions, variables)
      const { data, errors, isShared } = await runPlan(prepared.plan, { send, context, variables, conditions })
      if (prepared.introspection) {
        const told = introspect(apiSchema, prepared.introspection, variables)
        for (const name of Object.keys(told)) setValue(data, name, ownValue(told, name))
      }
      const completed = complete(data, output ?? prepared.output, conditions, isShared)
      return { data: completed.data, errors, problems: completed.problems }
    },
  }
}
