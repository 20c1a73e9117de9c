import { ApolloGateway, type GatewayConfig } from '@apollo/gateway'
import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface'
import { isOwner } from '@hub/vocabulary'
import { getOperationAST } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type AskingServices, createOwnerDataSource } from './ask/owner-data-source.ts'
import { provedOnce } from './ask/proved-once.ts'
import type { HubContext } from './context.ts'
import { errorsOf, nullVariable, repeatedProof, unknownOperation, unknownRootType } from './errors.ts'
import { variableValue, withDefaults } from './prune/conditions.ts'
import { type PrunedOperation, pruneOperation } from './prune/prune-operation.ts'
import { shapeData } from './prune/shape.ts'
import { releaseReport } from './report/release-report.ts'
import { takeStringsAlone } from './scalars.ts'
import { createSnapshot, type Snapshot, type Tables } from './snapshot.ts'

export interface EnforcingGatewayOptions {
  readonly supergraphSdl: string
  readonly tables: Tables
  readonly services: AskingServices
}

/** The gateway that Apollo Server runs on, and the snapshot that a new request is to be pinned to. */
export interface EnforcingGateway extends GatewayInterface {
  readonly snapshot: () => Snapshot
}

const MOST_OPERATIONS = 2_000
/** Characters of all pruned operations: one takes some ten times the space of its text. */
const MOST_TEXT = 4_000_000

/**
 * The one enforcement point: every transport of Apollo Server ends in this executor. It prunes the operation, lets the
 * gateway plan and fetch what is left, and lays the answer out as it was asked for, with the release report.
 */
export function createEnforcingGateway({ supergraphSdl, tables, services }: EnforcingGatewayOptions): EnforcingGateway {
  const config: GatewayConfig = {
    supergraphSdl,
    buildService: ({ name }) => {
      if (!isOwner(name)) throw new Error('the supergraph names a graph that is no owner')
      return createOwnerDataSource(name, services)
    },
    __exposeQueryPlanExperimental: false,
  }
  const inner = new ApolloGateway(config)
  const operations = new LRUCache<string, PrunedOperation>({
    max: MOST_OPERATIONS,
    maxSize: MOST_TEXT,
    sizeCalculation: ({ length }) => length,
  })
  let snapshot: Snapshot | undefined
  // Before loading: a schema that is already there is not announced again.
  inner.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    takeStringsAlone(apiSchema)
    snapshot = createSnapshot(apiSchema, coreSupergraphSdl, tables)
  })
  const current = (): Snapshot => {
    if (snapshot === undefined) throw new Error('no schema is loaded')
    return snapshot
  }

  function prunedFor(request: GatewayGraphQLRequestContext, { asking, snapshot, reach }: HubContext): PrunedOperation {
    const name = request.request.operationName ?? undefined
    const key = [snapshot.schemaDigest, request.queryHash, name ?? '', asking.role, asking.purpose, asking.member].join(
      ' ',
    )
    let operation = operations.get(key)
    if (operation === undefined) {
      operation = pruneOperation(snapshot, reach, request.document, name)
      operations.set(key, operation)
    }
    return operation
  }

  async function execute(
    plan: (request: GatewayGraphQLRequestContext) => Promise<GatewayExecutionResult>,
    request: GatewayGraphQLRequestContext,
  ): Promise<GatewayExecutionResult> {
    const context = request.context as unknown as HubContext
    const asked = getOperationAST(request.document, request.request.operationName)
    if (!asked) return { errors: [unknownOperation()] }
    if (!context.snapshot.schema.getRootType(asked.operation)) return { errors: [unknownRootType()] }
    const operation = prunedFor(request, context)
    const missing = operation.required.find(name => variableValue(request.request.variables, name) === null)
    if (missing !== undefined) return { errors: [nullVariable(missing)] }
    const sent = withDefaults(request.operation.variableDefinitions, request.request.variables)
    const { variables, pruned } = operation.pruneVariables(request.request.variables ?? {})
    const result = operation.empty
      ? { data: {} }
      : await plan({
          ...request,
          document: operation.document,
          queryHash: operation.hash,
          request: { ...request.request, variables: { ...variables } },
        })
    if (!(await provedOnce(context, services))) return { errors: [repeatedProof()] }
    const { asking, snapshot, recorder } = context
    const head = {
      requestId: asking.requestId,
      purpose: asking.purpose,
      role: asking.role,
      agreement: snapshot.agreement.digest,
    }
    const release = releaseReport(head, operation, pruned, sent, recorder, owner => services.health.isDown(owner))
    const errors = errorsOf(result)
    return {
      data: shapeData(result.data, operation.shape, sent) as Record<string, unknown> | null,
      ...(errors.length > 0 && { errors }),
      extensions: { release },
    }
  }

  return {
    snapshot: current,
    onSchemaLoadOrUpdate: callback => inner.onSchemaLoadOrUpdate(callback),
    async load(options) {
      const { executor } = await inner.load(options)
      return { executor: request => execute(executor, request) }
    },
    stop: () => inner.stop(),
  }
}
