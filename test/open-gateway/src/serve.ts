import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { fastify } from 'fastify'
import { createOpenGateway, type OpenGatewayOptions } from './gateway.ts'

export interface OpenGatewayServerOptions extends OpenGatewayOptions {
  /** 0: any that is free. */
  readonly port: number
}

export interface RunningOpenGateway {
  readonly url: string
  close(): Promise<void>
}

/** Serves an open gateway to this machine alone. */
export async function startOpenGateway({ port, ...options }: OpenGatewayServerOptions): Promise<RunningOpenGateway> {
  const apollo = new ApolloServer({
    gateway: createOpenGateway(options),
    introspection: true,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  await apollo.start()
  const server = fastify({ forceCloseConnections: true })
  server.route({ url: '/graphql', method: ['GET', 'POST'], handler: fastifyApolloHandler(apollo) })
  // As the hub does: once, and not a first time to count its bytes and a second time to send it.
  server.addHook('onSend', async (_, __, payload) => (typeof payload === 'string' ? Buffer.from(payload) : payload))
  server.get('/health/live', () => ({ status: 'live' }))
  server.addHook('onClose', () => apollo.stop())
  const url = await server.listen({ host: '127.0.0.1', port })
  return { url, close: () => server.close() }
}
