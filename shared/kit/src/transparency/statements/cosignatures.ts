import type { Cosignature } from '@hub/transparency'
import { type Kysely, sql } from 'kysely'
import { jwsFrom, type StoredStatement, storedFrom } from './stored.ts'

/** What another has signed about one of this owner's checkpoints. */
export interface ReceivedCosignature {
  readonly size: number
  readonly cosigner: string
  /** Compact JWS. */
  readonly cosignature: string
}

/**
 * Keeps a cosignature that was verified and fits one of this owner's checkpoints.
 *
 * @param publicKey of the key that it was verified with: `x` of an Ed25519 JWK
 */
export async function keepCosignature(
  db: Kysely<never>,
  { size, cosigner }: Cosignature,
  jws: string,
  publicKey: string,
): Promise<void> {
  const { statement, kid, signature } = storedFrom(jws)
  await sql`insert into ledger.cosignature (size, cosigner, statement, kid, x, signature)
    values (${size}, ${cosigner}, ${statement}, ${kid}, ${publicKey}, ${signature}) on conflict do nothing`.execute(db)
}

/** The largest size that someone has cosigned for this owner; 0 where nothing. */
export async function cosignedBy(db: Kysely<never>, cosigner: string): Promise<number> {
  const { rows } = await sql<{ size: string | null }>`
    select max(size) as size from ledger.cosignature where cosigner = ${cosigner}`.execute(db)
  return Number(rows[0]?.size ?? 0)
}

/** What was received for the checkpoint of a size. */
export async function cosignaturesOf(db: Kysely<never>, size: number): Promise<readonly ReceivedCosignature[]> {
  const { rows } = await sql<StoredStatement & { size: string; cosigner: string }>`
    select size, cosigner, statement, kid, signature from ledger.cosignature where size = ${size} order by cosigner
  `.execute(db)
  return rows.map(row => ({
    size: Number(row.size),
    cosigner: row.cosigner,
    cosignature: jwsFrom('hrd-log-cosignature', row),
  }))
}
