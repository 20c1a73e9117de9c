import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
} from '@apollo/server-gateway-interface'
import { takeStringsAlone } from '@hub/classification'
import { createExecutor, loadSupergraph, variableValue, withDefaults } from '@hub/execution'
import { getOperationAST } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type AskingServices, createOwnerFetches, type OwnerFetch } from './ask/owner-fetches.ts'
import { provedOnce } from './ask/proved-once.ts'
import type { HubContext } from './context.ts'
import { errorsOf, nullVariable, repeatedProof, unknownOperation, unknownRootType } from './errors.ts'
import { type PrunedOperation, pruneOperation } from './prune/prune-operation.ts'
import { createStaticReaches, type Stance, type StaticReach } from './prune/static-reach.ts'
import { releaseReport } from './report/release-report.ts'
import { createSnapshot, type Snapshot, type Tables } from './snapshot.ts'
import type { Watch } from './watch/watch.ts'

export interface EnforcingGatewayOptions {
  readonly supergraphSdl: string
  readonly tables: Tables
  readonly services: AskingServices
  readonly watch: Watch
}

/** The gateway that Apollo Server runs on, and what a new request is to be pinned to. */
export interface EnforcingGateway extends GatewayInterface {
  readonly snapshot: Snapshot
  readonly reachOf: (stance: Stance) => StaticReach
}

const MOST_OPERATIONS = 2_000
/** Characters of all pruned operations: one takes some ten times the space of its text. */
const MOST_TEXT = 4_000_000

/**
 * The one enforcement point: every transport of Apollo Server ends in this executor. It prunes the operation, plans what
 * is left and fetches it, and lays the answer out as it was asked for, with the release report.
 */
export function createEnforcingGateway(options: EnforcingGatewayOptions): EnforcingGateway {
  const { supergraphSdl, tables, services, watch } = options
  const supergraph = loadSupergraph(supergraphSdl)
  takeStringsAlone(supergraph.apiSchema)
  const snapshot = createSnapshot(supergraph.apiSchema, supergraphSdl, tables)
  const executor = createExecutor<OwnerFetch, HubContext>({
    supergraph,
    ...createOwnerFetches(snapshot, services),
    looked: found => watch.looked('plans', found),
  })
  const operations = new LRUCache<string, PrunedOperation>({
    max: MOST_OPERATIONS,
    maxSize: MOST_TEXT,
    sizeCalculation: ({ length }) => length,
  })

  function prunedFor(request: GatewayGraphQLRequestContext, { asking, snapshot, reach }: HubContext): PrunedOperation {
    const name = request.request.operationName ?? undefined
    const key = [snapshot.schemaDigest, request.queryHash, name ?? '', asking.role, asking.purpose, asking.member].join(
      ' ',
    )
    let operation = operations.get(key)
    watch.looked('pruned', operation !== undefined)
    if (operation === undefined) {
      operation = pruneOperation(snapshot, reach, request.document, name)
      operations.set(key, operation)
    }
    return operation
  }

  async function execute(request: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const context = request.context as unknown as HubContext
    const asked = getOperationAST(request.document, request.request.operationName)
    if (!asked) return { errors: [unknownOperation()] }
    if (!context.snapshot.schema.getRootType(asked.operation)) return { errors: [unknownRootType()] }
    if (asked.operation !== 'subscription') context.watch.operation = asked.operation
    const operation = prunedFor(request, context)
    const missing = operation.required.find(name => variableValue(request.request.variables, name) === null)
    if (missing !== undefined) return { errors: [nullVariable(missing)] }
    const sent = withDefaults(request.operation.variableDefinitions, request.request.variables)
    const { variables, pruned } = operation.pruneVariables(request.request.variables ?? {})
    const result = await executor.execute({
      document: operation.document,
      operationName: request.request.operationName ?? undefined,
      documentHash: operation.hash,
      variables,
      conditions: sent,
      output: operation.output,
      context,
    })
    if (!(await provedOnce(context, services))) return { errors: [repeatedProof()] }
    const { asking, recorder } = context
    const head = {
      requestId: asking.requestId,
      purpose: asking.purpose,
      role: asking.role,
      agreement: context.snapshot.agreement.digest,
    }
    const release = releaseReport(head, operation, pruned, sent, recorder, owner => services.health.isDown(owner))
    context.watch.withheld(release.withheld)
    const errors = errorsOf(result)
    return { data: result.data ?? null, ...(errors.length > 0 && { errors }), extensions: { release } }
  }

  return {
    snapshot,
    reachOf: createStaticReaches(snapshot),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: supergraph.apiSchema, coreSupergraphSdl: supergraphSdl })
      return () => {}
    },
    load: async () => ({ executor: execute }),
    async stop() {},
  }
}
