import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

export interface Database {
  readonly db: Kysely<never>
  close(): Promise<void>
}

/**
 * An owner's database, through a pool like the product's, but smaller: two of each owner share PostgreSQL's connections.
 *
 * @throws where it is not a demonstration's: what reads it here releases everything to anybody
 */
export async function openDemonstration(connectionString: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString, max: 6, statement_timeout: 5_000 })
  pool.on('error', () => {})
  const { rows } = await pool.query<{ mark: boolean }>(`select to_regnamespace('demonstration') is not null as mark`)
  if (rows[0]?.mark !== true) {
    await pool.end()
    throw new Error('an unenforced owner serves demonstration data only')
  }
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  return { db, close: () => db.destroy() }
}
