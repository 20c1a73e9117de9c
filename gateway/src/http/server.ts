import { fastifyApolloHandler } from '@as-integrations/fastify'
import { createDoors, type Doors } from '@hub/lifecycle'
import { followTls, overTls, type Tls } from '@hub/tls'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { JSONWebKeySet } from 'jose'
import type { Logger } from 'pino'
import { createAssertionIds } from '../ask/assertion-ids.ts'
import type { OwnerHealth } from '../ask/owner-health.ts'
import { type Authenticate, requestIdFrom } from '../authenticate/authenticate.ts'
import { Refusal } from '../authenticate/refusals.ts'
import type { Asking, RequestContext } from '../context.ts'
import type { EnforcingGateway } from '../executor.ts'
import type { ClientLimits, Place } from '../limits/client-limits.ts'
import { MOST_BYTES } from '../limits/operation-limits.ts'
import type { OperationGate } from '../operations/operation-gate.ts'
import { ReleaseRecorder } from '../report/recorder.ts'
import { hasSession } from '../session/cookies.ts'
import { refuseOtherPages, refuseOtherThanJson } from '../session/own-page.ts'
import { openSession, type SessionRoutes, sessionRoutes } from '../session/routes.ts'
import type { RequestOutcome } from '../watch/metrics.ts'
import type { RequestWatch, Watch } from '../watch/watch.ts'
import { createApollo } from './apollo.ts'
import { healthRoutes } from './health-routes.ts'
import { refuseExoticBody } from './media-type.ts'
import { notFound } from './not-found.ts'
import { type BuiltPage, servePages } from './pages.ts'
import { securityHeaders } from './security-headers.ts'

export interface HttpServerOptions {
  readonly gateway: EnforcingGateway
  readonly authenticate: Authenticate
  readonly limits: ClientLimits
  readonly operationGate: OperationGate
  readonly health: OwnerHealth
  readonly session: SessionRoutes
  readonly pages: readonly BuiltPage[]
  readonly publicJwks: JSONWebKeySet
  /** Whether anybody may read the schema. */
  readonly introspection: boolean
  /** Whether errors keep silent about it. */
  readonly hideSchema: boolean
  /** Plain HTTP without. */
  readonly tls?: Tls
  readonly watch: Watch
  readonly log: Logger
}

export interface HttpServer {
  readonly server: FastifyInstance
  readonly doors: Doors
}

/** A request that was let in. */
interface Admitted {
  readonly asking: Asking
  readonly place: Place
}

declare module 'fastify' {
  interface FastifyRequest {
    admitted: Admitted | null
    watched: RequestWatch | null
    outcome: RequestOutcome | null
  }
}

/** Until a request has arrived whole: one that never ends would hold its connection for ever. */
const MOST_MS = 30_000

/** The hub over HTTP: authenticate, then GraphQL by POST; and the hub's own pages, with the sessions of those at them. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { authenticate, limits, operationGate, session, watch, log } = options
  const { origin } = new URL(session.url)
  const apollo = createApollo(options)
  await apollo.start()

  const server = fastify({
    // Browsers and partners have no certificate of the hub's authority.
    ...overTls(options.tls, { mutual: false }),
    bodyLimit: MOST_BYTES,
    requestTimeout: MOST_MS,
    return503OnClosing: false,
    // An address that cannot be read is refused before any hook; the server's own words would repeat it.
    frameworkErrors: (_, __, reply) => sendError(reply as FastifyReply, 400, 'BAD_REQUEST', 'the address is malformed'),
  })
  followTls(server.server, options.tls, { mutual: false })
  const doors = createDoors(server)
  // A form or plain text needs no preflight, so a page elsewhere could send it.
  server.removeContentTypeParser('text/plain')
  server.decorateRequest('admitted', null)
  server.decorateRequest('watched', null)
  server.decorateRequest('outcome', null)
  // Before any plugin is awaited: routes that stand by then keep the handler of that moment.
  server.setErrorHandler((error, request, reply) => {
    request.outcome = outcomeOf(error)
    if (error instanceof Refusal) return reply.code(error.status).headers(error.headers).send(error.body)
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status < 500) return sendError(reply, status, 'BAD_REQUEST', BAD_REQUESTS[status] ?? 'the request is malformed')
    const requestId = request.admitted?.asking.requestId
    log.error({ requestId, error: (error as Error).name }, 'a request failed')
    return sendError(reply, 500, 'INTERNAL_SERVER_ERROR', 'the hub could not answer; nothing was released')
  })
  await securityHeaders(server)
  await sessionRoutes(server, session)

  const execute = fastifyApolloHandler(apollo, {
    context: async (request): Promise<RequestContext & Record<string, unknown>> => {
      const { asking } = admitted(request.admitted)
      return {
        watch: admitted(request.watched),
        asking,
        recorder: new ReleaseRecorder(),
        assertionIds: createAssertionIds(asking.proof),
      }
    },
  })
  /** The access token of a person at one of the hub's own pages. Whoever sends a token stands for itself. */
  async function tokenOfSession(request: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    if (request.headers.authorization !== undefined || !hasSession(request)) return null
    refuseOtherPages(request.headers, origin)
    refuseOtherThanJson(request.headers)
    const open = await openSession(session.sessions, request, reply, true)
    return open?.session.access ?? null
  }

  server.post('/graphql', {
    // Before the body is read.
    onRequest: async (request, reply) => {
      const requestId = requestIdFrom(request.headers['x-request-id'])
      reply.header('x-request-id', requestId)
      const watched = watch.request(requestId)
      request.watched = watched
      if (watched.span.traceId !== undefined) log.info({ requestId }, 'a request is traced')
      // However it ends: answered, refused, hung up.
      reply.raw.once('close', () => watched.end(request.outcome ?? outcomeOfStatus(reply.statusCode)))
      let place: Place | undefined
      const admit = async (sub: string) => {
        const taken = await limits.enter(sub)
        place = taken
        reply.raw.once('close', () => taken.leave())
      }
      const sessionToken = await tokenOfSession(request, reply)
      const asking = await authenticate(request.headers, requestId, admit, sessionToken)
      request.admitted = { asking, place: admitted(place) }
      refuseExoticBody(request.headers)
    },
    preHandler: async request => {
      request.body = operationGate(admitted(request.admitted).asking.client, request.body)
    },
    // Once here, and not a first time to count its bytes and a second time to send it.
    onSend: async (_, __, payload) => (typeof payload === 'string' ? Buffer.from(payload) : payload),
    handler(request, reply) {
      return admitted(request.admitted).place.during(async () => execute.call(server, request, reply))
    },
  })
  server.get('/.well-known/jwks.json', () => options.publicJwks)
  healthRoutes(server, options.health, doors)
  await servePages(server, options.pages, session.url)
  notFound(server, sendError)
  server.addHook('onClose', () => apollo.stop())
  return { server, doors }
}

/** An error of a request, as it is counted. */
function outcomeOf(error: unknown): RequestOutcome {
  if (error instanceof Refusal) return error.code
  return outcomeOfStatus((error as { statusCode?: number }).statusCode ?? 500)
}

function outcomeOfStatus(status: number): RequestOutcome {
  if (status < 400) return 'ANSWERED'
  return status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR'
}

/** Nothing goes on for a request that nobody let in. */
function admitted<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a request that nobody let in')
  return value
}

const BAD_REQUESTS: Readonly<Record<number, string>> = {
  400: 'the body is not well-formed JSON',
  413: `the body is too long: at most ${MOST_BYTES} bytes`,
  415: 'send `content-type: application/json` in UTF-8, uncompressed',
}

function sendError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] })
}
