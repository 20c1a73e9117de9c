import type pg from 'pg'

/** The database cannot be served from as it is. The message is one line without values. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  /** Whether it can become good by itself, or by a migration. */
  readonly passes: boolean

  constructor(message: string, { passes, ...options }: ErrorOptions & { readonly passes: boolean }) {
    super(message, options)
    this.passes = passes
  }
}

/**
 * Makes sure that the database answers, that it is migrated, and that this login can add to ledger and log but cannot
 * rewrite them: a server that could would make the log worthless.
 *
 * @throws DatabaseError
 */
export async function checkDatabase(pool: pg.Pool): Promise<void> {
  const { migrated, writes, rewrites, restoring } = await ask(pool)
  if (restoring) {
    const message = 'the database is being restored, or a restore was cut short: run it again'
    throw new DatabaseError(message, { passes: true })
  }
  if (rewrites) {
    const message = 'the database login may change the ledger: serve with the login that serves'
    throw new DatabaseError(message, { passes: false })
  }
  if (!migrated) throw new DatabaseError('the database is not migrated', { passes: true })
  // Rights are given at the end of a migration.
  if (!writes) throw new DatabaseError('the database login may not write the release log', { passes: true })
}

interface Rights {
  readonly migrated: boolean
  readonly writes: boolean
  readonly rewrites: boolean
  readonly restoring: boolean
}

async function ask(pool: pg.Pool): Promise<Rights> {
  try {
    const { rows } = await pool.query<Rights>(`
      select
        count(*) > 0 as migrated,
        coalesce(bool_and(has_table_privilege(oid, 'insert') or relname = 'case_epoch'), false) as writes,
        coalesce(bool_or(has_table_privilege(oid, 'update') or has_table_privilege(oid, 'delete')
          or has_table_privilege(oid, 'truncate')
          or (relname = 'case_epoch' and has_table_privilege(oid, 'insert'))), false) as rewrites,
        to_regnamespace('restoring') is not null as restoring
      from pg_class where relnamespace = to_regnamespace('ledger') and relkind = 'r'`)
    return rows[0] ?? { migrated: false, writes: false, rewrites: false, restoring: false }
  } catch (cause) {
    throw new DatabaseError('the database cannot be reached', { cause, passes: true })
  }
}
