import { type Kysely, sql } from 'kysely'
import { jwsFrom, type StoredStatement, storedFrom } from '../statements/stored.ts'

/** A checkpoint of another that this owner has cosigned. */
export interface SeenCheckpoint {
  readonly incarnation: number
  readonly size: number
  readonly root: Buffer
}

/** Why a checkpoint of another is not cosigned. */
export type DisputeReason = 'OTHER_ORIGIN' | 'ROLLED_BACK' | 'FORKED' | 'REWRITTEN' | 'UNDECLARED_LOSS'

/** The last checkpoint of this log that was cosigned here. */
export async function lastSeen(db: Kysely<never>, origin: string): Promise<SeenCheckpoint | undefined> {
  const { rows } = await sql<{ incarnation: number; size: string; root: Buffer }>`
    select incarnation, size, root from ledger.cosigned where origin = ${origin}
    order by incarnation desc, size desc limit 1`.execute(db)
  return rows[0] && { ...rows[0], size: Number(rows[0].size) }
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
    if (last?.size !== known?.size || last?.incarnation !== known?.incarnation) return false
    const checkpoint = storedFrom(signed.checkpoint)
    const own = storedFrom(signed.cosignature)
    await sql`insert into ledger.cosigned (
        origin, incarnation, size, root, checkpoint, checkpoint_kid, checkpoint_x, checkpoint_signature, statement, kid,
        signature
      ) values (
        ${origin}, ${seen.incarnation}, ${seen.size}, ${seen.root}, ${checkpoint.statement}, ${checkpoint.kid},
        ${signed.publicKey}, ${checkpoint.signature}, ${own.statement}, ${own.kid}, ${own.signature}
      )`.execute(locked)
    return true
  })
}

/** What this owner has cosigned of a log beyond a size of one incarnation, the oldest first. Compact JWS. */
export async function seenAfter(
  db: Kysely<never>,
  origin: string,
  { incarnation, size }: { readonly incarnation: number; readonly size: number },
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<StoredStatement>`
    select statement, kid, signature from ledger.cosigned
    where origin = ${origin} and incarnation = ${incarnation} and size > ${size}
    order by size limit ${limit}`.execute(db)
  return rows.map(row => jwsFrom('hrd-log-cosignature', row))
}

/** The last that this owner has cosigned of a log, as a compact JWS. */
export async function lastCosigned(db: Kysely<never>, origin: string): Promise<string | undefined> {
  const { rows } = await sql<StoredStatement>`
    select statement, kid, signature from ledger.cosigned where origin = ${origin}
    order by incarnation desc, size desc limit 1`.execute(db)
  return rows[0] && jwsFrom('hrd-log-cosignature', rows[0])
}

/** Keeps that a log began anew, in the words of its owner. */
export async function keepRestoration(
  db: Kysely<never>,
  origin: string,
  incarnation: number,
  beginning: string,
): Promise<void> {
  await sql`insert into ledger.log_restoration (origin, incarnation, beginning)
    values (${origin}, ${incarnation}, ${beginning}) on conflict do nothing`.execute(db)
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
