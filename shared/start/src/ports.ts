import { once } from 'node:events'
import { createServer } from 'node:net'
import { freePort } from '@hub/postgres'
import type { PortSetting } from '@hub/settings'
import { StartError } from './ending.ts'

export type Ports = Readonly<Record<PortSetting['use'], number>>

/** Checks that every port is free before anything starts, and finds one for each that is 0. @throws StartError */
export async function takePorts(settings: readonly PortSetting[]): Promise<Ports> {
  const ports: [PortSetting['use'], number][] = []
  for (const { use, variable, port } of settings) {
    const code = port === 0 ? undefined : await obstacle(port)
    if (code === 'EADDRINUSE')
      throw new StartError(`port ${port} is in use: stop what listens there, or set ${variable} to another`)
    if (code !== undefined) throw new StartError(`port ${port} cannot be used (${code}): set ${variable} to another`)
    ports.push([use, port === 0 ? await freePort() : port])
  }
  return Object.fromEntries(ports) as Ports
}

/** `localhost` may mean either loopback address, so both must be free; a machine without IPv6 has only one. */
async function obstacle(port: number): Promise<string | undefined> {
  const code = await obstacleAt(port, '127.0.0.1')
  if (code !== undefined) return code
  return (await obstacleAt(port, '::1')) === 'EADDRINUSE' ? 'EADDRINUSE' : undefined
}

async function obstacleAt(port: number, host: string): Promise<string | undefined> {
  const server = createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
    return undefined
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown'
  }
}
