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
 * rewrite them, by itself or as another role: a server that could would make the log worthless.
 *
 * @throws DatabaseError
 */
export async function checkDatabase(pool: pg.Pool): Promise<void> {
  const { migrated, writes, rewrites, restoring } = await ask(pool)
  if (restoring) {
    const message = 'the database is being restored, or a restore was cut short: run it again'
    throw new DatabaseError(message, { passes: true })
  }
  if (rewrites !== null) {
    const message = `the database login may change the ledger (${rewrites}): serve with the login that serves`
    throw new DatabaseError(message, { passes: false })
  }
  if (!migrated) throw new DatabaseError('the database is not migrated', { passes: true })
  // Rights are given at the end of a migration.
  if (!writes) throw new DatabaseError('the database login may not write the release log', { passes: true })
}

/** For so long rights that were found to be as they must be are not looked at again. */
const RIGHTS_STAND_MS = 10_000

/**
 * Checks a database that is asked about every second: what the login may is a matter of dozens of rights, asked every ten
 * seconds; whether the database answers, lets the log be written, and is not just being restored, each time. After
 * anything that is not as it must be, everything is asked again.
 *
 * @param clock milliseconds; one that nobody sets back
 * @returns throws as {@link checkDatabase} does
 */
export function createCheck(pool: pg.Pool, clock: () => number = () => performance.now()): () => Promise<void> {
  let goodUntil = Number.NEGATIVE_INFINITY
  let checking: Promise<void> | undefined

  async function check(): Promise<void> {
    try {
      if (clock() < goodUntil && (await isServing(pool))) return
      await checkDatabase(pool)
      goodUntil = clock() + RIGHTS_STAND_MS
    } catch (error) {
      goodUntil = Number.NEGATIVE_INFINITY
      throw error
    }
  }
  // Who asks meanwhile gets the same answer: an earlier one cannot take the place of a later one.
  return () => {
    checking ??= check().finally(() => {
      checking = undefined
    })
    return checking
  }
}

async function isServing(pool: pg.Pool): Promise<boolean> {
  try {
    const { rows } = await pool.query<{ serving: boolean }>(
      `select to_regnamespace('restoring') is null
        and coalesce(has_table_privilege(to_regclass('ledger.release_log'), 'insert'), false)
        and coalesce(has_table_privilege(to_regclass('ledger.log_words'), 'insert'), false) as serving`,
      [],
    )
    return rows[0]?.serving === true
  } catch (cause) {
    throw new DatabaseError('the database cannot be reached', { cause, passes: true })
  }
}

interface Rights {
  readonly migrated: boolean
  readonly writes: boolean
  /** The first way in which it could rewrite something; null where there is none. */
  readonly rewrites: string | null
  readonly restoring: boolean
}

/**
 * Rights are asked for whoever logged in and for whoever that is taken for: `alter role … set role` makes two of them.
 * What a role may by being a member of others counts too.
 */
const RIGHTS = `
  with login as (select oid, rolname as name from pg_roles where rolname in (current_user, session_user)),
  relation as (
    select oid, relname as name, relkind as kind, relowner as owner from pg_class
    where relnamespace = to_regnamespace('ledger') and relkind in ('r', 'p', 'S')
  ),
  owner as (
    select nspname || ' is its own' as what, nspowner as oid from pg_namespace where nspname in ('ledger', 'public')
    union all select 'ledger.' || name || ' is its own', owner from relation
    union all select 'ledger.' || proname || ' is its own', proowner from pg_proc
      where pronamespace = to_regnamespace('ledger')
    union all select 'the database is its own', datdba from pg_database where datname = current_database()
  ),
  way as (
    select 1 as nth, 'it is a superuser, or may replicate, make roles or pass by row security' as what
    from login join pg_roles using (oid) where rolsuper or rolreplication or rolcreaterole or rolbypassrls
    union all
    select 2, 'it is a member of ' || role.rolname
    from login, pg_roles as role
    where role.rolname in ('pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program')
      and pg_has_role(login.name, role.oid, 'member')
    union all
    select 3, owner.what from login, owner where pg_has_role(login.name, owner.oid, 'member')
    union all
    select 4, 'it may create in ' || nspname
    from login, pg_namespace as place
    where nspname in ('ledger', 'public') and has_schema_privilege(login.name, place.oid, 'create')
    union all
    select 5, 'it may do more than read ledger.' || relation.name || ' and add to it'
    from login, relation where case when kind <> 'S' then
      has_any_column_privilege(login.name, relation.oid, 'update, references')
      or has_table_privilege(login.name, relation.oid, 'delete, truncate, trigger')
      or (relation.name = 'case_epoch' and has_any_column_privilege(login.name, relation.oid, 'insert')) end
    union all
    select 6, 'it may set ledger.' || relation.name
    from login, relation where case when kind = 'S' then has_sequence_privilege(login.name, relation.oid, 'update') end
  )
  select
    exists (select from relation where kind <> 'S') as migrated,
    coalesce((select bool_and(has_table_privilege(oid, 'insert') or name = 'case_epoch')
      from relation where kind <> 'S'), false) as writes,
    (select what from way order by nth, what limit 1) as rewrites,
    to_regnamespace('restoring') is not null as restoring`

async function ask(pool: pg.Pool): Promise<Rights> {
  try {
    const { rows } = await pool.query<Rights>(RIGHTS)
    return rows[0] ?? { migrated: false, writes: false, rewrites: null, restoring: false }
  } catch (cause) {
    throw new DatabaseError('the database cannot be reached', { cause, passes: true })
  }
}
