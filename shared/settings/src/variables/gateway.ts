import * as schema from '../schemas.ts'
import type { Variable } from '../variable.ts'
import { HTTP_URL, PORT } from './shapes.ts'

export const GATEWAY_PORT: Variable<number> = {
  ...PORT,
  name: 'GATEWAY_PORT',
  meaning: 'Port of the gateway and the console.',
  default: '4000',
  usedBy: ['gateway', 'start'],
}

export const GATEWAY_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'GATEWAY_URL',
  meaning: 'Where callers and browsers reach the gateway.',
  demoDefault: 'http://localhost:{GATEWAY_PORT}',
  usedBy: ['gateway', 'identity', 'start'],
}

export const GATEWAY_JWKS_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'GATEWAY_JWKS_URL',
  meaning: 'Where owners find the public keys that hub assertions are verified with.',
  demoDefault: 'http://127.0.0.1:{GATEWAY_PORT}/.well-known/jwks.json',
  usedBy: ['owner', 'start'],
}

export const GATEWAY_SIGNING_KEY: Variable<schema.SigningKeyJwk> = {
  name: 'GATEWAY_SIGNING_KEY',
  meaning: 'The private key that the gateway signs hub assertions with.',
  must: 'be a private Ed25519 JWK as JSON, with kty, crv, x, d and kid',
  schema: schema.signingKey,
  made: 'made at the first start',
  show: false,
  usedBy: ['gateway'],
}

export const GATEWAY_FURTHER_KEYS: Variable<readonly schema.PublicKeyJwk[]> = {
  name: 'GATEWAY_FURTHER_KEYS',
  meaning:
    "Public keys published beside the signing key's: the next before it signs, the last while its assertions are under way. See [keys.md](keys.md).",
  must: 'be a JWK set as JSON, of public Ed25519 keys with kty, crv, x and kid',
  schema: schema.publicKeys,
  optional: 'none',
  show: false,
  usedBy: ['gateway'],
}

export const REQUIRE_DPOP: Variable<boolean> = {
  name: 'REQUIRE_DPOP',
  meaning:
    'Refuses access tokens that are not bound to a key of the caller (DPoP, RFC 9449). Bound ones always need it.',
  must: 'be 1 or 0',
  schema: schema.flag,
  default: '0',
  show: true,
  usedBy: ['gateway'],
}

export const REQUESTS_PER_MINUTE: Variable<number> = {
  name: 'REQUESTS_PER_MINUTE',
  meaning: 'How many requests one caller, by the subject of its token, may send to one gateway process in a minute.',
  must: 'be a number from 1 to 100000000',
  schema: schema.integer(1, 100_000_000),
  default: '6000',
  demoDefault: '600000',
  show: true,
  usedBy: ['gateway'],
}

export const REQUESTS_AT_ONCE: Variable<number> = {
  name: 'REQUESTS_AT_ONCE',
  meaning: 'How many requests of one caller one gateway process answers at the same time.',
  must: 'be a number from 1 to 100000',
  schema: schema.integer(1, 100_000),
  default: '100',
  demoDefault: '1000',
  show: true,
  usedBy: ['gateway'],
}

export const INTROSPECTION_CLIENTS: Variable<readonly string[]> = {
  name: 'INTROSPECTION_CLIENTS',
  meaning: 'Clients that may read the schema in production, by client id, with commas between.',
  must: 'be client ids with commas between',
  schema: schema.words,
  optional: 'none',
  show: true,
  usedBy: ['gateway'],
}

export const MEMBER_TIMEOUT_MS: Variable<number> = {
  name: 'MEMBER_TIMEOUT_MS',
  meaning: 'How long the gateway waits for a member before it answers without it, in milliseconds.',
  must: 'be a number of milliseconds from 50 to 60000',
  schema: schema.integer(50, 60_000),
  default: '2000',
  show: true,
  usedBy: ['gateway', 'registry'],
}

export const COMMAND_TIMEOUT_MS: Variable<number> = {
  name: 'COMMAND_TIMEOUT_MS',
  meaning:
    'How long the gateway waits for a command, in milliseconds: longer than a withdrawal waits for a member that is down.',
  must: 'be a number of milliseconds from 1000 to 300000',
  schema: schema.integer(1_000, 300_000),
  default: '75000',
  show: true,
  usedBy: ['gateway'],
}
