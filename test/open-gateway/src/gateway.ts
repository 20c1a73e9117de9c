import type { GatewayExecutionResult, GatewayInterface } from '@apollo/server-gateway-interface'
import { createExecutor, loadSupergraph } from '@hub/execution'
import { createSubgraphs } from './subgraphs.ts'

export interface OpenGatewayOptions {
  readonly supergraphSdl: string
  /** Addresses of subgraphs by name, where they are not those that the supergraph states. */
  readonly urls?: Readonly<Record<string, string>>
}

/**
 * The hub's planning and execution over any supergraph, with everything open: nobody is asked who they are, nothing is
 * pruned, signed, checked or reported.
 */
export function createOpenGateway({ supergraphSdl, urls = {} }: OpenGatewayOptions): GatewayInterface {
  const supergraph = loadSupergraph(supergraphSdl)
  const subgraphs = createSubgraphs(supergraph.subgraphs.map(({ name, url }) => ({ name, url: urls[name] ?? url })))
  const executor = createExecutor<ReturnType<typeof subgraphs.prepare>, null>({ supergraph, ...subgraphs })
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: supergraph.apiSchema, coreSupergraphSdl: supergraph.sdl })
      return () => {}
    },
    async load() {
      return {
        async executor({ document, request, queryHash }): Promise<GatewayExecutionResult> {
          const { data, errors, problems } = await executor.execute({
            document,
            operationName: request.operationName ?? undefined,
            documentHash: queryHash,
            variables: request.variables ?? {},
            context: null,
          })
          return {
            ...(data !== undefined && { data }),
            ...(errors.length > 0 && { errors }),
            // As Apollo's gateway tells of them.
            ...(errors.length === 0 && problems.length > 0 && { extensions: { valueCompletion: problems } }),
          }
        },
      }
    },
    stop: () => subgraphs.close(),
  }
}
