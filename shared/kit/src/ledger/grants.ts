import { type Kysely, sql } from 'kysely'

/**
 * What the login that serves may do: read the owner's tables, read and add to the ledger and its log, read the epochs.
 * No update, no delete, no table of its own. Everything else that it had is taken away first.
 */
export async function grantToServe(db: Kysely<never>, login: string, further: readonly string[] = []): Promise<void> {
  const name = sql.id(login)
  await db.transaction().execute(async transaction => {
    for (const statement of [
      sql`revoke create on schema public from public`,
      sql`revoke all on all tables in schema public, ledger from ${name}`,
      sql`revoke all on all sequences in schema public, ledger from ${name}`,
      sql`revoke execute on all functions in schema ledger from public`,
      sql`grant usage on schema public, ledger to ${name}`,
      sql`grant select on all tables in schema public to ${name}`,
      sql`grant select, insert on all tables in schema ledger to ${name}`,
      sql`grant execute on all functions in schema ledger to ${name}`,
      ...further.map(text =>
        sql.join(
          text.split('$login').map(part => sql.raw(part)),
          name,
        ),
      ),
    ]) {
      await statement.execute(transaction)
    }
    const { rows } = await sql<{
      exists: boolean
    }>`select to_regclass('ledger.case_epoch') is not null as exists`.execute(transaction)
    // Its triggers keep it. A server that could write it could make a change to a ledger look like none.
    if (rows[0]?.exists === true) await sql`revoke insert on ledger.case_epoch from ${name}`.execute(transaction)
  })
}
