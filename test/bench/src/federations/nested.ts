import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { SERVICES, sdlOf } from '../nested/service.ts'
import type { Processes } from '../processes.ts'
import type { Federation } from './federation.ts'

const ENTRY = new URL('../nested/main.ts', import.meta.url)

/** The services of the nested operation. @param folder for a file */
export async function startNested(processes: Processes, folder: string): Promise<Federation> {
  const services = await Promise.all(
    SERVICES.map(async name => {
      const env = { NODE_ENV: 'production' }
      const running = await processes.start({ name: `nested-${name}`, entry: ENTRY, env, order: name })
      return { name, running }
    }),
  )
  const { supergraphSdl, errors } = composeServices(
    services.map(({ name, running }) => ({ name, url: running.url, typeDefs: parse(sdlOf(name)) })),
  )
  if (supergraphSdl === undefined) throw new Error(`the nested services do not compose: ${errors?.join('; ')}`)
  const supergraph = join(folder, 'nested.graphql')
  writeFileSync(supergraph, supergraphSdl)
  return { name: 'nested', supergraph, members: services.map(({ running }) => running.pid) }
}
