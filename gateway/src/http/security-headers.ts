import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/**
 * Headers that keep browsers from doing with an answer what nobody meant: running it, framing it, guessing its type,
 * keeping it. Answers of the hub are data, so a page may take nothing from them.
 */
export async function securityHeaders(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
  })
  server.addHook('onRequest', async (_, reply) => {
    reply.header('cache-control', 'no-store')
  })
}
