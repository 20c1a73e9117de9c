import { isMemberCode } from '@hub/vocabulary'
import type { FastifyInstance } from 'fastify'
import type { RegistryOffice } from '../owner.ts'
import { KNOCK } from './wire.ts'

/** What the registry answers beside GraphQL: its public keys, and members that have started. */
export function registryRoutes(app: FastifyInstance, office: RegistryOffice, publicJwks: object): void {
  app.get('/.well-known/jwks.json', () => publicJwks)

  // Whoever knocks learns nothing: what a member missed goes to its own address.
  app.post('/desk/knock', async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''
    const read = KNOCK.safeParse(parsed(body))
    if (!read.success || !isMemberCode(read.data.owner)) return reply.code(400).send({})
    await office.knock(read.data.owner, read.data.nonce, read.data.after)
    return reply.code(202).send({})
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
