import { MEMBERS, OWNERS, type Owner, REGISTRY, STATISTICS } from '@hub/vocabulary'
import { z } from 'zod'
import { RETENTION_KINDS, RETENTION_PERIODS, type Retention, retention } from './retention.ts'
import { databaseUrlRule, hostRule, httpUrlRule, nodeEnvRule, peersRule } from './rules.ts'
import * as schema from './schemas.ts'
import type { Variable } from './variable.ts'

const EVERYONE = ['gateway', 'owner', 'identity', 'migration', 'upkeep', 'start'] as const
const SERVERS = ['gateway', 'owner', 'identity'] as const

const PORT = { schema: schema.port, must: 'be a port number from 0 to 65535 (0: any free one)', show: true } as const
const HTTP_URL = { schema: schema.httpUrl, must: 'be an http or https URL', rule: httpUrlRule, show: false } as const
const DATABASE_URL = {
  schema: schema.databaseUrl,
  must: 'be a URL like postgres://user:password@host:port/database, or with several hosts host:port,host:port',
  rule: databaseUrlRule,
  show: false,
  made: 'made at the first start',
} as const

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const NODE_ENVS = ['production', 'development', 'test'] as const

export const HUB_DEMO: Variable<boolean> = {
  name: 'HUB_DEMO',
  meaning: 'Demo mode: allows the embedded identity provider and the demo secrets, on this machine only.',
  must: 'be 1 or 0',
  schema: schema.flag,
  default: '0',
  made: '1, set by npm start',
  show: true,
  usedBy: EVERYONE,
}

export const NODE_ENV: Variable<(typeof NODE_ENVS)[number]> = {
  name: 'NODE_ENV',
  meaning: 'In production, introspection, the API explorer and unregistered operations are off.',
  must: `be one of ${NODE_ENVS.join(', ')}`,
  schema: z.enum(NODE_ENVS),
  rule: nodeEnvRule,
  default: 'production',
  demoDefault: 'development',
  show: true,
  usedBy: EVERYONE,
}

export const HUB_HOST: Variable<string> = {
  name: 'HUB_HOST',
  meaning: 'The address that every server of the hub listens on.',
  must: 'be an IP address or localhost',
  schema: schema.host,
  rule: hostRule,
  default: '127.0.0.1',
  show: true,
  usedBy: [...SERVERS, 'upkeep', 'start'],
}

export const DRAIN_GRACE_MS: Variable<number> = {
  name: 'DRAIN_GRACE_MS',
  meaning:
    'How long a process that is told to end goes on as before, after it has said at `/health/ready` that it is not ready: as long as a balancer takes to notice, in milliseconds. See [operations.md](operations.md).',
  must: 'be a number of milliseconds from 0 to 60000',
  schema: schema.integer(0, 60_000),
  default: '5000',
  demoDefault: '0',
  show: true,
  usedBy: ['gateway', 'owner'],
}

export const DRAIN_LIMIT_MS: Variable<number> = {
  name: 'DRAIN_LIMIT_MS',
  meaning: 'How long requests that are under way by then may still take, in milliseconds.',
  must: 'be a number of milliseconds from 0 to 300000',
  schema: schema.integer(0, 300_000),
  default: '20000',
  demoDefault: '2000',
  show: true,
  usedBy: ['gateway', 'owner'],
}

export const HUB_DATA_DIR: Variable<string> = {
  name: 'HUB_DATA_DIR',
  meaning: 'The folder of the demonstration: databases, generated secrets, logs. Relative to where the command runs.',
  must: 'be a path',
  schema: schema.text,
  default: '.data',
  show: true,
  usedBy: ['identity', 'start'],
}

export const HUB_CASES: Variable<number> = {
  name: 'HUB_CASES',
  meaning: 'How many demonstration cases the first start makes.',
  must: 'be a number from 200 to 200000',
  schema: schema.integer(200, 200_000),
  default: '2000',
  show: true,
  usedBy: ['start'],
}

const PEM_FILE = { schema: schema.text, must: 'be the path of a PEM file', show: true, optional: 'none' } as const

export const TLS_CERTIFICATE_FILE: Variable<string> = {
  ...PEM_FILE,
  name: 'TLS_CERTIFICATE_FILE',
  meaning:
    "The process's certificate, PEM, with those between it and the authority. Needed wherever it listens beyond loopback. Changed files are taken up without a restart. See [operations.md](operations.md).",
  usedBy: ['gateway', 'owner', 'upkeep'],
}

export const TLS_KEY_FILE: Variable<string> = {
  ...PEM_FILE,
  name: 'TLS_KEY_FILE',
  meaning: 'The key of that certificate, PEM.',
  usedBy: ['gateway', 'owner', 'upkeep'],
}

export const TLS_AUTHORITY_FILE: Variable<string> = {
  ...PEM_FILE,
  name: 'TLS_AUTHORITY_FILE',
  meaning: "The authority that issues the certificates of the hub's processes, PEM. Between them no other is believed.",
  usedBy: ['gateway', 'owner', 'upkeep'],
}

export const TLS_MUTUAL: Variable<boolean> = {
  name: 'TLS_MUTUAL',
  meaning: 'Whether an owner that has a certificate answers only to whoever shows one of the same authority.',
  must: 'be 1 or 0',
  schema: schema.flag,
  default: '1',
  show: true,
  usedBy: ['owner'],
}

export const RULES_DIR: Variable<string> = {
  name: 'RULES_DIR',
  meaning:
    'A folder that is laid out as the repository: `schema/` and `subgraphs/<owner>/policies/` in it are what gateway and owners go by. Changes are taken up without a restart. See [operations.md](operations.md#new-rules).',
  must: 'be a path',
  schema: schema.text,
  optional: 'the repository itself',
  show: true,
  usedBy: ['gateway', 'owner'],
}

export const LOG_LEVEL: Variable<(typeof LOG_LEVELS)[number]> = {
  name: 'LOG_LEVEL',
  meaning: 'The least severe lines that are logged.',
  must: `be one of ${LOG_LEVELS.join(', ')}`,
  schema: z.enum(LOG_LEVELS),
  default: 'info',
  show: true,
  usedBy: [...SERVERS, 'start'],
}

export const METRICS_HOST: Variable<string> = {
  name: 'METRICS_HOST',
  meaning:
    'The address that metrics are served on, where they have a port. Beyond loopback by TLS, to whoever shows a certificate of the same authority. See [operations.md](operations.md).',
  must: 'be an IP address or localhost',
  schema: schema.host,
  rule: hostRule,
  default: '127.0.0.1',
  show: true,
  usedBy: ['gateway', 'owner'],
}

const METRICS_PORT = { ...PORT, optional: 'no metrics are served' } as const

export const GATEWAY_METRICS_PORT: Variable<number> = {
  ...METRICS_PORT,
  name: 'GATEWAY_METRICS_PORT',
  meaning: "Port of the gateway's metrics, for Prometheus: `/metrics`. 9464 is the custom.",
  usedBy: ['gateway'],
}

export const TRACES_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'TRACES_URL',
  meaning: 'Where traces are sent, by OTLP over HTTP, such as `http://127.0.0.1:4318/v1/traces`.',
  optional: 'nothing is traced',
  usedBy: ['gateway', 'owner'],
}

export const TRACES_PER_THOUSAND: Variable<number> = {
  name: 'TRACES_PER_THOUSAND',
  meaning: 'How many of a thousand requests are traced, where traces are sent anywhere. Owners follow the gateway.',
  must: 'be a number from 0 to 1000',
  schema: schema.integer(0, 1_000),
  default: '10',
  show: true,
  usedBy: ['gateway'],
}

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

export const SESSION_KEYS: Variable<readonly string[]> = {
  name: 'SESSION_KEYS',
  meaning:
    "What browsers' sessions are encrypted with: the first key encrypts, all decrypt. The same for all processes of the gateway. See [keys.md](keys.md).",
  must: 'be one or more keys of 32 random bytes in base64url, with commas between',
  schema: schema.secretKeys,
  made: 'made at the first start',
  show: false,
  usedBy: ['gateway'],
}

export const SESSION_IDLE_SECONDS: Variable<number> = {
  name: 'SESSION_IDLE_SECONDS',
  meaning: 'How long a person stays signed in to the console without using it.',
  must: 'be a number of seconds from 60 to 86400',
  schema: schema.integer(60, 86_400),
  default: '900',
  show: true,
  usedBy: ['gateway'],
}

export const SESSION_SECONDS: Variable<number> = {
  name: 'SESSION_SECONDS',
  meaning: 'How long a person stays signed in to the console at most.',
  must: 'be a number of seconds from 60 to 604800',
  schema: schema.integer(60, 604_800),
  default: '28800',
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

export const IDENTITY_PORT: Variable<number> = {
  ...PORT,
  name: 'IDENTITY_PORT',
  meaning: 'Port of the embedded identity provider.',
  default: '4400',
  usedBy: ['identity', 'start'],
}

export const OIDC_ISSUER: Variable<string> = {
  ...HTTP_URL,
  name: 'OIDC_ISSUER',
  meaning: 'The OpenID provider, written exactly as in its tokens.',
  demoDefault: 'http://localhost:{IDENTITY_PORT}',
  usedBy: [...SERVERS, 'start'],
}

export const OIDC_AUDIENCE: Variable<string> = {
  name: 'OIDC_AUDIENCE',
  meaning: 'The audience of access tokens that the gateway accepts.',
  must: 'be a word without spaces at its ends',
  schema: schema.text,
  default: 'hrd-hub',
  show: true,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CLIENT_ID: Variable<string> = {
  name: 'OIDC_CLIENT_ID',
  meaning: "The gateway's own client at the OpenID provider, for token exchange.",
  must: 'be a client id',
  schema: schema.text,
  demoDefault: 'hrd-hub-gateway',
  show: true,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CLIENT_SECRET: Variable<string> = {
  name: 'OIDC_CLIENT_SECRET',
  meaning: 'The secret of that client.',
  must: 'be a client secret',
  schema: schema.text,
  demoDefault: 'demo-only',
  show: false,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CONSOLE_CLIENT_ID: Variable<string> = {
  name: 'OIDC_CONSOLE_CLIENT_ID',
  meaning:
    'The client at the OpenID provider that people sign in to the console by; it returns to `/sign-in/callback`.',
  must: 'be a client id',
  schema: schema.text,
  default: 'hub-console',
  show: true,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CONSOLE_CLIENT_SECRET: Variable<string> = {
  name: 'OIDC_CONSOLE_CLIENT_SECRET',
  meaning: 'The secret of that client.',
  must: 'be a client secret',
  schema: schema.text,
  demoDefault: 'demo-only',
  show: false,
  usedBy: ['gateway', 'identity'],
}

export const OIDC_CONSOLE_SCOPE: Variable<string> = {
  name: 'OIDC_CONSOLE_SCOPE',
  meaning: 'What that client asks for. Some providers renew tokens only with `offline_access` added.',
  must: 'be scopes with spaces between, `openid` among them',
  schema: schema.openidScope,
  default: 'openid',
  show: true,
  usedBy: ['gateway'],
}

export const OIDC_JWKS_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'OIDC_JWKS_URL',
  meaning: "The OpenID provider's public keys.",
  optional: 'found by discovery',
  usedBy: ['gateway', 'owner'],
}

export const OIDC_TOKEN_URL: Variable<string> = {
  ...HTTP_URL,
  name: 'OIDC_TOKEN_URL',
  meaning: "The OpenID provider's token endpoint.",
  optional: 'found by discovery',
  usedBy: ['gateway'],
}

export const POSTGRES_PORT: Variable<number> = {
  ...PORT,
  name: 'POSTGRES_PORT',
  meaning: 'Port of the embedded PostgreSQL.',
  default: '4432',
  usedBy: ['start'],
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

export const HOLDERS_LIFE_MS: Variable<number> = {
  name: 'HOLDERS_LIFE_MS',
  meaning:
    "For how long the registry's word on who holds a case counts at the gateway and at members, in milliseconds; the same for gateway and registry. A withdrawal waits at most 37 s longer for a member that is down. See [desk.md](desk.md).",
  must: 'be a number of milliseconds from 1000 to 60000',
  schema: schema.integer(1_000, 60_000),
  default: '10000',
  show: true,
  usedBy: ['gateway', 'registry'],
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

export const REGISTRY_SIGNING_KEY: Variable<schema.SigningKeyJwk> = {
  name: 'REGISTRY_SIGNING_KEY',
  meaning: 'The private key that the registry signs orders to members with.',
  must: 'be a private Ed25519 JWK as JSON, with kty, crv, x, d and kid',
  schema: schema.signingKey,
  made: 'made at the first start',
  show: false,
  usedBy: ['registry'],
}

export const LOG_PEERS: Variable<ReadonlyMap<Owner, string>> = {
  name: 'LOG_PEERS',
  meaning:
    "Where the other owners' logs are, which this owner follows and cosigns, and which cosign its own; itself may be among them. See [log.md](log.md).",
  must: 'be owners with their URLs, like emergency=https://…,training=https://…, each owner once',
  schema: schema.ownerUrls,
  rule: peersRule,
  demoDefault: OWNERS.map(owner => `${owner}=http://127.0.0.1:{${owner.toUpperCase()}_PORT}`).join(','),
  show: false,
  usedBy: ['owner', 'upkeep'],
}

export const LOG_SEAL_SECONDS: Variable<number> = {
  name: 'LOG_SEAL_SECONDS',
  meaning: 'After how many seconds an owner signs the state of its log anew.',
  must: 'be a number of seconds from 1 to 86400',
  schema: schema.integer(1, 86_400),
  default: '600',
  demoDefault: '60',
  show: true,
  usedBy: ['owner'],
}

export const LOG_SEAL_ENTRIES: Variable<number> = {
  name: 'LOG_SEAL_ENTRIES',
  meaning: 'And after how many entries.',
  must: 'be a number from 1 to 100000000',
  schema: schema.integer(1, 100_000_000),
  default: '10000',
  show: true,
  usedBy: ['owner'],
}

export const BACKUP_DIR: Variable<string> = {
  name: 'BACKUP_DIR',
  meaning: 'The folder that backups are written into. See [operations.md](operations.md#backup-and-restore).',
  must: 'be a path',
  schema: schema.text,
  optional: 'no backups',
  show: true,
  usedBy: ['upkeep'],
}

export const BACKUP_RECIPIENTS: Variable<readonly string[]> = {
  name: 'BACKUP_RECIPIENTS',
  meaning:
    'Whom backups are encrypted for: public keys of age, with commas between. Whoever has the identity of any of them can read them; the machine that makes them cannot.',
  must: 'be public keys of age (age1…) with commas between',
  schema: schema.ageRecipients,
  optional: 'no backups',
  show: true,
  usedBy: ['upkeep'],
}

export const BACKUP_IDENTITY: Variable<string> = {
  name: 'BACKUP_IDENTITY',
  meaning: 'The identity of age that a backup is decrypted with. For `restore` alone: keep it where no server runs.',
  must: 'be a file as `backup-key` or age-keygen writes it, or its line AGE-SECRET-KEY-…',
  schema: schema.ageIdentity,
  optional: 'nothing is restored',
  show: false,
  usedBy: ['upkeep'],
}

export const RETENTION: Variable<Retention> = {
  name: 'RETENTION',
  meaning:
    'For how many days an owner keeps what: `standard`, and `kind=days` or `kind=never` after it or alone, with commas between. The command `retention` lets go what is older. See [operations.md](operations.md#retention).',
  must: `be standard, or like standard,rooms=730,log=never. Kinds, with the fewest days: ${RETENTION_KINDS.map(kind => `${kind} ${RETENTION_PERIODS[kind].least}`).join(', ')}`,
  schema: retention,
  optional: 'nothing is deleted',
  show: true,
  usedBy: ['owner', 'upkeep'],
}

/** Variables that are not about one owner, in the order of the documentation. */
export const VARIABLES = [
  HUB_DEMO,
  NODE_ENV,
  HUB_HOST,
  TLS_CERTIFICATE_FILE,
  TLS_KEY_FILE,
  TLS_AUTHORITY_FILE,
  TLS_MUTUAL,
  DRAIN_GRACE_MS,
  DRAIN_LIMIT_MS,
  HUB_DATA_DIR,
  HUB_CASES,
  RULES_DIR,
  LOG_LEVEL,
  METRICS_HOST,
  GATEWAY_METRICS_PORT,
  TRACES_URL,
  TRACES_PER_THOUSAND,
  GATEWAY_PORT,
  GATEWAY_URL,
  GATEWAY_JWKS_URL,
  GATEWAY_SIGNING_KEY,
  GATEWAY_FURTHER_KEYS,
  REQUIRE_DPOP,
  REQUESTS_PER_MINUTE,
  REQUESTS_AT_ONCE,
  SESSION_KEYS,
  SESSION_IDLE_SECONDS,
  SESSION_SECONDS,
  INTROSPECTION_CLIENTS,
  MEMBER_TIMEOUT_MS,
  STATISTICS_SIGNING_KEY,
  STATISTICS_JWKS_URL,
  STATISTICS_TIMEOUT_MS,
  HOLDERS_LIFE_MS,
  STATISTICS_ACTIVITY_SECONDS,
  COMMAND_TIMEOUT_MS,
  REGISTRY_SIGNING_KEY,
  IDENTITY_PORT,
  OIDC_ISSUER,
  OIDC_AUDIENCE,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_CONSOLE_CLIENT_ID,
  OIDC_CONSOLE_CLIENT_SECRET,
  OIDC_CONSOLE_SCOPE,
  OIDC_JWKS_URL,
  OIDC_TOKEN_URL,
  POSTGRES_PORT,
  LOG_PEERS,
  LOG_SEAL_SECONDS,
  LOG_SEAL_ENTRIES,
  BACKUP_DIR,
  BACKUP_RECIPIENTS,
  BACKUP_IDENTITY,
  RETENTION,
] as const

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
