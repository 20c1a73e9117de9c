import { randomUUID } from 'node:crypto'
import { mirrorOf } from '@hub/decision'
import { mirrorRows } from '@hub/registry'
import { type Owner, REGISTRY } from '@hub/vocabulary'
import { breakGlassRow } from '../case/relations.ts'
import { addRelation, noLedgerRows } from '../ledger-rows.ts'
import { OWNERS_SHOWN } from '../members.ts'
import { HOUR } from '../time.ts'
import { inTransaction, openDatabases } from './database.ts'
import { insertTables } from './insert.ts'
import { type BrokenGlass, recallLoad, rememberLoad, type Showcase } from './memory.ts'

/** The showcase of a load that was completed; null where there is none. */
export async function readShowcase(registryMigrateUrl: string): Promise<Showcase | null> {
  await using databases = await openDatabases({ registry: registryMigrateUrl }, [REGISTRY.code])
  return (await recallLoad(databases.of(REGISTRY.code)))?.showcase ?? null
}

/** Whether a load was completed. */
export async function isLoaded(registryMigrateUrl: string): Promise<boolean> {
  return (await readShowcase(registryMigrateUrl)) !== null
}

/**
 * Breaks the glass again where the demonstration is to find it broken: such a row lasts four hours, and ledgers are
 * append-only. To be called at each start; does nothing while the rows of the last time have hours left.
 */
export async function refreshEmergency({
  migrateUrls,
  now = Date.now(),
}: {
  readonly migrateUrls: Readonly<Record<Owner, string>>
  readonly now?: number
}): Promise<void> {
  await using databases = await openDatabases(migrateUrls, OWNERS_SHOWN)
  const registry = databases.of(REGISTRY.code)
  const loaded = await recallLoad(registry)
  if (loaded === null || now - loaded.brokenAt < HOUR) return
  const rows = loaded.brokenGlass.map(glass => rowsOf(glass, now))
  for (const owner of new Set(rows.map(row => row.owner))) {
    const relation = rows.filter(row => row.owner === owner).map(row => row.relation)
    await inTransaction(databases.of(owner), () => insertTables(databases.of(owner), 'ledger', { relation }))
  }
  await inTransaction(registry, () =>
    insertTables(registry, 'public', { mirror_standing: rows.flatMap(row => row.standing) }),
  )
  await rememberLoad(registry, { ...loaded, brokenAt: now })
}

function rowsOf({ caseId, owner, member, person }: BrokenGlass, now: number) {
  const relation = {
    id: randomUUID(),
    member,
    kind: 'EMERGENCY',
    categories: [],
    purposes: [],
    closedAt: null,
    ...breakGlassRow(person, now - 60_000),
  }
  const mirror = mirrorOf({ caseId, owner, heldSince: 0, relations: [relation], directives: [] })
  const standing = mirrorRows(mirror).mirror_standing.filter(({ kind }) => kind === 'EMERGENCY')
  const ledger = noLedgerRows()
  addRelation(ledger, caseId, relation)
  return { owner, relation: ledger.relation[0] as object, standing }
}
