import { MEMBERS, type Owner, REGISTRY, STATISTICS } from '@hub/vocabulary'
import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'
import { DATABASE_URL, HTTP_URL, METRICS_PORT, PORT } from './shapes.ts'

export interface OwnerVariables {
  readonly port: Variable<number>
  readonly url: Variable<string>
  readonly databaseUrl: Variable<string>
  readonly migrateDatabaseUrl: Variable<string>
  readonly logKey: Variable<schema.SigningKeyJwk>
  readonly metricsPort: Variable<number>
}

/** The six variables of one owner: `EMERGENCY_PORT`, `EMERGENCY_URL`, … */
export function ownerVariables(owner: Owner): OwnerVariables {
  const prefix = owner.toUpperCase()
  return {
    port: {
      ...PORT,
      name: `${prefix}_PORT`,
      meaning: "Port of the owner's subgraph.",
      default: String([REGISTRY, ...MEMBERS, STATISTICS].find(entry => entry.code === owner)?.port),
      usedBy: ['owner', 'start'],
    },
    url: {
      ...HTTP_URL,
      name: `${prefix}_URL`,
      meaning: "Where gateway, registry and statistics reach the owner's subgraph, without `/graphql`.",
      demoDefault: `http://127.0.0.1:{${prefix}_PORT}`,
      usedBy: owner === REGISTRY.code ? ['gateway', 'owner', 'upkeep'] : ['gateway', 'registry', 'statistics'],
    },
    databaseUrl: {
      ...DATABASE_URL,
      name: `${prefix}_DATABASE_URL`,
      meaning:
        "The owner's own PostgreSQL, by the login that serves: it reads, and adds to ledger and log. May name several servers of which one takes writes: see [operations.md](operations.md).",
      usedBy: ['owner'],
    },
    migrateDatabaseUrl: {
      ...DATABASE_URL,
      name: `${prefix}_MIGRATE_DATABASE_URL`,
      meaning: 'The same database, by the login that migrates. No server knows it.',
      usedBy: ['migration', 'upkeep'],
    },
    logKey: {
      name: `${prefix}_LOG_KEY`,
      meaning: 'The private key that the owner signs the state of its log with, and cosigns those of others.',
      must: 'be a private Ed25519 JWK as JSON, with kty, crv, x, d and kid',
      schema: schema.signingKey,
      made: 'made at the first start',
      show: false,
      usedBy: ['owner', 'upkeep'],
    },
    metricsPort: {
      ...METRICS_PORT,
      name: `${prefix}_METRICS_PORT`,
      meaning: "Port of the owner's metrics, for Prometheus: `/metrics`.",
      usedBy: ['owner'],
    },
  }
}
