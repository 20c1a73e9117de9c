import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { Agent, type buildConnector, request } from 'undici'

/** A balancer as operations teams have it: it knows TCP, and asks each process behind it whether it is ready. */
export interface Balancer extends AsyncDisposable {
  readonly port: number
}

const LOOK_EVERY_MS = 100

export interface BalancerOptions {
  /** Ports on this machine. */
  readonly targets: readonly number[]
  /** 0 takes any free one. */
  readonly port?: number
  /** How to connect to targets that speak TLS. */
  readonly connect?: buildConnector.connector
}

/** Leads each new connection to the next target that said it is ready; to any, where none did. */
export async function startBalancer({ targets, port = 0, connect: connector }: BalancerOptions): Promise<Balancer> {
  const ready = new Set<number>()
  const sockets = new Set<Socket>()
  const agent = new Agent({ ...(connector && { connect: connector }), keepAliveTimeout: 1 })
  const scheme = connector === undefined ? 'http' : 'https'
  let turn = 0
  let stopped = false

  const look = async (target: number): Promise<void> => {
    while (!stopped) {
      const asked = request(`${scheme}://localhost:${target}/health/ready`, {
        dispatcher: agent,
        headersTimeout: 2_000,
      })
      const isReady = await asked.then(
        async ({ statusCode, body }) => {
          await body.dump()
          return statusCode === 200
        },
        () => false,
      )
      if (isReady) ready.add(target)
      else ready.delete(target)
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
    }
  }
  const looking = targets.map(look)

  const server = createServer(client => {
    const open = targets.filter(target => ready.has(target))
    const among = open.length > 0 ? open : targets
    const target = connect(among[turn++ % among.length] ?? 0, '127.0.0.1')
    for (const socket of [client, target]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.once('close', () => sockets.delete(socket))
      socket.on('error', () => {
        client.destroy()
        target.destroy()
      })
    }
    client.pipe(target)
    target.pipe(client)
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      stopped = true
      const closed = new Promise(resolve => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await Promise.all([closed, ...looking])
      await agent.destroy()
    },
  }
}
