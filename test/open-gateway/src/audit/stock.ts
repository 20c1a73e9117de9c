import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { fastify } from 'fastify'
import type { RunningOpenGateway } from '../serve.ts'

/** Apollo's gateway as it comes. */
export async function startStockGateway(supergraphSdl: string): Promise<RunningOpenGateway> {
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  const gateway = new ApolloGateway({ supergraphSdl, logger: silent })
  const apollo = new ApolloServer({ gateway, stopOnTerminationSignals: false, logger: silent })
  await apollo.start()
  const server = fastify({ forceCloseConnections: true })
  server.route({ url: '/graphql', method: ['GET', 'POST'], handler: fastifyApolloHandler(apollo) })
  server.addHook('onClose', () => apollo.stop())
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { url, close: () => server.close() }
}
