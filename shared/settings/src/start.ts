import { OWNERS, type Owner } from '@hub/vocabulary'
import { SettingsError } from './error.ts'
import { readerOf } from './reader.ts'
import type { Environment } from './variable.ts'
import * as variables from './variables.ts'

export interface StartSettings {
  readonly host: string
  readonly dataDir: string
  /** How many demonstration cases the first start makes. */
  readonly cases: number
  /** Every port that must be free, with the variable that moves it. In the order in which they are taken. */
  readonly ports: readonly PortSetting[]
}

export interface PortSetting {
  readonly use: 'postgres' | 'identity' | 'gateway' | Owner
  readonly variable: string
  /** 0: any free one. */
  readonly port: number
}

/**
 * Settings of `npm start`, which is the demonstration and nothing else. What it makes itself (databases, keys) cannot
 * be given; a variable that would be ignored is refused.
 *
 * @throws SettingsError
 */
export function startSettings(env: Environment): StartSettings {
  if (env.HUB_DEMO === '0')
    throw new SettingsError('HUB_DEMO', 'must not be 0 for npm start, which is the demonstration')
  const reader = readerOf({ ...env, HUB_DEMO: '1' })
  refuseWhatIsMade(env)
  reader.get(variables.LOG_LEVEL)
  reader.get(variables.GATEWAY_URL)
  reader.get(variables.OIDC_ISSUER)
  const { POSTGRES_PORT, IDENTITY_PORT, GATEWAY_PORT } = variables
  const portSetting = (use: PortSetting['use'], variable: variables.OwnerVariables['port']): PortSetting => ({
    use,
    variable: variable.name,
    port: reader.get(variable),
  })
  const settings: StartSettings = {
    host: reader.get(variables.HUB_HOST),
    dataDir: reader.get(variables.HUB_DATA_DIR),
    cases: reader.get(variables.HUB_CASES),
    ports: [
      portSetting('postgres', POSTGRES_PORT),
      portSetting('identity', IDENTITY_PORT),
      ...OWNERS.map(owner => portSetting(owner, variables.ownerVariables(owner).port)),
      portSetting('gateway', GATEWAY_PORT),
    ],
  }
  refuseSharedPorts(settings.ports)
  return settings
}

function refuseWhatIsMade(env: Environment): void {
  const made = OWNERS.flatMap(owner => {
    const { databaseUrl, migrateDatabaseUrl } = variables.ownerVariables(owner)
    return [databaseUrl, migrateDatabaseUrl]
  })
  for (const { name } of made) {
    if (env[name]) throw new SettingsError(name, 'must be unset for npm start: demo mode refuses an external database')
  }
  const logKeys = OWNERS.map(owner => variables.ownerVariables(owner).logKey)
  const { GATEWAY_SIGNING_KEY, REGISTRY_SIGNING_KEY, STATISTICS_SIGNING_KEY, SESSION_KEYS } = variables
  const keys = [GATEWAY_SIGNING_KEY, REGISTRY_SIGNING_KEY, STATISTICS_SIGNING_KEY, SESSION_KEYS, ...logKeys]
  for (const { name } of keys) {
    if (env[name]) throw new SettingsError(name, 'must be unset for npm start, which makes its own key')
  }
}

function refuseSharedPorts(ports: readonly PortSetting[]): void {
  const seen = new Map<number, string>()
  for (const { variable, port } of ports) {
    const other = seen.get(port)
    if (port !== 0 && other !== undefined)
      throw new SettingsError(variable, `must differ from ${other}: both are ${port}`)
    seen.set(port, variable)
  }
}
