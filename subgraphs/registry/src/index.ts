import type { OwnerDefinition } from '@hub/kit'
import { afterRestore, deskGrants } from './desk/migrations.ts'
import { createOffice } from './desk/office.ts'
import { prepareQueue } from './desk/queue.ts'
import { casesOver, retention } from './desk/retention.ts'
import { createLookup } from './lookup.ts'
import { ledger, migrations } from './migrations.ts'
import { resolvers } from './resolvers.ts'

export { mirrorRows } from './mirror-rows.ts'
export { generateReference, normaliseReference } from './reference.ts'
export type { Tables } from './tables.ts'

/** The secretariat's owner: references, status, and who holds what. */
export const registry: OwnerDefinition = {
  code: 'registry',
  folder: new URL('..', import.meta.url),
  ledger,
  migrations,
  prepare: prepareQueue,
  grants: deskGrants,
  afterRestore,
  retention,
  casesOver,
  bind(db, host, { planned }) {
    const { resolvers: desk, office } = createOffice(db, host)
    const lookup = createLookup(planned)
    const { Query } = resolvers(db, lookup)
    return {
      loadCases: (ids, { caller }) => lookup.byIds(caller, ids),
      resolvers: { Query: { ...Query, ...desk.Query }, Mutation: desk.Mutation },
      ...(office && { office }),
    }
  },
}
