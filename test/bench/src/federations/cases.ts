import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CASE_OWNERS, STATISTICS } from '@hub/vocabulary'
import type { Databases } from '../data/databases.ts'
import { ROOT } from '../folders.ts'
import type { Processes } from '../processes.ts'
import type { Order } from '../unenforced/main.ts'
import type { Federation } from './federation.ts'

const ENTRY = new URL('../unenforced/main.ts', import.meta.url)

/** The same data, schema and statements as the product's owners, with nothing enforced. @param folder for a file */
export async function startCases(processes: Processes, databases: Databases, folder: string): Promise<Federation> {
  const owners = await Promise.all(
    CASE_OWNERS.map(async owner => {
      const order: Order = { serve: 'owner', owner, databaseUrl: databases.of[owner].serveUrl }
      const running = await processes.start({
        name: `off-${owner}`,
        entry: ENTRY,
        env: { NODE_ENV: 'production' },
        order,
      })
      return [owner, running] as const
    }),
  )
  const urls = new Map(owners.map(([owner, { url }]) => [owner, url]))
  return { name: 'cases', supergraph: writeSupergraph(urls, folder), members: owners.map(([, { pid }]) => pid) }
}

/** Gives the name of the file. @param urls of owners @param folder for the file */
export function writeSupergraph(urls: ReadonlyMap<string, string>, folder: string): string {
  const file = join(folder, 'cases.graphql')
  writeFileSync(file, supergraphAt(urls))
  return file
}

/** The product's supergraph with addresses in it: its own names none, since where owners are is a setting. */
function supergraphAt(urls: ReadonlyMap<string, string>): string {
  const sdl = readFileSync(new URL('schema/supergraph.graphql', ROOT), 'utf8')
  return sdl.replaceAll(/@join__graph\(name: "(\w+)", url: "[^"]*"\)/g, (_, name: string) => {
    // Has no cases, and nobody here asks for anything else.
    const url = name === STATISTICS.code ? 'http://statistics.invalid' : urls.get(name)
    if (url === undefined) throw new Error(`no owner \`${name}\` runs`)
    return `@join__graph(name: "${name}", url: "${url}/graphql")`
  })
}
