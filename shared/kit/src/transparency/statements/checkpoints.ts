import { canonical, type GrowingTree, signCheckpoint } from '@hub/transparency'
import type { Owner } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { BLOCK, type LogKeeping } from '../parts.ts'
import { appendPadding } from '../sequence/append.ts'
import { incarnationOf } from './incarnation.ts'
import { jwsFrom, type StoredStatement, storedFrom } from './stored.ts'

/** A checkpoint of an owner's own log. */
export interface IssuedCheckpoint {
  readonly size: number
  /** Compact JWS. */
  readonly checkpoint: string
}

/** Publishes the key that an owner signs with from now on, beside those that it signed with before. */
export async function publishKey(db: Kysely<never>, { key }: LogKeeping): Promise<void> {
  await sql`insert into ledger.log_key (kid, x) values (${key.kid}, ${key.publicKey})
    on conflict do nothing`.execute(db)
}

/** The keys that an owner's statements are verified with. */
export async function publishedKeys(db: Kysely<never>) {
  const { rows } = await sql<{ kid: string; x: string }>`
    select kid, x from ledger.log_key order by since, kid`.execute(db)
  return { keys: rows.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' })) }
}

/** Whether a checkpoint is due by the time that has passed. */
export async function isSealDue(db: Kysely<never>, { sealSeconds }: LogKeeping): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select coalesce(max(at) <= now() - make_interval(secs => ${sealSeconds}), true) as due from ledger.checkpoint
  `.execute(db)
  return rows[0]?.due !== false
}

/**
 * Makes a checkpoint where one is due: after so many seconds, or so many entries. Fills the tree up before, so that its
 * size tells less. Only under the lock of the sequencer.
 */
export async function sealWhereDue(
  db: Kysely<never>,
  tree: GrowingTree,
  owner: Owner,
  keeping: LogKeeping,
): Promise<void> {
  const { rows } = await sql<{ size: string | null; due: boolean; now: Date }>`
    select max(size) as size, now() as now,
      coalesce(max(at) <= now() - make_interval(secs => ${keeping.sealSeconds}), true) as due
    from ledger.checkpoint`.execute(db)
  const [last] = rows
  if (last === undefined) return
  const covered = Number(last.size ?? 0)
  if (!last.due && tree.size - covered < keeping.sealEntries) return
  const grown = Math.max(tree.size - covered, 1)
  await appendPadding(db, tree, covered + Math.ceil(grown / BLOCK) * BLOCK - tree.size)
  const root = tree.root()
  const incarnation = await incarnationOf(db)
  const statement = {
    origin: owner,
    ...(incarnation > 0 && { incarnation }),
    size: tree.size,
    root: root.toString('base64url'),
    time: last.now.toISOString(),
  }
  const signed = storedFrom(await signCheckpoint(statement, keeping.key))
  if (signed.statement !== canonical(statement)) throw new Error('a checkpoint was not signed as it was made')
  await sql`insert into ledger.checkpoint (size, root, at, statement, kid, signature)
    values (${tree.size}, ${root}, ${last.now}, ${signed.statement}, ${signed.kid}, ${signed.signature})`.execute(db)
}

/** Checkpoints of more than so many entries, the oldest first. */
export async function checkpointsAfter(
  db: Kysely<never>,
  size: number,
  limit: number,
): Promise<readonly IssuedCheckpoint[]> {
  const { rows } = await sql<StoredStatement & { size: string }>`
    select size, statement, kid, signature from ledger.checkpoint where size > ${size} order by size limit ${limit}
  `.execute(db)
  return rows.map(row => ({ size: Number(row.size), checkpoint: jwsFrom('hrd-log-checkpoint', row) }))
}

/** The root that a checkpoint of this size states; undefined where there is none. */
export async function statedRoot(db: Kysely<never>, size: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ root: Buffer }>`
    select root from ledger.checkpoint where size = ${size}`.execute(db)
  return rows[0]?.root
}
