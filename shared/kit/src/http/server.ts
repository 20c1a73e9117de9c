import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import {
  type Caller,
  type CommandCredentials,
  KeysUnavailableError,
  type OwnerVerifier,
  RefusedError,
} from '@hub/assertion'
import { originIn, type TraceOrigin } from '@hub/telemetry'
import { followTls, overTls, type Tls } from '@hub/tls'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { Logger } from 'pino'
import type { ServedContext } from '../context.ts'
import { errorForLog, type FaultCode, fault } from './errors.ts'

export interface ServerParts {
  /** Started. */
  readonly apollo: ApolloServer<ServedContext>
  readonly verify: OwnerVerifier
  readonly contextFor: (caller: Caller, command: CommandCredentials, origin: TraceOrigin | undefined) => ServedContext
  /** Resolves where the owner can answer. */
  readonly checkReady: () => Promise<void>
  /** Whether the owner may answer yet. */
  readonly isOpen: () => boolean
  /** Plain HTTP without. */
  readonly tls?: OwnerTls
  readonly log: Logger
  /** Adds what else is answered; it sees to who may ask. */
  readonly addRoutes?: (app: FastifyInstance) => void
}

export interface OwnerTls {
  readonly tls: Tls
  /** Whether whoever connects must show a certificate of the same authority. */
  readonly mutual: boolean
}

/** Bytes of one request: a page of cases and the widest operation take a tenth of it. */
const BODY_LIMIT = 262_144

/**
 * `POST /graphql`, and two addresses for whoever watches over the process. Both signatures are verified over the raw
 * bytes before anything of them is parsed; whatever is wrong with a request until then, the answer is the same.
 */
export function createServer(parts: ServerParts): FastifyInstance {
  const { apollo, verify, contextFor, checkReady, isOpen, tls, log, addRoutes } = parts
  const mutual = tls?.mutual ?? false
  const app = fastify({
    ...overTls(tls?.tls, { mutual }),
    logger: false,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: 'idle',
  })
  followTls(app.server, tls?.tls, { mutual })
  const callers = new WeakMap<FastifyRequest, Caller>()

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))

  app.setNotFoundHandler((_, reply) => refuse(reply, 404, 'NOT_FOUND'))
  app.setErrorHandler((error, request, reply) => {
    const verified = callers.has(request)
    log.warn({ verified, error: errorForLog(error), requestId: callers.get(request)?.requestId }, 'request refused')
    if (error instanceof KeysUnavailableError) return refuse(reply, 503, 'KEYS_UNAVAILABLE')
    if (!verified) return refuse(reply, 401, 'UNAUTHENTICATED')
    if (error instanceof SyntaxError) return refuse(reply, 400, 'BAD_REQUEST')
    return refuse(reply, 500, 'INTERNAL_SERVER_ERROR')
  })

  app.get('/health/live', () => ({ status: 'live' }))
  app.get('/health/ready', async (_, reply) => {
    try {
      if (!isOpen()) throw new Error('not open yet')
      await checkReady()
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'unavailable' })
    }
  })

  addRoutes?.(app)

  const execute = fastifyApolloHandler(apollo, {
    context: async request => {
      const caller = callers.get(request)
      if (caller === undefined) throw new Error('a request was not verified')
      const { 'members-token': membersToken, 'command-signature': commandSignature, traceparent } = request.headers
      const command = { membersToken: oneWord(membersToken), commandSignature: oneWord(commandSignature) }
      return contextFor(caller, command, originIn(traceparent))
    },
  })
  app.post('/graphql', {
    // Whoever carries no tokens is refused before its body is read.
    onRequest: async (request, reply) => {
      if (!isOpen()) return refuse(reply, 503, 'NOT_READY')
      credentialsOf(request)
    },
    preHandler: async request => {
      const body = request.body
      if (!Buffer.isBuffer(body)) throw new RefusedError('hub-assertion', 'BODY_MISMATCH')
      callers.set(request, await verify(credentialsOf(request), body))
      request.body = JSON.parse(body.toString('utf8'))
    },
    handler: execute,
  })
  return app
}

function oneWord(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined
}

function credentialsOf({ headers }: FastifyRequest): { membersToken: string; hubAssertion: string } {
  const { 'members-token': membersToken, 'hub-assertion': hubAssertion } = headers
  if (typeof membersToken !== 'string' || membersToken === '') throw new RefusedError('members-token', 'MISSING')
  if (typeof hubAssertion !== 'string' || hubAssertion === '') throw new RefusedError('hub-assertion', 'MISSING')
  return { membersToken, hubAssertion }
}

function refuse(reply: FastifyReply, status: number, code: FaultCode): FastifyReply {
  return reply.code(status).send({ errors: [fault(code)] })
}
