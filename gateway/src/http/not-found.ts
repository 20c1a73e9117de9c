import type { FastifyInstance, FastifyReply } from 'fastify'

const METHODS = ['GET', 'HEAD', 'POST'] as const

type SendError = (reply: FastifyReply, status: number, code: string, message: string) => FastifyReply

/** 405 with what is allowed where the address exists, else 404: before anything of a body is read. */
export function notFound(server: FastifyInstance, sendError: SendError): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return
    const url = request.url.split('?', 1)[0] ?? ''
    const allowed = METHODS.filter(method => server.hasRoute({ url, method }))
    if (allowed.length === 0) return sendError(reply, 404, 'NOT_FOUND', 'there is nothing here; see POST /graphql')
    const methods = allowed.join(', ')
    return sendError(reply.header('allow', methods), 405, 'METHOD_NOT_ALLOWED', `send one of: ${methods}`)
  })
}
