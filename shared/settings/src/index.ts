export { databaseAddresses } from './database-addresses.ts'
export { settingsTable } from './documentation.ts'
export { SettingsError } from './error.ts'
export { RETENTION_KINDS, RETENTION_PERIODS, type Retention, type RetentionKind, retention } from './retention.ts'
export { isLoopback } from './rules.ts'
export type { PublicKeyJwk, SigningKeyJwk } from './schemas.ts'
export {
  type DeskSettings,
  type GatewaySettings,
  gatewaySettings,
  type IdentitySettings,
  identitySettings,
  migrationSettings,
  type OidcSettings,
  type OwnerSettings,
  ownerSettings,
  type ServerSettings,
  type StatisticsSettings,
  statisticsSettings,
  type TelemetrySettings,
  type TlsSettings,
  type UpkeepSettings,
  upkeepSettings,
} from './settings.ts'
export { type PortSetting, type StartSettings, startSettings } from './start.ts'
export type { Environment, Process } from './variable.ts'
export { variablesOf } from './variables-of.ts'
