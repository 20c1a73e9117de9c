import { type Beginning, GrowingTree, type LogState } from '@hub/transparency'
import { type Kysely, sql } from 'kysely'
import { appendBeginning, treeSize } from './sequence/append.ts'
import { incarnationOf } from './statements/incarnation.ts'

/**
 * Begins the log anew, in a database that was restored from a backup: others may know more of it than is here, so it
 * cannot go on as if nothing had been lost. What is here is put aside, to be verified as ever. The new log's first entry
 * names the last state that was known to anybody. By the login that migrates, in one transaction with what was restored.
 *
 * @param known the last state that another has cosigned; undefined where nobody has
 */
export async function beginLogAnew(db: Kysely<never>, known: LogState | undefined): Promise<Beginning> {
  const kept = { incarnation: await incarnationOf(db), size: await treeSize(db) }
  const { rows } = await sql<{ size: string; root: Buffer }>`
    select size, root from ledger.checkpoint order by size desc limit 1`.execute(db)
  const own = rows[0] && {
    incarnation: kept.incarnation,
    size: Number(rows[0].size),
    root: rows[0].root.toString('base64url'),
  }
  const beginning: Beginning = {
    incarnation: Math.max(kept.incarnation, known?.incarnation ?? 0) + 1,
    at: new Date().toISOString(),
    kept,
    lost: later(own, known),
  }
  const put = (columns: string) => sql.raw(columns)
  for (const [table, columns] of [
    ['leaf', 'index, source, seq, leaf, hash'],
    ['checkpoint', 'size, root, at, statement, kid, signature'],
    ['cosignature', 'size, cosigner, at, statement, kid, x, signature'],
  ] as const) {
    const from = table === 'leaf' ? 'log_leaf' : table
    await sql`insert into ${sql.table(`ledger.past_${table}`)} (incarnation, ${put(columns)})
      select ${kept.incarnation}, ${put(columns)} from ${sql.table(`ledger.${from}`)}`.execute(db)
  }
  for (const table of ['cosignature', 'checkpoint', 'log_leaf', 'log_node']) {
    await sql`delete from ${sql.table(`ledger.${table}`)}`.execute(db)
  }
  await sql`insert into ledger.log_incarnation (incarnation, kept_incarnation, kept_size)
    values (${beginning.incarnation}, ${kept.incarnation}, ${kept.size})`.execute(db)
  await appendBeginning(db, new GrowingTree(), beginning)
  return beginning
}

function later(one: LogState | undefined, other: LogState | undefined): LogState | null {
  if (one === undefined || other === undefined) return one ?? other ?? null
  const order = one.incarnation - other.incarnation || one.size - other.size
  return order > 0 ? one : other
}
