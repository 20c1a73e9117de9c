import { type Kysely, sql } from 'kysely'
import { jwsFrom, type StoredStatement, storedFrom } from '../statements/stored.ts'

/** A checkpoint of another that this owner has cosigned. */
export interface SeenCheckpoint {
  readonly size: number
  readonly root: Buffer
}

/** Why a checkpoint of another is not cosigned. */
export type DisputeReason = 'OTHER_ORIGIN' | 'ROLLED_BACK' | 'FORKED' | 'REWRITTEN'

/** The last checkpoint of this log that was cosigned here. */
export async function lastSeen(db: Kysely<never>, origin: string): Promise<SeenCheckpoint | undefined> {
  const { rows } = await sql<{ size: string; root: Buffer }>`
    select size, root from ledger.cosigned where origin = ${origin} order by size desc limit 1`.execute(db)
  return rows[0] && { size: Number(rows[0].size), root: rows[0].root }
}

/**
 * Keeps a checkpoint and this owner's cosignature of it, unless another was kept since `known`: two processes of one
 * owner must not cosign two branches of one log.
 *
 * @returns whether it was kept
 */
export async function keepSeen(
  db: Kysely<never>,
  origin: string,
  known: SeenCheckpoint | undefined,
  seen: SeenCheckpoint,
  signed: { readonly checkpoint: string; readonly publicKey: string; readonly cosignature: string },
): Promise<boolean> {
  const transaction = db.transaction().setIsolationLevel('read committed')
  return transaction.execute(async locked => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`cosigning ${origin}`}, 0))`.execute(locked)
    const last = await lastSeen(locked, origin)
    if (last?.size !== known?.size) return false
    const checkpoint = storedFrom(signed.checkpoint)
    const own = storedFrom(signed.cosignature)
    await sql`insert into ledger.cosigned (
        origin, size, root, checkpoint, checkpoint_kid, checkpoint_x, checkpoint_signature, statement, kid, signature
      ) values (
        ${origin}, ${seen.size}, ${seen.root}, ${checkpoint.statement}, ${checkpoint.kid}, ${signed.publicKey},
        ${checkpoint.signature},        ${own.statement}, ${own.kid}, ${own.signature}
      )`.execute(locked)
    return true
  })
}

/** What this owner has cosigned of a log beyond a size, the oldest first. Compact JWS. */
export async function seenAfter(
  db: Kysely<never>,
  origin: string,
  size: number,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<StoredStatement>`
    select statement, kid, signature from ledger.cosigned
    where origin = ${origin} and size > ${size} order by size limit ${limit}`.execute(db)
  return rows.map(row => jwsFrom('hrd-log-cosignature', row))
}

/** Keeps the proof that a log was rewritten. @returns whether it is a new one */
export async function keepDispute(
  db: Kysely<never>,
  origin: string,
  reason: DisputeReason,
  known: SeenCheckpoint | undefined,
  signed: { readonly checkpoint: string; readonly publicKey: string },
): Promise<boolean> {
  const { statement, kid, signature } = storedFrom(signed.checkpoint)
  const { rows } = await sql`insert into ledger.log_dispute (
      origin, reason, seen_size, checkpoint, checkpoint_kid, checkpoint_x, checkpoint_signature
    ) values (${origin}, ${reason}, ${known?.size ?? 0}, ${statement}, ${kid}, ${signed.publicKey}, ${signature})
    on conflict do nothing returning 1`.execute(db)
  return rows.length > 0
}
