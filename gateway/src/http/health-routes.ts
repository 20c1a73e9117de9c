import type { Doors } from '@hub/lifecycle'
import { OWNERS, REGISTRY } from '@hub/vocabulary'
import type { FastifyInstance } from 'fastify'
import type { OwnerHealth } from '../ask/owner-health.ts'

/**
 * `/health/live`: the process runs. `/health/ready`: cases can be answered, and it is not about to end; names the state of
 * each owner.
 */
export function healthRoutes(server: FastifyInstance, health: OwnerHealth, doors: Doors): void {
  server.get('/health/live', () => ({ status: 'live' }))
  server.get('/health/ready', (_, reply) => {
    const owners = Object.fromEntries(OWNERS.map(owner => [owner, health.isDown(owner) ? 'down' : 'up']))
    if (doors.draining) return reply.code(503).send({ status: 'draining', owners })
    const ready = !health.isDown(REGISTRY.code)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', owners })
  })
}
