import { KeysUnavailableError, RefusedError, type RegistryVerifier } from '@hub/assertion'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import { errorForLog, type FaultCode, fault } from '../http/errors.ts'
import type { Gate } from './catch-up.ts'
import type { Clerk } from './clerk.ts'
import { NARROW_ENVELOPE } from './shapes.ts'

export interface DeskParts {
  readonly clerk: Clerk
  readonly verifyRegistry: RegistryVerifier
  readonly gate: Gate
  readonly log: Logger
}

const orderBody = z.strictObject({ field: z.string(), args: z.record(z.string(), z.unknown()) })
const ordersBody = z.strictObject({
  envelopes: z.array(NARROW_ENVELOPE).max(200),
  terms: z.strictObject({ nonce: z.uuid(), complete: z.boolean() }).optional(),
})
const mirrorBody = z.strictObject({ caseId: z.uuid() })

/**
 * What a member answers beside GraphQL: orders of people and machines, each under the gateway's signature, and orders
 * and questions of the registry under its own.
 */
export function deskRoutes(app: FastifyInstance, { clerk, verifyRegistry, gate, log }: DeskParts): void {
  app.post('/desk', (request, reply) =>
    answering(reply, log, async () => {
      if (!gate.open) return refuse(reply, 503, 'NOT_READY')
      const order = orderBody.parse(JSON.parse(bodyOf(request).toString('utf8')))
      const { 'members-token': membersToken, 'command-signature': commandSignature } = request.headers
      return clerk.carryOut(order, { membersToken: word(membersToken), commandSignature: word(commandSignature) })
    }),
  )

  app.post('/desk/orders', (request, reply) =>
    answering(reply, log, async () => {
      const { envelopes, terms } = ordersBody.parse(await verified(request))
      const outcomes = []
      // In the order of their positions: a gap must never be followed by what is counted as done.
      for (const envelope of envelopes) outcomes.push(await clerk.narrow(envelope))
      await gate.took(terms)
      return outcomes
    }),
  )

  app.post('/desk/mirror', (request, reply) =>
    answering(reply, log, async () => {
      const { caseId } = mirrorBody.parse(await verified(request))
      return clerk.mirror(caseId)
    }),
  )

  async function verified(request: FastifyRequest): Promise<unknown> {
    const body = bodyOf(request)
    await verifyRegistry(word(request.headers['registry-signature']), body)
    return JSON.parse(body.toString('utf8'))
  }
}

/** The server takes bodies as bytes, since signatures are over bytes. */
function bodyOf({ body }: FastifyRequest): Buffer {
  if (!Buffer.isBuffer(body)) throw new SyntaxError('no body')
  return body
}

function word(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined
}

/** What goes wrong leaves as a code; no text of an order is ever logged. */
async function answering(reply: FastifyReply, log: Logger, answer: () => Promise<unknown>): Promise<unknown> {
  try {
    return await answer()
  } catch (error) {
    log.warn({ error: errorForLog(error) }, 'an order was refused')
    if (error instanceof KeysUnavailableError) return refuse(reply, 503, 'KEYS_UNAVAILABLE')
    if (error instanceof RefusedError) return refuse(reply, 401, 'UNAUTHENTICATED')
    if (error instanceof SyntaxError || error instanceof z.ZodError) return refuse(reply, 400, 'BAD_REQUEST')
    return refuse(reply, 500, 'INTERNAL_SERVER_ERROR')
  }
}

function refuse(reply: FastifyReply, status: number, code: FaultCode): FastifyReply {
  return reply.code(status).send({ errors: [fault(code)] })
}
