import { OWNERS, type Owner, REGISTRY } from '@hub/vocabulary'
import { GATEWAY_URL, ISSUER, OWNER_PORT } from './addresses.ts'
import { placeholder } from './placeholder.ts'
import type { Service } from './service.ts'

/** Where the registry is reached from outside; compose asks for it. */
const REGISTRY_URL = placeholder(
  'REGISTRY_URL:?where the registry is reached, such as https://registry.example.org:4100',
)

/** Where the logs of others are, which this owner cosigns, and which cosign its own. */
const LOG_PEERS = placeholder(
  'LOG_PEERS:?where the logs of other owners are, such as registry=https://registry.example.org:4100',
)

/** What changes for an owner that runs on its own ground, far from the gateway. */
type Change = Pick<Service, 'environment' | 'networks' | 'ports'>

/**
 * Laid over the main file for a member that runs only its own services: it is reached from outside, at its own port,
 * and finds keys at the public addresses of the hub and of the OpenID provider.
 */
export function memberAlone(owners: readonly Owner[] = OWNERS): {
  readonly services: Readonly<Record<string, Change>>
} {
  const elsewhere = (owner: Owner) => ({ LOG_PEERS, ...(owner === REGISTRY.code ? {} : { REGISTRY_URL }) })
  return {
    services: Object.fromEntries(
      owners.flatMap(owner => [
        [`${owner}-upkeep`, { environment: elsewhere(owner), networks: ['public'] }],
        [
          owner,
          {
            environment: {
              GATEWAY_JWKS_URL: `${GATEWAY_URL}/.well-known/jwks.json`,
              STATISTICS_JWKS_URL: `https://${placeholder('STATISTICS_NAME:-statistics')}:${OWNER_PORT}/.well-known/jwks.json`,
              OIDC_JWKS_URL: `${ISSUER}/protocol/openid-connect/certs`,
              ...elsewhere(owner),
            },
            networks: ['public'],
            ports: [`${OWNER_PORT}:${OWNER_PORT}`],
          },
        ],
      ]),
    ),
  }
}
