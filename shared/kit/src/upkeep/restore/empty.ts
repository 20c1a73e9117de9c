import type pg from 'pg'
import { UpkeepError } from '../upkeep-error.ts'

/**
 * Stands in a database for as long as it is being restored: nobody serves from it then, and a restore that was cut short
 * may be begun again in it.
 */
export const MARKER = 'restoring'

/** @throws UpkeepError where there is anything in the database but what an earlier restore left unfinished */
export async function requireEmpty(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ tables: number; unfinished: boolean }>(
    `select count(*)::integer as tables, to_regnamespace($1) is not null as unfinished
    from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'`,
    [MARKER],
  )
  const { tables, unfinished } = rows[0] ?? { tables: 1, unfinished: false }
  if (unfinished) await clear(client)
  else if (tables > 0)
    throw new UpkeepError('the database is not empty: restore into a new one, and put it in the place of the old')
}

/** Takes out whatever a restore has made. Only where it found the database empty. */
export async function clear(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(nspname) as name from pg_namespace
    where nspname <> 'information_schema' and nspname !~ '^pg_' and nspname <> $1`,
    [MARKER],
  )
  await client.query(
    `begin; ${rows.map(({ name }) => `drop schema ${name} cascade;`).join(' ')}
    create schema public; drop schema if exists ${MARKER}; commit`,
  )
}
