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
    for (const [history, migrations] of historiesOf(owner)) await migrate(db, history, migrations)
    await owner.prepare?.(migrateUrl)
    await grantToServe(db, serveLogin, owner.grants)
    if (owner.statistics !== undefined) {
      await owner.statistics.prepare?.(db)
      await grantStatistics(db, serveLogin, owner.statistics.rights)
    }
  } finally {
    await db.destroy()
  }
}

/**
 * Makes the tables of an empty database as they were when these migrations had run, without rights for anybody.
 *
 * @param names by history, as {@link migrationsIn} tells them
 * @returns those that this program does not know; then nothing was made
 */
export async function migrateBack(
  owner: OwnerDefinition,
  migrateUrl: string,
  names: Readonly<Record<string, readonly string[]>>,
): Promise<readonly string[]> {
  const histories = historiesOf(owner)
  const known = new Map(histories)
  const unknown = Object.entries(names).flatMap(([history, all]) =>
    all.filter(name => known.get(history)?.[name] === undefined).map(name => `${history}/${name}`),
  )
  if (unknown.length > 0) return unknown
  const pool = createPool({ connectionString: migrateUrl, max: 3 })
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  try {
    await using _ = await migrationLock(pool)
    for (const [history, migrations] of histories) {
      const then = (names[history] ?? []).map(name => [name, migrations[name]] as const)
      await migrate(db, history, Object.fromEntries(then) as OwnerDefinition['migrations'])
    }
  } finally {
    await db.destroy()
  }
  return []
}

/** The migrations that have run, by history. */
export async function migrationsIn(client: pg.ClientBase): Promise<Record<string, readonly string[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = to_regnamespace('migration') and relkind = 'r'
      and relname !~ '_lock$' order by 1`,
  )
  const run: Record<string, readonly string[]> = {}
  for (const { name } of tables) {
    const { rows } = await client.query<{ name: string }>(`select name from migration."${name}" order by name`)
    run[name] = rows.map(row => row.name)
  }
  return run
}

/** In this order; each keeps a history of its own, so that nobody's names have to sort after another's. */
function historiesOf(owner: OwnerDefinition): readonly (readonly [string, OwnerDefinition['migrations']])[] {
  return [
    ['ledger', owner.ledger],
    ['log', transparencyMigrations],
    ['owner', owner.migrations],
    ...(owner.statistics === undefined ? [] : [['statistics', owner.statistics.migrations] as const]),
  ]
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
