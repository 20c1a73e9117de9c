import { type Kysely, sql } from 'kysely'

/** How often an owner's own log has begun anew. */
export async function incarnationOf(db: Kysely<never>): Promise<number> {
  const { rows } = await sql<{ incarnation: number }>`
    select coalesce(max(incarnation), 0)::integer as incarnation from ledger.log_incarnation`.execute(db)
  return rows[0]?.incarnation ?? 0
}

/** The first entry of the present incarnation, where it is not the first. */
export async function ownBeginning(db: Kysely<never>): Promise<string | undefined> {
  const { rows } = await sql<{ leaf: string }>`
    select leaf from ledger.log_leaf where index = 0 and source = 'beginning'`.execute(db)
  return rows[0]?.leaf
}
