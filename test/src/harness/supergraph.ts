import { readFileSync } from 'node:fs'

/** The supergraph as it is checked in. */
export function supergraphSdl(): string {
  return readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8')
}
