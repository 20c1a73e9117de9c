import { MEMBER_CODES, type MemberCode, OWNERS, type Owner, REGISTRY } from '@hub/vocabulary'
import { SettingsError } from './error.ts'
import { type Reader, readerOf } from './reader.ts'
import type { Retention } from './retention.ts'
import { isLoopback } from './rules.ts'
import type { PublicKeyJwk, SigningKeyJwk } from './schemas.ts'
import type { Environment } from './variable.ts'
import * as variables from './variables.ts'

/** What every server is told. */
export interface ServerSettings {
  readonly demo: boolean
  readonly production: boolean
  /** Address to listen on. */
  readonly host: string
  /** Port to listen on; 0 takes any free one. */
  readonly port: number
  readonly logLevel: string
  /** Absent where the process speaks plain HTTP, which it may on loopback only. */
  readonly tls?: TlsSettings
  /** How it ends when it is told to. */
  readonly drain: { readonly graceMs: number; readonly limitMs: number }
  readonly telemetry?: TelemetrySettings
}

/** What a process tells of itself; what is absent, it does not tell. */
export interface TelemetrySettings {
  /** Where Prometheus reads metrics. Port 0 takes any free one. */
  readonly metrics?: { readonly host: string; readonly port: number; readonly variable: string }
  /** Where traces are sent, and of how many requests: a share from 0 to 1. Owners trace what the gateway traces. */
  readonly traces?: { readonly url: string; readonly share: number }
}

/** Paths of PEM files. */
export interface TlsSettings {
  readonly certificate: string
  readonly key: string
  readonly authority: string
  /** Whether whoever connects must show a certificate of the authority. Never asked of the gateway's callers. */
  readonly mutual: boolean
}

export interface GatewaySettings extends ServerSettings {
  /** Where schema, agreement and registered operations lie; the repository itself where undefined. */
  readonly rulesDir?: string | undefined
  /** Where callers and browsers reach it. */
  readonly url: string
  readonly signingKey: SigningKeyJwk
  /** Published beside the signing key's own; sign nothing. */
  readonly furtherKeys: readonly PublicKeyJwk[]
  /** Whether bearer tokens are refused. */
  readonly requireDpop: boolean
  /** Of one caller at one process. */
  readonly requests: { readonly perMinute: number; readonly atOnce: number }
  /** Ids of clients that may read the schema in production. */
  readonly introspectionClients: readonly string[]
  /** How long the registry's word on who holds a case counts. */
  readonly holdersLifeMs: number
  /** How long a command may take. */
  readonly commandTimeoutMs: number
  readonly session: SessionSettings
  readonly oidc: OidcSettings
  /** Base URL of each owner's subgraph; the operation goes to `<url>/graphql`. */
  readonly ownerUrls: Readonly<Record<Owner, string>>
  readonly memberTimeoutMs: number
  /** For the statistics, whose members may have to compute first. */
  readonly statisticsTimeoutMs: number
}

/** How people stay signed in to the console. */
export interface SessionSettings {
  /** 32 bytes each, in base64url: the first encrypts, all decrypt. */
  readonly keys: readonly string[]
  readonly idleSeconds: number
  /** From sign-in, however much it is used. */
  readonly seconds: number
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
}

export interface OidcSettings {
  readonly issuer: string
  readonly audience: string
  readonly clientId: string
  readonly clientSecret: string
  /** By discovery where undefined. */
  readonly jwksUrl: string | undefined
  readonly tokenUrl: string | undefined
}

export interface OwnerSettings extends ServerSettings {
  readonly owner: Owner
  /** Where the agreement and the owner's policies lie; the repository itself where undefined. */
  readonly rulesDir?: string | undefined
  /** By the login that serves. */
  readonly databaseUrl: string
  readonly issuer: string
  /** By discovery where undefined. */
  readonly identityJwksUrl: string | undefined
  readonly gatewayJwksUrl: string
  /** Without it the owner answers no questions of the statistics. */
  readonly statisticsJwksUrl: string | undefined
  /** Signs the state of the owner's log. */
  readonly logKey: SigningKeyJwk
  /** Where the logs of others are, and perhaps its own. */
  readonly logPeers: ReadonlyMap<Owner, string>
  readonly sealSeconds: number
  readonly sealEntries: number
  readonly registryUrl: string
  /** Of the registry alone: what it needs to pass commands on. */
  readonly desk: DeskSettings | undefined
  /** What the command `retention` goes by. A server says it, and deletes nothing. */
  readonly retention: Retention | undefined
}

/** What the registry is told about the desk. */
export interface DeskSettings {
  readonly signingKey: SigningKeyJwk
  /** Base URL of each member's server. */
  readonly ownerUrls: Readonly<Record<Owner, string>>
  /** How long a member may take for one order. */
  readonly memberTimeoutMs: number
  /** How long the gateways' knowledge of who holds a case can outlive a fence. */
  readonly fenceMs: number
  /** How often members are asked on which cases they were active, for statistics. */
  readonly activitySeconds: number
}

/** What the statistics subgraph is told besides. */
export interface StatisticsSettings {
  readonly signingKey: SigningKeyJwk
  /** Base URL of each member's subgraph; questions go to `<url>/statistics`. */
  readonly memberUrls: Readonly<Record<MemberCode, string>>
  readonly timeoutMs: number
}

export interface IdentitySettings extends ServerSettings {
  readonly issuer: string
  /** Audience of access tokens. */
  readonly audience: string
  /** The gateway's client, for token exchange. */
  readonly clientId: string
  readonly clientSecret: string
  readonly consoleClientId: string
  readonly consoleClientSecret: string
  /** Where the console's login returns to. */
  readonly gatewayUrl: string
  readonly dataDir: string
}

function serverSettings(reader: Reader, port: number): ServerSettings {
  return {
    demo: reader.demo,
    production: reader.get(variables.NODE_ENV) === 'production',
    host: reader.get(variables.HUB_HOST),
    port,
    logLevel: reader.get(variables.LOG_LEVEL),
    drain: { graceMs: reader.get(variables.DRAIN_GRACE_MS), limitMs: reader.get(variables.DRAIN_LIMIT_MS) },
  }
}

/** All three files or none; and none only where nobody else can listen in. */
function tlsSettings(reader: Reader, mutual: boolean): { readonly tls?: TlsSettings } {
  const files = [variables.TLS_CERTIFICATE_FILE, variables.TLS_KEY_FILE, variables.TLS_AUTHORITY_FILE] as const
  const [certificate, key, authority] = files.map(file => reader.optional(file))
  if (certificate !== undefined && key !== undefined && authority !== undefined) {
    return { tls: { certificate, key, authority, mutual } }
  }
  const given = files.some(file => reader.optional(file) !== undefined)
  const missing = files.find(file => reader.optional(file) === undefined)
  if (missing !== undefined && (given || !isLoopback(reader.get(variables.HUB_HOST)))) {
    const why = given ? 'the three files belong together' : 'plain http is served on loopback only'
    throw new SettingsError(missing.name, `is missing: ${why}`)
  }
  return {}
}

function telemetrySettings(
  reader: Reader,
  port: ReturnType<typeof variables.ownerVariables>['metricsPort'],
  perThousand: number,
): { readonly telemetry?: TelemetrySettings } {
  const metrics = reader.optional(port)
  const host = reader.get(variables.METRICS_HOST)
  if (metrics !== undefined && !isLoopback(host) && reader.optional(variables.TLS_CERTIFICATE_FILE) === undefined) {
    throw new SettingsError(
      variables.TLS_CERTIFICATE_FILE.name,
      'is missing: metrics go by plain http on loopback only',
    )
  }
  const url = reader.optional(variables.TRACES_URL)
  if (metrics === undefined && url === undefined) return {}
  return {
    telemetry: {
      ...(metrics !== undefined && { metrics: { host, port: metrics, variable: port.name } }),
      ...(url !== undefined && { traces: { url, share: perThousand / 1_000 } }),
    },
  }
}

/** @throws SettingsError */
export function gatewaySettings(env: Environment): GatewaySettings {
  const reader = readerOf(env)
  return {
    ...serverSettings(reader, reader.get(variables.GATEWAY_PORT)),
    ...tlsSettings(reader, false),
    ...telemetrySettings(reader, variables.GATEWAY_METRICS_PORT, reader.get(variables.TRACES_PER_THOUSAND)),
    url: reader.get(variables.GATEWAY_URL),
    rulesDir: reader.optional(variables.RULES_DIR),
    signingKey: reader.get(variables.GATEWAY_SIGNING_KEY),
    furtherKeys: reader.optional(variables.GATEWAY_FURTHER_KEYS) ?? [],
    requireDpop: reader.get(variables.REQUIRE_DPOP),
    requests: {
      perMinute: reader.get(variables.REQUESTS_PER_MINUTE),
      atOnce: reader.get(variables.REQUESTS_AT_ONCE),
    },
    introspectionClients: reader.optional(variables.INTROSPECTION_CLIENTS) ?? [],
    session: {
      keys: reader.get(variables.SESSION_KEYS),
      idleSeconds: reader.get(variables.SESSION_IDLE_SECONDS),
      seconds: reader.get(variables.SESSION_SECONDS),
      clientId: reader.get(variables.OIDC_CONSOLE_CLIENT_ID),
      clientSecret: reader.get(variables.OIDC_CONSOLE_CLIENT_SECRET),
      scope: reader.get(variables.OIDC_CONSOLE_SCOPE),
    },
    oidc: {
      issuer: reader.get(variables.OIDC_ISSUER),
      audience: reader.get(variables.OIDC_AUDIENCE),
      clientId: reader.get(variables.OIDC_CLIENT_ID),
      clientSecret: reader.get(variables.OIDC_CLIENT_SECRET),
      jwksUrl: reader.optional(variables.OIDC_JWKS_URL),
      tokenUrl: reader.optional(variables.OIDC_TOKEN_URL),
    },
    ownerUrls: perOwner(owner => reader.get(variables.ownerVariables(owner).url)),
    memberTimeoutMs: reader.get(variables.MEMBER_TIMEOUT_MS),
    statisticsTimeoutMs: reader.get(variables.STATISTICS_TIMEOUT_MS),
    holdersLifeMs: reader.get(variables.HOLDERS_LIFE_MS),
    commandTimeoutMs: reader.get(variables.COMMAND_TIMEOUT_MS),
  }
}

/** @throws SettingsError */
export function ownerSettings(owner: Owner, env: Environment): OwnerSettings {
  const reader = readerOf(env)
  const own = variables.ownerVariables(owner)
  return {
    ...serverSettings(reader, reader.get(own.port)),
    ...tlsSettings(reader, reader.get(variables.TLS_MUTUAL)),
    ...telemetrySettings(reader, own.metricsPort, 0),
    owner,
    rulesDir: reader.optional(variables.RULES_DIR),
    databaseUrl: reader.get(own.databaseUrl),
    issuer: reader.get(variables.OIDC_ISSUER),
    identityJwksUrl: reader.optional(variables.OIDC_JWKS_URL),
    gatewayJwksUrl: reader.get(variables.GATEWAY_JWKS_URL),
    statisticsJwksUrl: reader.optional(variables.STATISTICS_JWKS_URL),
    logKey: reader.get(own.logKey),
    logPeers: reader.get(variables.LOG_PEERS),
    sealSeconds: reader.get(variables.LOG_SEAL_SECONDS),
    sealEntries: reader.get(variables.LOG_SEAL_ENTRIES),
    registryUrl: reader.get(variables.ownerVariables(REGISTRY.code).url),
    desk: owner === REGISTRY.code ? deskSettings(reader) : undefined,
    retention: reader.optional(variables.RETENTION),
  }
}

/** Owners take clocks for right that are so far behind the gateway's; see `CLOCK_LEEWAY_SECONDS` of @hub/assertion. */
const CLOCK_LEEWAY_MS = 30_000
/** How long an owner's last check can lie before its log row: it waits for a connection, then for the statement. */
const LOGGING_MS = 7_000

function deskSettings(reader: Reader): DeskSettings {
  return {
    signingKey: reader.get(variables.REGISTRY_SIGNING_KEY),
    ownerUrls: perOwner(owner => reader.get(variables.ownerVariables(owner).url)),
    memberTimeoutMs: reader.get(variables.MEMBER_TIMEOUT_MS),
    fenceMs: reader.get(variables.HOLDERS_LIFE_MS) + CLOCK_LEEWAY_MS + LOGGING_MS,
    activitySeconds: reader.get(variables.STATISTICS_ACTIVITY_SECONDS),
  }
}

/** @throws SettingsError */
export function statisticsSettings(env: Environment): StatisticsSettings {
  const reader = readerOf(env)
  return {
    signingKey: reader.get(variables.STATISTICS_SIGNING_KEY),
    memberUrls: Object.fromEntries(
      MEMBER_CODES.map(member => [member, reader.get(variables.ownerVariables(member).url)]),
    ) as Record<MemberCode, string>,
    timeoutMs: reader.get(variables.STATISTICS_TIMEOUT_MS),
  }
}

/** For the command that migrates an owner's database. @throws SettingsError */
export function migrationSettings(owner: Owner, env: Environment): { readonly databaseUrl: string } {
  return { databaseUrl: readerOf(env).get(variables.ownerVariables(owner).migrateDatabaseUrl) }
}

/** What the commands for an owner's database are told: backup, restore, erasure, retention. */
export interface UpkeepSettings {
  readonly owner: Owner
  /** By the login that migrates. */
  readonly databaseUrl: string
  readonly logKey: SigningKeyJwk
  readonly logPeers: ReadonlyMap<Owner, string>
  readonly registryUrl: string
  readonly tls?: TlsSettings
  /** Each undefined where it is not set; a command that needs it says so. */
  readonly backupDir: string | undefined
  readonly backupRecipients: readonly string[] | undefined
  readonly backupIdentity: string | undefined
  readonly retention: Retention | undefined
}

/** @throws SettingsError */
export function upkeepSettings(owner: Owner, env: Environment): UpkeepSettings {
  const reader = readerOf(env)
  const own = variables.ownerVariables(owner)
  return {
    ...tlsSettings(reader, false),
    owner,
    databaseUrl: reader.get(own.migrateDatabaseUrl),
    logKey: reader.get(own.logKey),
    logPeers: reader.get(variables.LOG_PEERS),
    registryUrl: reader.get(variables.ownerVariables(REGISTRY.code).url),
    backupDir: reader.optional(variables.BACKUP_DIR),
    backupRecipients: reader.optional(variables.BACKUP_RECIPIENTS),
    backupIdentity: reader.optional(variables.BACKUP_IDENTITY),
    retention: reader.optional(variables.RETENTION),
  }
}

/** The embedded identity provider exists in demo mode only. @throws SettingsError */
export function identitySettings(env: Environment): IdentitySettings {
  const reader = readerOf(env)
  if (!reader.demo) throw new SettingsError('HUB_DEMO', 'must be 1 for the embedded identity provider')
  return {
    ...serverSettings(reader, reader.get(variables.IDENTITY_PORT)),
    issuer: reader.get(variables.OIDC_ISSUER),
    audience: reader.get(variables.OIDC_AUDIENCE),
    clientId: reader.get(variables.OIDC_CLIENT_ID),
    clientSecret: reader.get(variables.OIDC_CLIENT_SECRET),
    consoleClientId: reader.get(variables.OIDC_CONSOLE_CLIENT_ID),
    consoleClientSecret: reader.get(variables.OIDC_CONSOLE_CLIENT_SECRET),
    gatewayUrl: reader.get(variables.GATEWAY_URL),
    dataDir: reader.get(variables.HUB_DATA_DIR),
  }
}

function perOwner<T>(value: (owner: Owner) => T): Record<Owner, T> {
  return Object.fromEntries(OWNERS.map(owner => [owner, value(owner)])) as Record<Owner, T>
}
