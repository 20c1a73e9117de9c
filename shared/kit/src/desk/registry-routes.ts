import { isMemberCode } from '@hub/vocabulary'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fault } from '../http/errors.ts'
import type { RegistryOffice } from '../owner.ts'
import type { Peers } from '../transparency/peers/peer.ts'
import { peerOf } from '../transparency/peers/request.ts'
import { KNOCK } from './wire.ts'

const ERASURE = z.strictObject({
  caseId: z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  tell: z.boolean().default(true),
})
const ERASURES = z.strictObject({ since: z.iso.datetime() })

/** What the registry answers beside GraphQL: its public keys, and members that have started. */
export function registryRoutes(
  app: FastifyInstance,
  office: RegistryOffice,
  publicJwks: object,
  peers: Peers | undefined,
): void {
  app.get('/.well-known/jwks.json', () => publicJwks)

  // Whoever knocks learns nothing: what a member missed goes to its own address.
  app.post('/desk/knock', async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
    const read = KNOCK.safeParse(parsed(body))
    if (!read.success || !isMemberCode(read.data.owner)) return reply.code(400).send({})
    await office.knock(read.data.owner, read.data.nonce, read.data.after)
    return reply.code(202).send({})
  })

  // Members show who they are by their log keys, so where no logs are kept there is nobody to believe.
  if (peers === undefined) return
  const fromMember = async (request: FastifyRequest, reply: FastifyReply) => {
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
    const member = await peerOf(request.headers.authorization, 'registry', peers, body)
    if (member !== undefined && isMemberCode(member)) return { member, asked: parsed(body) }
    await reply.code(401).send({ errors: [fault('NOT_A_PEER')] })
    return undefined
  }
  app.post('/desk/erasure', async (request, reply) => {
    const { member, asked } = (await fromMember(request, reply)) ?? {}
    if (member === undefined) return reply
    const read = ERASURE.safeParse(asked)
    if (!read.success) return reply.code(400).send({ errors: [fault('BAD_REQUEST')] })
    return office.enterErasure(member, read.data.caseId, read.data.tell)
  })
  app.post('/desk/erasures', async (request, reply) => {
    const { member, asked } = (await fromMember(request, reply)) ?? {}
    if (member === undefined) return reply
    const read = ERASURES.safeParse(asked)
    if (!read.success) return reply.code(400).send({ errors: [fault('BAD_REQUEST')] })
    return { digests: await office.erasuresSince(member, new Date(read.data.since)) }
  })
  app.post('/desk/closed-cases', async (request, reply) => {
    const { member } = (await fromMember(request, reply)) ?? {}
    return member === undefined ? reply : { closed: await office.closedCases(member) }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
