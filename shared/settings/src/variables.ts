import { BACKUP_DIR, BACKUP_IDENTITY, BACKUP_RECIPIENTS, RETENTION } from './variables/backup.ts'
import { HOLDERS_LIFE_MS, REGISTRY_SIGNING_KEY } from './variables/desk.ts'
import {
  COMMAND_TIMEOUT_MS,
  GATEWAY_FURTHER_KEYS,
  GATEWAY_JWKS_URL,
  GATEWAY_PORT,
  GATEWAY_SIGNING_KEY,
  GATEWAY_URL,
  INTROSPECTION_CLIENTS,
  MEMBER_TIMEOUT_MS,
  REQUESTS_AT_ONCE,
  REQUESTS_PER_MINUTE,
  REQUIRE_DPOP,
} from './variables/gateway.ts'
import {
  IDENTITY_PORT,
  OIDC_AUDIENCE,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_CONSOLE_CLIENT_ID,
  OIDC_CONSOLE_CLIENT_SECRET,
  OIDC_CONSOLE_SCOPE,
  OIDC_ISSUER,
  OIDC_JWKS_URL,
  OIDC_TOKEN_URL,
} from './variables/identity.ts'
import { LOG_PEERS, LOG_SEAL_ENTRIES, LOG_SEAL_SECONDS } from './variables/log.ts'
import {
  DRAIN_GRACE_MS,
  DRAIN_LIMIT_MS,
  HUB_CASES,
  HUB_DATA_DIR,
  HUB_DEMO,
  HUB_HOST,
  LOG_LEVEL,
  NODE_ENV,
  POSTGRES_PORT,
  RULES_DIR,
} from './variables/process.ts'
import { SESSION_IDLE_SECONDS, SESSION_KEYS, SESSION_SECONDS } from './variables/session.ts'
import {
  STATISTICS_ACTIVITY_SECONDS,
  STATISTICS_JWKS_URL,
  STATISTICS_SIGNING_KEY,
  STATISTICS_TIMEOUT_MS,
} from './variables/statistics.ts'
import { GATEWAY_METRICS_PORT, METRICS_HOST, TRACES_PER_THOUSAND, TRACES_URL } from './variables/telemetry.ts'
import { TLS_AUTHORITY_FILE, TLS_CERTIFICATE_FILE, TLS_KEY_FILE, TLS_MUTUAL } from './variables/tls.ts'

export * from './variables/backup.ts'
export * from './variables/desk.ts'
export * from './variables/gateway.ts'
export * from './variables/identity.ts'
export * from './variables/log.ts'
export * from './variables/owner.ts'
export * from './variables/process.ts'
export * from './variables/session.ts'
export * from './variables/statistics.ts'
export * from './variables/telemetry.ts'
export * from './variables/tls.ts'

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
