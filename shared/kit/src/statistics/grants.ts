import { type Kysely, sql } from 'kysely'

/** Tables of the schema `statistics` that the login that serves may read, and those that it may add to besides. */
export interface StatisticsRights {
  readonly reads: readonly string[]
  readonly adds: readonly string[]
  /** Functions, with the types of their arguments. */
  readonly calls?: readonly string[]
}

/** Gives the login that serves these rights and no others in the schema `statistics`. */
export async function grantStatistics(
  db: Kysely<never>,
  login: string,
  { reads, adds, calls = [] }: StatisticsRights,
): Promise<void> {
  const name = sql.id(login)
  const tables = (some: readonly string[]) => sql.join(some.map(table => sql.id('statistics', table)))
  const statements = [
    sql`revoke all on all tables in schema statistics from ${name}`,
    sql`revoke execute on all functions in schema statistics from public`,
    sql`grant usage on schema statistics to ${name}`,
    ...(reads.length > 0 ? [sql`grant select on ${tables(reads)} to ${name}`] : []),
    ...(adds.length > 0 ? [sql`grant select, insert on ${tables(adds)} to ${name}`] : []),
    ...calls.map(call => sql`grant execute on function ${sql.raw(`statistics.${call}`)} to ${name}`),
  ]
  await db.transaction().execute(async transaction => {
    for (const statement of statements) await statement.execute(transaction)
  })
}
