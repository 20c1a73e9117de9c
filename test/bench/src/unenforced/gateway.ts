import { readFileSync } from 'node:fs'
import { type RunningOpenGateway, startOpenGateway } from '@hub/open-gateway'

/**
 * The hub's planning and execution over a supergraph file, and nothing else of it: no authentication, no pruning, no
 * signatures, no checks, no report.
 */
export async function serveUnenforcedGateway(supergraph: string): Promise<RunningOpenGateway> {
  return startOpenGateway({ supergraphSdl: readFileSync(supergraph, 'utf8'), port: 0 })
}
