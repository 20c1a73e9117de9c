import type { ApolloServer, BaseContext } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import { fastify } from 'fastify'

/** What the benchmark's own servers are told by their parent, which is the only one that can start them. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}

/** Serves an Apollo Server on any free port of this machine, as plainly as its makers show. */
export async function serve<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  context: () => Context,
): Promise<Served> {
  await apollo.start()
  // Connections are idle while others have their turn, and a server that closes one must not look like a fault.
  const app = fastify({ forceCloseConnections: true, keepAliveTimeout: LONGER_THAN_ANY_TURN_MS })
  app.post('/graphql', fastifyApolloHandler(apollo, { context: async () => context() }))
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    async close() {
      await app.close()
      await apollo.stop()
    },
  }
}

const LONGER_THAN_ANY_TURN_MS = 1_800_000
