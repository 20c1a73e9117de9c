import { createHash } from 'node:crypto'
import { classifyDocument, type FieldClass, ownersOf } from '@hub/classification'
import type { DecisionTable } from '@hub/decision'
import { type Owner, REGISTRY } from '@hub/vocabulary'
import { type GraphQLSchema, parse } from 'graphql'

/** What one request is pinned to: schema, classification and agreement, with their digests. */
export interface Snapshot {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema
  /** `sha256:…` of the supergraph. */
  readonly schemaDigest: string
  /** Directive and categories by `Type.field`; a field that is missing here is not released. */
  readonly classes: ReadonlyMap<string, FieldClass>
  /** Who answers, by `Type.field`. */
  readonly owners: ReadonlyMap<string, Owner>
  readonly agreement: DecisionTable
  readonly tableOf: (owner: Owner) => DecisionTable
}

export interface Tables {
  readonly agreement: DecisionTable
  readonly tableOf: (owner: Owner) => DecisionTable
}

export function createSnapshot(schema: GraphQLSchema, supergraphSdl: string, tables: Tables): Snapshot {
  const supergraph = parse(supergraphSdl)
  return {
    schema,
    schemaDigest: `sha256:${createHash('sha256').update(supergraphSdl).digest('hex')}`,
    classes: classifyDocument(supergraph),
    owners: ownersOf(supergraph),
    agreement: tables.agreement,
    tableOf: tables.tableOf,
  }
}

/** Who answers for a field. Keys stand in every subgraph; the registry gave them out. */
export function ownerOf(snapshot: Snapshot, coordinate: string): Owner {
  return snapshot.owners.get(coordinate) ?? REGISTRY.code
}
