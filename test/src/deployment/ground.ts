import { readFileSync } from 'node:fs'
import type { TlsFiles } from '@hub/tls'
import type { Owner } from '@hub/vocabulary'

/** What a deployment stands on, made once for all test files: certificates, and a PostgreSQL server for each owner. */
export interface Ground {
  /** PEM file of the authority. */
  readonly authority: string
  /** By process. */
  readonly certificates: Readonly<Record<string, TlsFiles>>
  /** The superuser's URL of each owner's server. */
  readonly adminUrls: Readonly<Record<Owner, string>>
}

/** The variable that names the file in which the ground is written down; where it is set, hubs are deployments. */
export const GROUND = 'HUB_DEPLOYMENT'

export function groundOf(): Ground {
  return JSON.parse(readFileSync(process.env[GROUND] ?? '', 'utf8')) as Ground
}
