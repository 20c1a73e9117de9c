import { MEMBER_CODES, OWNERS, type Owner, REGISTRY, STATISTICS } from '@hub/vocabulary'
import { GATEWAY_JWKS_URL, IDENTITY_JWKS_URL, ISSUER, OWNER_PORT, ownerUrl, STATISTICS_JWKS_URL } from './addresses.ts'
import { hubHealth } from './health-check.ts'
import { placeholder } from './placeholder.ts'
import { postgresService } from './postgres.ts'
import {
  dataNetwork,
  HUB_IMAGE,
  HUB_USER,
  type Service,
  secretPath,
  service,
  tlsSecrets,
  tlsVariables,
} from './service.ts'

/** What one owner runs: its database, the migration before each start, and the process that serves. */
export function ownerServices(owner: Owner): Record<string, Service> {
  const prefix = owner.toUpperCase()
  const [databaseUrl, migrateUrl] = [`${owner}-database-url`, `${owner}-migrate-database-url`]
  const program = ['node', `subgraphs/${owner}/src/main.ts`]
  return {
    [`${owner}-database`]: postgresService(owner, [`${owner}_migrate`, `${owner}_serve`]),
    [`${owner}-migrate`]: service({
      ...HUB_IMAGE,
      command: [...program, 'migrate'],
      user: HUB_USER,
      environment: {
        NODE_ENV: 'production',
        [`${prefix}_MIGRATE_DATABASE_URL_FILE`]: secretPath(migrateUrl),
      },
      secrets: [migrateUrl, 'authority.pem'],
      networks: [dataNetwork(owner)],
      depends_on: { [`${owner}-database`]: { condition: 'service_healthy' } },
      restart: 'on-failure',
      cpus: '1',
      memory: '256M',
    }),
    // Backup, restore and the like, each time by `docker-compose run --rm`.
    [`${owner}-upkeep`]: service({
      ...HUB_IMAGE,
      command: [...program, 'backup'],
      user: HUB_USER,
      environment: {
        NODE_ENV: 'production',
        [`${prefix}_MIGRATE_DATABASE_URL_FILE`]: secretPath(migrateUrl),
        [`${prefix}_LOG_KEY_FILE`]: secretPath(`${owner}-log-key`),
        REGISTRY_URL: ownerUrl(REGISTRY.code),
        LOG_PEERS: OWNERS.map(peer => `${peer}=${ownerUrl(peer)}`).join(','),
        BACKUP_DIR: '/backups',
        BACKUP_RECIPIENTS: placeholder('BACKUP_RECIPIENTS:-'),
        RETENTION: placeholder('RETENTION:-'),
        ...tlsVariables(owner),
      },
      secrets: [...tlsSecrets(owner), migrateUrl, `${owner}-log-key`],
      networks: [dataNetwork(owner), 'hub'],
      volumes: ['./deploy/backups:/backups'],
      profiles: ['upkeep'],
      restart: 'no',
      cpus: '1',
      memory: '512M',
    }),
    [owner]: service({
      ...HUB_IMAGE,
      command: program,
      user: HUB_USER,
      environment: {
        NODE_ENV: 'production',
        HUB_HOST: '0.0.0.0',
        [`${prefix}_PORT`]: OWNER_PORT,
        [`${prefix}_DATABASE_URL_FILE`]: secretPath(databaseUrl),
        RETENTION: placeholder('RETENTION:-'),
        OIDC_ISSUER: ISSUER,
        OIDC_JWKS_URL: IDENTITY_JWKS_URL,
        GATEWAY_JWKS_URL,
        ...(owner === STATISTICS.code ? ASKS_MEMBERS : { STATISTICS_JWKS_URL }),
        ...(owner === REGISTRY.code ? deskVariables() : { REGISTRY_URL: ownerUrl(REGISTRY.code) }),
        [`${prefix}_LOG_KEY_FILE`]: secretPath(`${owner}-log-key`),
        LOG_PEERS: OWNERS.map(peer => `${peer}=${ownerUrl(peer)}`).join(','),
        ...tlsVariables(owner),
      },
      secrets: [
        ...tlsSecrets(owner),
        databaseUrl,
        `${owner}-log-key`,
        ...(owner === STATISTICS.code ? [STATISTICS_KEY] : []),
        ...(owner === REGISTRY.code ? ['registry-signing-key'] : []),
      ],
      networks: [dataNetwork(owner), 'hub'],
      healthcheck: hubHealth(owner),
      depends_on: { [`${owner}-migrate`]: { condition: 'service_completed_successfully' } },
      stop_grace_period: '30s',
      cpus: '2',
      memory: '512M',
    }),
  }
}

const STATISTICS_KEY = 'statistics-signing-key'

/** The statistics sign with a key of their own, and know where members are. */
const ASKS_MEMBERS: Readonly<Record<string, string>> = {
  STATISTICS_SIGNING_KEY_FILE: secretPath(STATISTICS_KEY),
  ...Object.fromEntries(MEMBER_CODES.map(member => [`${member.toUpperCase()}_URL`, ownerUrl(member)])),
}

/** What the registry passes commands on with. */
function deskVariables(): Record<string, string> {
  return {
    REGISTRY_SIGNING_KEY_FILE: secretPath('registry-signing-key'),
    ...Object.fromEntries(OWNERS.map(owner => [`${owner.toUpperCase()}_URL`, ownerUrl(owner)])),
  }
}
