import { pathToFileURL } from 'node:url'
import { freePort } from '@hub/postgres'
import type { Federation } from '../federations/federation.ts'
import type { Processes } from '../processes.ts'
import { type Contender, NO_HEADERS } from './contender.ts'

/** Hive Gateway (the one in JavaScript) as its command starts it. @param program its command-line program */
export async function startHive(
  processes: Processes,
  { name, supergraph, members }: Federation,
  program: string,
): Promise<Contender> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const gateway = await processes.start({
    name: `hive-${name}`,
    entry: pathToFileURL(program),
    args: ['supergraph', supergraph, '--host', '127.0.0.1', '--port', new URL(url).port],
    env: { NODE_ENV: 'production' },
    readyAt: `${url}/readiness`,
  })
  return { key: 'hive', title: 'Hive Gateway', url: `${url}/graphql`, headers: NO_HEADERS, gateway, members }
}
