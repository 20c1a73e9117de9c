import { OWNERS, type Owner } from '@hub/vocabulary'
import { ownerServices } from './owner-services.ts'
import { gatewayService, identityServices } from './secretariat-services.ts'
import { dataNetwork, type Service, secretsOf } from './service.ts'

export type { Service } from './service.ts'

/** As much of the Compose file format as is used. */
export interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>
  readonly volumes: Readonly<Record<string, object>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
}

/**
 * The whole consortium on one engine: every owner with a database of its own, on a network that nobody else reaches.
 * A member that runs its part elsewhere takes its own services out of this.
 */
export function composeFile(owners: readonly Owner[] = OWNERS): Compose {
  const services: Record<string, Service> = {
    gateway: gatewayService(owners),
    ...identityServices(),
    ...Object.assign({}, ...owners.map(ownerServices)),
  }
  return {
    services,
    networks: {
      // Callers and browsers come in here.
      public: {},
      // From the gateway to the owners, and nothing else; without a way out.
      hub: { internal: true },
      [dataNetwork('identity')]: { internal: true },
      ...Object.fromEntries(owners.map(owner => [dataNetwork(owner), { internal: true }])),
    },
    volumes: Object.fromEntries(
      Object.values(services)
        .flatMap(service => service.volumes ?? [])
        .filter(volume => !volume.startsWith('.'))
        .map(volume => [volume.slice(0, volume.indexOf(':')), {}]),
    ),
    secrets: Object.fromEntries(
      Object.values(services)
        .flatMap(secretsOf)
        .map(name => [name, { file: `./deploy/secrets/${name}` }]),
    ),
  }
}
