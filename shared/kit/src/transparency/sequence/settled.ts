import { type Kysely, sql } from 'kysely'
import type { Source } from './source.ts'

/**
 * Up to which number every row of a source that will ever be there can be seen.
 *
 * Numbers are given out in order, but rows become visible when their transactions commit, in any order, and never where
 * one fails. A gap may be filled later, or never. Whoever will fill it holds a lock on the table since before the number
 * was given out, and until the row is there. So: take the highest number that can be seen, then look who is writing to
 * the table. When all of those have ended, whatever gaps are left below that number stay.
 */
export class Settling {
  readonly #source: Source
  #candidate: { readonly through: number; readonly writers: ReadonlySet<string> } | undefined

  constructor(source: Source) {
    this.#source = source
  }

  /**
   * @returns a number up to which a statement that begins after this returns sees all rows there will ever be, or
   *   undefined where that is not known yet: ask again later
   */
  async through(db: Kysely<never>): Promise<number | undefined> {
    this.#candidate ??= { through: await this.#highest(db), writers: await this.#writers(db) }
    const { through, writers } = this.#candidate
    if (writers.size > 0) {
      const writing = await this.#writers(db)
      if ([...writers].some(writer => writing.has(writer))) return undefined
    }
    this.#candidate = undefined
    return through
  }

  async #highest(db: Kysely<never>): Promise<number> {
    const { rows } = await sql<{ seq: string | null }>`
      select max(seq) as seq from ${sql.table(this.#source.table)}`.execute(db)
    return Number(rows[0]?.seq ?? 0)
  }

  /** Transactions of others that may have been given a number and have not ended. */
  async #writers(db: Kysely<never>): Promise<ReadonlySet<string>> {
    const { rows } = await sql<{ virtualtransaction: string }>`
      select virtualtransaction from pg_locks
      where locktype = 'relation' and mode = 'RowExclusiveLock' and granted and pid is distinct from pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())
        and relation = ${this.#source.table}::regclass`.execute(db)
    return new Set(rows.map(row => row.virtualtransaction))
  }
}

/** Up to which number the rows of a source are known to have their leaves. */
export async function settledThrough(db: Kysely<never>, source: Source): Promise<number> {
  const { rows } = await sql<{ through: string | null }>`
    select max(through) as through from ledger.log_settled where source = ${source.name}`.execute(db)
  return Number(rows[0]?.through ?? 0)
}

export async function settle(db: Kysely<never>, source: Source, through: number): Promise<void> {
  await sql`insert into ledger.log_settled (source, through) values (${source.name}, ${through})
    on conflict do nothing`.execute(db)
}
