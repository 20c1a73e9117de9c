import type { OwnerDatabase } from '@hub/postgres'
import { type Environment, type Process, variablesOf } from '@hub/settings'
import { OWNERS, type Owner } from '@hub/vocabulary'
import type { Ports } from './ports.ts'

/** What every process needs from the machine, and nothing that steers it otherwise. */
const FROM_THE_MACHINE = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'TZ', 'LANG', 'LC_ALL', 'SystemRoot', 'COLUMNS']

export interface EnvironmentParts {
  readonly env: Environment
  readonly ports: Ports
  readonly signingKey: string
  readonly statisticsKey: string
  readonly registryKey: string
  readonly sessionKey: string
  /** By owner: what each signs its log with. */
  readonly logKeys: ReadonlyMap<Owner, string>
  readonly dataDir: string
  readonly cache: string
}

/**
 * The environment of one child: only the variables that it reads, so that nobody knows another's database.
 * `more` are variables that were not known at first.
 */
export type EnvironmentFor = (process: Process, owner?: Owner, more?: Environment) => Record<string, string>

export function environmentsFrom(parts: EnvironmentParts): EnvironmentFor {
  const settings: Environment = { ...parts.env, ...made(parts) }
  const machine = { ...machineEnvironment(parts.env), NODE_COMPILE_CACHE: parts.cache }
  return (process, owner, more) => ({ ...machine, ...pick({ ...settings, ...more }, variablesOf(process, owner)) })
}

/** For a child that reads no setting. */
export function machineEnvironment(env: Environment): Record<string, string> {
  return pick(env, FROM_THE_MACHINE)
}

/** Where each owner's database is, for its own process and for migrations. */
export function databaseVariables(databases: Readonly<Record<Owner, OwnerDatabase>>): Environment {
  return Object.fromEntries(
    OWNERS.flatMap(owner => [
      [`${owner.toUpperCase()}_DATABASE_URL`, databases[owner].serveUrl],
      [`${owner.toUpperCase()}_MIGRATE_DATABASE_URL`, databases[owner].migrateUrl],
    ]),
  )
}

/** The settings that the demonstration makes itself. */
function made(parts: EnvironmentParts): Environment {
  const { env, ports, signingKey, registryKey, statisticsKey, sessionKey, logKeys, dataDir } = parts
  return {
    HUB_DEMO: '1',
    // Libraries read it too, and mean development where it is unset.
    NODE_ENV: env.NODE_ENV || 'development',
    HUB_DATA_DIR: dataDir,
    GATEWAY_PORT: String(ports.gateway),
    IDENTITY_PORT: String(ports.identity),
    GATEWAY_SIGNING_KEY: signingKey,
    STATISTICS_SIGNING_KEY: statisticsKey,
    REGISTRY_SIGNING_KEY: registryKey,
    SESSION_KEYS: sessionKey,
    ...Object.fromEntries([...logKeys].map(([owner, key]) => [`${owner.toUpperCase()}_LOG_KEY`, key])),
    ...Object.fromEntries(OWNERS.map(owner => [`${owner.toUpperCase()}_PORT`, String(ports[owner])])),
  }
}

function pick(env: Environment, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]]])))
}
