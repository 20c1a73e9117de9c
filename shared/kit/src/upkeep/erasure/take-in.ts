import { Kysely, PostgresDialect } from 'kysely'
import { createPool } from '../../pool.ts'
import { Sequencer } from '../../transparency/sequence/sequencer.ts'

/** What is logged has to have its leaf first: a row that is changed before could not be told from one that was forged. */
export async function takeInAll(databaseUrl: string): Promise<void> {
  const db = new Kysely<never>({
    dialect: new PostgresDialect({ pool: createPool({ connectionString: databaseUrl, max: 1 }) }),
  })
  try {
    const sequencer = new Sequencer(db)
    while ((await sequencer.takeIn()) ?? 0) {}
  } finally {
    await db.destroy()
  }
}
