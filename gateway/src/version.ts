import { createHash } from 'node:crypto'
import type { GatewayExecutionResult, GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface'
import { takeStringsAlone } from '@hub/classification'
import { createExecutor, type LoadedSupergraph, loadSupergraph, variableValue, withDefaults } from '@hub/execution'
import { isOwner, OWNERS } from '@hub/vocabulary'
import { getOperationAST } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type AskingServices, createOwnerFetches, type OwnerFetch } from './ask/owner-fetches.ts'
import { provedOnce } from './ask/proved-once.ts'
import type { HubContext, RequestContext } from './context.ts'
import { errorsOf, nullVariable, repeatedProof, unknownOperation, unknownRootType } from './errors.ts'
import { checkOperations, type RegisteredOperations } from './operations/registered-operations.ts'
import { type PrunedOperation, pruneOperation } from './prune/prune-operation.ts'
import { createStaticReaches } from './prune/static-reach.ts'
import { releaseReport } from './report/release-report.ts'
import type { Rules } from './rules.ts'
import { createSnapshot, type Snapshot } from './snapshot.ts'
import type { Watch } from './watch/watch.ts'

/** Schema and agreement as they stand together. A request is answered by one version from its first step to its last. */
export interface Version {
  readonly snapshot: Snapshot
  readonly supergraph: LoadedSupergraph
  readonly operations: RegisteredOperations
  execute(request: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult>
}

const MOST_OPERATIONS = 2_000
/** Characters of all pruned operations: one takes some ten times the space of its text. */
const MOST_TEXT = 4_000_000

/**
 * Makes a version ready to answer by. Nothing of it is shared with another: what one has pruned or planned, the next
 * does again.
 *
 * @param before whose schema is taken over, where it is the same to the byte
 * @throws where schema, classification or registered operations do not fit together
 */
export function createVersion(rules: Rules, services: AskingServices, watch: Watch, before?: Version): Version {
  const { supergraphSdl, tables, operations } = rules
  const isSame = before?.supergraph.sdl === supergraphSdl
  const supergraph = isSame ? before.supergraph : loadSupergraph(supergraphSdl)
  const stranger = supergraph.subgraphs.find(({ name }) => !isOwner(name))
  if (stranger !== undefined) throw new Error('schema/supergraph.graphql: names a graph that is no owner')
  if (!isSame) takeStringsAlone(supergraph.apiSchema)
  const snapshot = createSnapshot(supergraph.apiSchema, supergraphSdl, tables)
  checkOperations(operations, snapshot.schema)
  const reachOf = createStaticReaches(snapshot)
  const executor = createExecutor<OwnerFetch, HubContext>({
    supergraph,
    ...createOwnerFetches(snapshot, services),
    looked: found => watch.looked('plans', found),
  })
  const pruned = new LRUCache<string, PrunedOperation>({
    max: MOST_OPERATIONS,
    maxSize: MOST_TEXT,
    sizeCalculation: ({ length }) => length,
  })

  function prunedFor(request: GatewayGraphQLRequestContext, { asking, reach }: HubContext): PrunedOperation {
    const name = request.request.operationName ?? undefined
    const key = [snapshot.schemaDigest, request.queryHash, name ?? '', asking.role, asking.purpose, asking.member].join(
      ' ',
    )
    let operation = pruned.get(key)
    watch.looked('pruned', operation !== undefined)
    if (operation === undefined) {
      operation = pruneOperation(snapshot, reach, request.document, name)
      pruned.set(key, operation)
    }
    return operation
  }

  async function execute(request: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const asked = getOperationAST(request.document, request.request.operationName)
    if (!asked) return { errors: [unknownOperation()] }
    if (!snapshot.schema.getRootType(asked.operation)) return { errors: [unknownRootType()] }
    const own = request.context as unknown as RequestContext
    const context: HubContext = { ...own, snapshot, reach: reachOf(own.asking) }
    if (asked.operation !== 'subscription') context.watch.operation = asked.operation
    const operation = prunedFor(request, context)
    const missing = operation.required.find(name => variableValue(request.request.variables, name) === null)
    if (missing !== undefined) return { errors: [nullVariable(missing)] }
    const sent = withDefaults(request.operation.variableDefinitions, request.request.variables)
    const { variables, pruned: prunedVariables } = operation.pruneVariables(request.request.variables ?? {})
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
      agreement: snapshot.agreement.digest,
    }
    const isDown = services.health.isDown
    const release = releaseReport(head, operation, prunedVariables, sent, recorder, owner => isDown(owner))
    context.watch.withheld(release.withheld)
    const errors = errorsOf(result)
    return { data: result.data ?? null, ...(errors.length > 0 && { errors }), extensions: { release } }
  }

  return { snapshot, supergraph, operations, execute }
}

/** What tells versions apart. */
export function digestsOf({ supergraphSdl, tables, operations }: Rules): Readonly<Record<string, string>> {
  const owners = OWNERS.map(owner => tables.tableOf(owner).digest)
  const texts = operations.all.map(({ client, text }) => `${client} ${text}`).sort()
  return {
    schema: sha256(supergraphSdl),
    agreement: tables.agreement.digest,
    owners: sha256(owners.join()),
    operations: sha256(JSON.stringify(texts)),
  }
}

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}
