import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'
import { HTTP_URL } from './shapes.ts'

export const STATISTICS_SIGNING_KEY: Variable<schema.SigningKeyJwk> = {
  name: 'STATISTICS_SIGNING_KEY',
  meaning: "The private key that the statistics subgraph signs its questions to members' table endpoints with.",
  must: 'be a private Ed25519 JWK as JSON, with kty, crv, x, d and kid',
  schema: schema.signingKey,
  made: 'made at the first start',
  show: false,
  usedBy: ['statistics'],
}

export const STATISTICS_JWKS_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'STATISTICS_JWKS_URL',
  meaning: 'Where members find the public key that these questions are verified with. Without it they answer none.',
  demoDefault: 'http://127.0.0.1:{STATISTICS_PORT}/.well-known/jwks.json',
  optional: 'the table endpoint is off',
  usedBy: ['owner'],
}

export const STATISTICS_TIMEOUT_MS: Variable<number> = {
  name: 'STATISTICS_TIMEOUT_MS',
  meaning: 'How long a table may take that members compute for the first time, in milliseconds.',
  must: 'be a number of milliseconds from 50 to 600000',
  schema: schema.integer(50, 600_000),
  default: '60000',
  show: true,
  usedBy: ['gateway', 'statistics'],
}

export const STATISTICS_ACTIVITY_SECONDS: Variable<number> = {
  name: 'STATISTICS_ACTIVITY_SECONDS',
  meaning:
    'How often the registry asks members on which cases they were active, so that each person is counted once, in seconds. See [statistics.md](statistics.md).',
  must: 'be a number of seconds from 1 to 86400',
  schema: schema.integer(1, 86_400),
  default: '900',
  show: true,
  usedBy: ['registry'],
}
