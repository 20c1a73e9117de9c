import type { OwnerDefinition } from '@hub/kit'
import { createMembers } from './members.ts'
import { ledger, statisticsMigrations, statisticsRights } from './migrations.ts'
import { resolvers } from './resolvers.ts'
import { type Services, servicesFromEnvironment } from './services.ts'
import { createTables } from './tables.ts'

export { PLAN_FILE, type Services } from './services.ts'

/**
 * The secretariat's statistics: adds members' perturbed tables, and answers.
 *
 * @param provide is called when it is served, not when it is migrated
 */
export function defineStatistics(provide: () => Services): OwnerDefinition {
  let provided: Services | undefined
  const services = () => {
    provided ??= provide()
    return provided
  }
  return {
    code: 'statistics',
    folder: new URL('..', import.meta.url),
    ledger,
    migrations: {},
    statistics: { migrations: statisticsMigrations, rights: statisticsRights },
    asksMembers: true,
    bind(db, _host, { log, connect }) {
      const members = createMembers(services(), connect)
      return {
        loadCases: () => Promise.reject(new Error('the statistics know no cases')),
        resolvers: resolvers(services(), createTables({ services: services(), members, db, log })),
      }
    },
    extend: () => ({
      routes: app => void app.get('/.well-known/jwks.json', () => services().signer.publicJwks),
      close: async () => {},
    }),
  }
}

export const statistics = defineStatistics(servicesFromEnvironment)
