import type { OwnerDefinition } from '@hub/kit'
import { casesById } from './lookup.ts'
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
  bind: (db, table) => ({
    loadCases: (ids, { caller }) => casesById(db, caller, ids),
    resolvers: resolvers(db, table),
  }),
}
