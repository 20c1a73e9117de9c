import {
  type Beginning,
  beginningLeaf,
  cover,
  GrowingTree,
  leafHash,
  makeSalts,
  paddingLeaf,
  SALT_BYTES,
} from '@hub/transparency'
import { type Kysely, sql } from 'kysely'
import { nodesIn, STORED_LEVELS } from '../nodes.ts'
import type { Entry, Source } from './source.ts'

/** How many leaves the tree has. */
export async function treeSize(db: Kysely<never>): Promise<number> {
  const { rows } = await sql<{ size: string }>`
    select coalesce(max(index) + 1, 0) as size from ledger.log_leaf`.execute(db)
  return Number(rows[0]?.size ?? 0)
}

/** The tree at its present size, to be appended to. */
export async function openTree(db: Kysely<never>): Promise<GrowingTree> {
  const size = await treeSize(db)
  return new GrowingTree(size, await nodesIn(db)(cover(0, size)))
}

/** Appends entries of a source, in this order. Only under the lock of the sequencer. */
export async function appendEntries(
  db: Kysely<never>,
  tree: GrowingTree,
  source: Source,
  entries: readonly Entry[],
): Promise<void> {
  const salts = makeSalts(entries.reduce((sum, entry) => sum + entry.salts, 0))
  let used = 0
  const salted = entries.map((entry, n) => {
    const own = salts.subarray(used * SALT_BYTES, (used + entry.salts) * SALT_BYTES)
    used += entry.salts
    return { seq: entry.seq, salts: own, leaf: entry.leaf(tree.size + n, own) }
  })
  const kept = salted.filter(one => one.salts.length > 0)
  if (kept.length > 0) {
    await sql`insert into ledger.log_salt (source, seq, salts)
      select ${source.name}, * from unnest(${kept.map(one => one.seq)}::bigint[], ${kept.map(one => one.salts)}::bytea[])
    `.execute(db)
  }
  await source.index?.(
    db,
    salted.map(one => one.seq),
  )
  await appendLeaves(db, tree, source.name, salted)
}

/** Appends so many entries of nothing. Only under the lock of the sequencer. */
export async function appendPadding(db: Kysely<never>, tree: GrowingTree, count: number): Promise<void> {
  const first = tree.size
  const leaves = Array.from({ length: count }, (_, n) => ({
    seq: first + n,
    leaf: paddingLeaf(first + n, makeSalts(1)),
  }))
  await appendLeaves(db, tree, 'padding', leaves)
}

/** Appends the entry that stands first in a log which begins anew. */
export async function appendBeginning(db: Kysely<never>, tree: GrowingTree, beginning: Beginning): Promise<void> {
  await appendLeaves(db, tree, 'beginning', [{ seq: beginning.incarnation, leaf: beginningLeaf(beginning) }])
}

async function appendLeaves(
  db: Kysely<never>,
  tree: GrowingTree,
  source: string,
  leaves: readonly { readonly seq: number; readonly leaf: string }[],
): Promise<void> {
  const first = tree.size
  const hashes = leaves.map(({ leaf }) => leafHash(Buffer.from(leaf)))
  const nodes = hashes.flatMap(hash => tree.append(hash)).filter(({ level }) => level % STORED_LEVELS === 0)
  await sql`insert into ledger.log_leaf (source, index, seq, leaf, hash)
    select ${source}, * from unnest(
      ${leaves.map((_, n) => first + n)}::bigint[], ${leaves.map(one => one.seq)}::bigint[],
      ${leaves.map(one => one.leaf)}::text[], ${hashes}::bytea[])`.execute(db)
  if (nodes.length === 0) return
  await sql`insert into ledger.log_node (level, index, hash)
    select * from unnest(${nodes.map(one => one.level)}::smallint[], ${nodes.map(one => one.index)}::bigint[],
      ${nodes.map(one => one.hash)}::bytea[])`.execute(db)
}
