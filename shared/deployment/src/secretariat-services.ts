import type { Owner } from '@hub/vocabulary'
import { GATEWAY_PORT, GATEWAY_URL, IDENTITY_JWKS_URL, IDENTITY_URL, ISSUER, ownerUrl, TOKEN_URL } from './addresses.ts'
import { hubHealth } from './health-check.ts'
import { placeholder } from './placeholder.ts'
import { passwordSecret, postgresService } from './postgres.ts'
import { GATEWAY_CLIENT } from './realm/realm.ts'
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

export function gatewayService(owners: readonly Owner[]): Service {
  return service({
    ...HUB_IMAGE,
    command: ['node', 'gateway/src/main.ts'],
    user: HUB_USER,
    environment: {
      NODE_ENV: 'production',
      HUB_HOST: '0.0.0.0',
      GATEWAY_PORT,
      GATEWAY_URL,
      GATEWAY_SIGNING_KEY_FILE: secretPath('gateway-signing-key'),
      OIDC_ISSUER: ISSUER,
      OIDC_JWKS_URL: IDENTITY_JWKS_URL,
      OIDC_TOKEN_URL: TOKEN_URL,
      OIDC_CLIENT_ID: GATEWAY_CLIENT,
      OIDC_CLIENT_SECRET_FILE: secretPath('gateway-client-secret'),
      OIDC_CONSOLE_CLIENT_SECRET_FILE: secretPath('console-client-secret'),
      SESSION_KEYS_FILE: secretPath('session-keys'),
      ...Object.fromEntries(owners.map(owner => [`${owner.toUpperCase()}_URL`, ownerUrl(owner)])),
      ...tlsVariables('gateway'),
    },
    secrets: [
      ...tlsSecrets('gateway'),
      'gateway-signing-key',
      'gateway-client-secret',
      'console-client-secret',
      'session-keys',
    ],
    networks: ['public', 'hub'],
    ports: [`443:${GATEWAY_PORT}`],
    healthcheck: hubHealth('gateway'),
    stop_grace_period: '40s',
    cpus: '2',
    memory: '1G',
  })
}

/**
 * Keycloak with the hub's realm, and a database of its own. Its image takes secrets from the environment alone, so its
 * command reads them from their files; they stand in no file of the engine.
 */
export function identityServices(): Record<string, Service> {
  return {
    'identity-database': postgresService('identity', ['identity_serve']),
    identity: service({
      image: `hrd-hub-identity:${placeholder('HUB_VERSION:-local')}`,
      build: './deploy/keycloak',
      entrypoint: ['/bin/bash', '/opt/hub/start.sh'],
      user: '1000:0',
      environment: {
        KC_HOSTNAME: IDENTITY_URL,
        // The gateway asks for tokens by the inner address; what they say of their issuer stays the outer one.
        KC_HOSTNAME_BACKCHANNEL_DYNAMIC: 'true',
        KC_DB_URL: `jdbc:postgresql://identity-database/hub_identity?sslmode=verify-full&sslrootcert=${secretPath('authority.pem')}`,
        KC_DB_USERNAME: 'identity_serve',
        KC_HTTPS_CERTIFICATE_FILE: secretPath('identity.pem'),
        KC_HTTPS_CERTIFICATE_KEY_FILE: secretPath('identity.key'),
        KC_HTTP_ENABLED: 'false',
        HUB_URL: GATEWAY_URL,
      },
      secrets: [
        ...tlsSecrets('identity'),
        passwordSecret('identity_serve'),
        'identity-administrator-password',
        'gateway-client-secret',
        'console-client-secret',
      ],
      networks: ['public', 'hub', dataNetwork('identity')],
      ports: ['8443:8443'],
      volumes: ['./deploy/keycloak/hrd-realm.json:/opt/keycloak/data/import/hrd-realm.json:ro'],
      tmpfs: ['/tmp', '/opt/keycloak/data/tmp:uid=1000'],
      healthcheck: {
        test: ['CMD', '/bin/bash', '-c', 'exec 3<>/dev/tcp/localhost/8443'],
        interval: '10s',
        timeout: '5s',
        retries: 12,
        // It makes its tables first.
        start_period: '180s',
      },
      depends_on: { 'identity-database': { condition: 'service_healthy' } },
      cpus: '2',
      memory: '1500M',
    }),
  }
}
