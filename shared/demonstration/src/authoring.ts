import { batchOf, type NumberedCase } from './batch.ts'
import { hostPlaces } from './files/relocation.ts'
import { openDatabases } from './load/database.ts'
import type { LoadOptions } from './load/load.ts'
import { analyseOwners, writeBatch } from './load/tables.ts'
import { OWNERS_SHOWN } from './members.ts'

/** For those who need cases of their own making beside the demonstration's: benchmarks and the like. */

export type { NumberedCase } from './batch.ts'
export { consent } from './case/consent.ts'
export { type CaseDraft, draftCase, hold } from './case/draft.ts'
export { share, shareAmongHolders } from './case/relations.ts'
export { type ThemeName, themeAt } from './case/themes.ts'
export { MEMBERS_SHOWN, type MemberShown } from './members.ts'
export { createRandom } from './random.ts'

/** `seed` and `now` as the demonstration was loaded with, which is there already. */
export type AddOptions = Required<Pick<LoadOptions, 'seed' | 'now' | 'migrateUrls'>>

/** Adds cases to a demonstration, in one transaction for each owner. Their ids and references must be new to it. */
export async function addCases(cases: readonly NumberedCase[], { seed, now, migrateUrls }: AddOptions): Promise<void> {
  await using databases = await openDatabases(migrateUrls, OWNERS_SHOWN)
  await writeBatch(databases, batchOf(cases, hostPlaces(seed, now)))
  await analyseOwners(databases)
}
