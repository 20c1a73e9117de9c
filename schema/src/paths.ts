import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { OWNERS, type Owner } from '@hub/vocabulary'
import type { Submission } from './admission/admit.ts'
import { AdmissionError, type Refusal } from './admission/rule.ts'

/** The repository that this file stands in: a copy of it works on itself. */
export const ROOT = new URL('../../', import.meta.url)

/** Paths of what the command reads and writes, relative to the repository. */
export const PATHS = {
  header: 'schema/header.graphql',
  supergraph: 'schema/supergraph.graphql',
  api: 'schema/api.graphql',
  sdl: (owner: Owner) => `subgraphs/${owner}/schema.graphql`,
  types: (owner: Owner) => `subgraphs/${owner}/src/generated/types.ts`,
  consoleOperations: 'schema/operations/hub-console/',
  consoleTypes: 'gateway/console/src/generated/operations.ts',
  consoleRooms: 'gateway/console/src/generated/rooms.ts',
} as const

/** The SDL of every owner in the list of members. @throws AdmissionError where a file is missing */
export function readSubmissions(root: URL = ROOT): Submission[] {
  const missing = OWNERS.map(PATHS.sdl).filter(file => !existsSync(new URL(file, root)))
  if (missing.length > 0) throw new AdmissionError(missing.map(missingSdl))
  return OWNERS.map(owner => {
    const file = PATHS.sdl(owner)
    return { owner, file, sdl: readFileSync(new URL(file, root), 'utf8') }
  })
}

/** The operations of the console: name of the file to its text. */
export function readConsoleOperations(root: URL = ROOT): Map<string, string> {
  const folder = new URL(PATHS.consoleOperations, root)
  const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.graphql')) : []
  return new Map(files.map(name => [name, readFileSync(new URL(name, folder), 'utf8')]))
}

function missingSdl(file: string): Refusal {
  return { file, type: null, field: null, rule: 'MISSING', message: 'is in the list of members, but has no SDL' }
}
