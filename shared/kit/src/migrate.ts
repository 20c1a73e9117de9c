import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import type pg from 'pg'
import { grantToServe } from './ledger/grants.ts'
import type { OwnerDefinition } from './owner.ts'
import { createPool } from './pool.ts'
import { grantStatistics } from './statistics/grants.ts'
import { transparencyMigrations } from './transparency/migrations.ts'

/**
 * Brings an owner's database up to date: the ledger, the tree over its log, then the owner's own tables, then the rights of the login that
 * serves. Safe to run again, and by two at a time.
 *
 * @param migrateUrl the database, by the login that migrates
 * @param serveLogin the login that serves, which must exist
 */
export async function migrateOwner(
  owner: OwnerDefinition,
  migrateUrl: string,
  serveLogin = `${owner.code}_serve`,
): Promise<void> {
  const pool = createPool({ connectionString: migrateUrl, max: 3 })
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  try {
    await using _ = await migrationLock(pool)
    await migrate(db, 'ledger', owner.ledger)
    await migrate(db, 'log', transparencyMigrations)
    await migrate(db, 'owner', owner.migrations)
    await owner.prepare?.(migrateUrl)
    await grantToServe(db, serveLogin, owner.grants)
    if (owner.statistics !== undefined) {
      await migrate(db, 'statistics', owner.statistics.migrations)
      await owner.statistics.prepare?.(db)
      await grantStatistics(db, serveLogin, owner.statistics.rights)
    }
  } finally {
    await db.destroy()
  }
}

/** Held by one migration of a database at a time; whoever comes second waits. */
async function migrationLock(pool: pg.Pool): Promise<AsyncDisposable> {
  const client = await pool.connect()
  await client.query(`select pg_advisory_lock(hashtextextended('migration', 0))`)
  return {
    async [Symbol.asyncDispose]() {
      await client.query('select pg_advisory_unlock_all()')
      client.release()
    },
  }
}

/** Ledger and owner keep their own history, so that neither's names have to sort after the other's. */
async function migrate(db: Kysely<never>, history: string, migrations: OwnerDefinition['migrations']): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableSchema: 'migration',
    migrationTableName: history,
    migrationLockTableName: `${history}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
