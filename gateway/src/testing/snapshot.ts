import { readFileSync } from 'node:fs'
import { loadAgreement } from '@hub/agreement'
import { buildSchema } from 'graphql'
import { createSnapshot, type Snapshot } from '../snapshot.ts'

const SCHEMA = new URL('../../../schema/', import.meta.url)

/** The checked-in schema and agreement, as the gateway runs on them. */
export function checkedInSnapshot(): Snapshot {
  const read = (name: string) => readFileSync(new URL(name, SCHEMA), 'utf8')
  return createSnapshot(buildSchema(read('api.graphql')), read('supergraph.graphql'), loadAgreement())
}
