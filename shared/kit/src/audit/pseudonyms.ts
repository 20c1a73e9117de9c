import { createHmac, randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

/** Stands for an id within one audit. */
export type Pseudonym = (kind: 'case' | 'caller', id: string) => string

/** For how many days the pseudonyms of an audit can be had. */
const DAYS = 30

/**
 * The pseudonyms of one audit: under a fresh key, which only this owner has. The same audit, if somebody else names it,
 * has others; so has each owner. Nobody can tell from two audits whether they saw the same case.
 *
 * @param audit a UUID
 * @returns null where the audit was begun too long ago
 */
export async function pseudonymsOf(db: Kysely<never>, audit: string, auditor: string): Promise<Pseudonym | null> {
  await sql`insert into ledger.audit_key (audit, auditor, key) values (${audit}, ${auditor}, ${randomBytes(32)})
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ key: Buffer }>`
    select key from ledger.audit_key
    where audit = ${audit} and auditor = ${auditor} and begun > now() - make_interval(days => ${DAYS})`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  return (kind, id) => createHmac('sha256', row.key).update(`${kind} ${id}`).digest('base64url').slice(0, 22)
}
