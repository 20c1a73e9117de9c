import { readFileSync } from 'node:fs'
import { loadAgreement } from '@hub/agreement'
import { type RegisteredOperations, readOperations } from './operations/registered-operations.ts'
import type { Tables } from './snapshot.ts'

/** What the gateway goes by: one version of schema and agreement, and what may be asked of it in production. */
export interface Rules {
  readonly supergraphSdl: string
  readonly tables: Tables
  readonly operations: RegisteredOperations
}

/**
 * @param root URL of a folder that is laid out as the repository, with a slash at the end
 * @throws Error that names the file
 */
export function readRules(root: URL): Rules {
  return {
    supergraphSdl: readFileSync(new URL('schema/supergraph.graphql', root), 'utf8'),
    tables: loadAgreement(root),
    operations: readOperations(new URL('schema/operations/', root)),
  }
}
