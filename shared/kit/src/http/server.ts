import {
  type Caller,
  type CommandCredentials,
  KeysUnavailableError,
  type OwnerVerifier,
  RefusedError,
} from '@hub/assertion'
import { createDoors, type Doors } from '@hub/lifecycle'
import { originIn, type TraceOrigin } from '@hub/telemetry'
import { followTls, overTls, type Tls } from '@hub/tls'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import type { Logger } from 'pino'
import type { ServedContext } from '../context.ts'
import type { Answerer } from './answer.ts'
import { errorForLog, type FaultCode, fault } from './errors.ts'

export interface ServerParts {
  readonly answer: Answerer
  readonly verify: OwnerVerifier
  readonly contextFor: (caller: Caller, command: CommandCredentials, origin: TraceOrigin | undefined) => ServedContext
  /** Resolves where the owner can answer. */
  readonly checkReady: () => Promise<void>
  /** What the owner still waits for before it may answer; null once that is nothing. */
  readonly waitsFor: () => WaitsFor | null
  /** Plain HTTP without. */
  readonly tls?: OwnerTls
  readonly log: Logger
  /** Adds what else is answered; it sees to who may ask. */
  readonly addRoutes?: (app: FastifyInstance) => void
}

/** Without its database an owner answers nothing at all; before the registry has spoken to it, no question. */
export type WaitsFor = 'database' | 'registry'

export interface OwnerServer {
  readonly app: FastifyInstance
  readonly doors: Doors
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
export function createServer(parts: ServerParts): OwnerServer {
  const { answer, verify, contextFor, checkReady, waitsFor, tls, log, addRoutes } = parts
  const mutual = tls?.mutual ?? false
  const app = fastify({
    ...overTls(tls?.tls, { mutual }),
    logger: false,
    bodyLimit: BODY_LIMIT,
    return503OnClosing: false,
  })
  followTls(app.server, tls?.tls, { mutual })
  const doors = createDoors(app)
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

  app.addHook('onRequest', async ({ url }, reply) => {
    if (waitsFor() === 'database' && !url.startsWith('/health/')) return refuse(reply, 503, 'NOT_READY')
  })

  app.get('/health/live', () => ({ status: 'live' }))
  app.get('/health/ready', async (_, reply) => {
    const awaited = waitsFor()
    if (doors.draining) return reply.code(503).send({ status: 'draining' })
    if (awaited !== null) return reply.code(503).send({ status: 'starting', waitsFor: awaited })
    try {
      await checkReady()
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'unavailable' })
    }
  })

  addRoutes?.(app)

  app.post('/graphql', {
    // Whoever carries no tokens is refused before its body is read.
    onRequest: async (request, reply) => {
      if (waitsFor() !== null) return refuse(reply, 503, 'NOT_READY')
      credentialsOf(request)
    },
    handler: async (request, reply) => {
      const { body, headers } = request
      if (!Buffer.isBuffer(body)) throw new RefusedError('hub-assertion', 'BODY_MISMATCH')
      const caller = await verify(credentialsOf(request), body)
      callers.set(request, caller)
      const { 'members-token': membersToken, 'command-signature': commandSignature, traceparent } = headers
      const command = { membersToken: oneWord(membersToken), commandSignature: oneWord(commandSignature) }
      const asked: unknown = JSON.parse(body.toString('utf8'))
      const { status, text } = await answer(asked, contextFor(caller, command, originIn(traceparent)))
      return reply.code(status).header('content-type', 'application/json; charset=utf-8').send(text)
    },
  })
  return { app, doors }
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
