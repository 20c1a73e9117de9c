import type { ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

export interface DrainTimes {
  /** For how long a server goes on as before, after it has said that it is not ready, in milliseconds. */
  readonly graceMs: number
  /** How long requests that are under way may then take, in milliseconds. */
  readonly limitMs: number
}

/** How a server leaves: it says so, goes on until nobody sends it anything, finishes what it has begun, and is closed. */
export interface Doors {
  /** From the first moment of a drain on. Whoever asks whether the server is ready must be told no. */
  readonly draining: boolean
  /** Closes the server. Resolves to how many requests were cut off because they took too long. */
  drain(times: DrainTimes): Promise<number>
}

const LOOK_EVERY_MS = 25

/** A connection over which nobody asks anything: browsers keep some in reserve. */
const QUIET_MS = 1_000

/** Made before the server listens, with `return503OnClosing: false`: what a server takes in, it answers. */
export function createDoors(app: FastifyInstance): Doors {
  let draining = false
  let underWay = 0
  // Before Fastify's own listener, which may have answered when it returns.
  app.server.prependListener('request', (_: unknown, response: ServerResponse) => {
    underWay += 1
    response.once('close', () => {
      underWay -= 1
    })
    // Whoever keeps its connections then looks for another server with its next request.
    if (draining) response.setHeader('connection', 'close')
  })

  return {
    get draining() {
      return draining
    },
    async drain({ graceMs, limitMs }) {
      draining = true
      if (graceMs > 0) await delay(graceMs)
      const until = performance.now() + limitMs
      let busyAt = performance.now()
      let cut = 0
      const looking = setInterval(() => {
        const now = performance.now()
        if (underWay > 0) busyAt = now
        if (now < until && now - busyAt < QUIET_MS) return
        cut += underWay
        app.server.closeAllConnections()
      }, LOOK_EVERY_MS)
      try {
        await app.close()
      } finally {
        clearInterval(looking)
      }
      return cut
    },
  }
}
