import { MEMBERS, type MemberEntry } from '@hub/vocabulary'
import type { Ports } from './ports.ts'
import { queryToPaste } from './query.ts'
import type { Showcase } from './showcase.ts'

/** Of every demo identity; public. */
export const DEMO_SECRET = 'demo-only'

export interface SummaryParts {
  readonly ports: Ports
  readonly showcase: Showcase
  readonly dataDir: string
  readonly seconds: string
  /** In MB, by process. */
  readonly memory: ReadonlyMap<string, number>
}

/** What a person needs to know once everything runs. */
export function summary({ ports, showcase, dataDir, seconds, memory }: SummaryParts): string {
  const gateway = `http://localhost:${ports.gateway}`
  const identity = `http://localhost:${ports.identity}`
  const total = [...memory.values()].reduce((sum, megabytes) => sum + megabytes, 0)
  const members: readonly MemberEntry[] = MEMBERS
  return `
Ready after ${seconds}, using ${total.toFixed(0)} MB of memory in all its processes:
${memoryLines(memory)}

  console             ${gateway}
  GraphQL             ${gateway}/graphql
  API explorer        ${gateway}/explorer
  identity provider   ${identity}
  data and logs       ${dataDir}

Identities of the demonstration; the password, and the secret, of all is ${DEMO_SECRET}:

  machines            ${wrapped(members.map(({ code }) => `${code}-system`))}
  members' people     case-worker@<member>.example, dpo@<member>.example
                      with <member> one of ${wrapped(members.map(({ code }) => code))}
  secretariat         coordinator@secretariat.example, auditor@secretariat.example
  European Union      liaison@eu.example

A case to look at: ${showcase.reference}, id ${showcase.id}. As a partner system may ask for it:

${queryToPaste(`${identity}/token`, `${gateway}/graphql`, showcase.id)}

Ctrl-C stops everything; the data stays.`
}

/** A few to a line, indented to the column where the first stands. */
function wrapped(words: readonly string[]): string {
  const rows: string[] = []
  for (let at = 0; at < words.length; at += 3) rows.push(words.slice(at, at + 3).join(', '))
  return rows.join(`,\n${' '.repeat(22)}`)
}

function memoryLines(memory: ReadonlyMap<string, number>): string {
  const parts = [...memory].map(([name, megabytes]) => `${name} ${megabytes.toFixed(0)}`)
  const rows: string[] = []
  for (let at = 0; at < parts.length; at += 6) rows.push(`  ${parts.slice(at, at + 6).join(' · ')}`)
  return rows.join('\n')
}
