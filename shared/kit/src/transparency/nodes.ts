import { type Coordinates, type Hash, nodeHash, type ReadNodes } from '@hub/transparency'
import { type Kysely, sql } from 'kysely'

/** Every which level of the tree is stored, beside the leaves. */
export const STORED_LEVELS = 4

/** Reads nodes of an owner's tree, in one statement however many: stored ones, and others computed from those below. */
export function nodesIn(db: Kysely<never>): ReadNodes {
  return async nodes => {
    const below = nodes.map(storedBelow)
    const stored = below.flat()
    if (stored.length === 0) return []
    const { rows } = await sql<{ hash: Buffer | null }>`
      select case
        when asked.level = 0 then (select hash from ledger.log_leaf where log_leaf.index = asked.index)
        else (select hash from ledger.log_node where log_node.level = asked.level and log_node.index = asked.index)
      end as hash
      from unnest(${stored.map(one => one.level)}::smallint[], ${stored.map(one => one.index)}::bigint[])
        with ordinality as asked (level, index, place)
      order by place
    `.execute(db)
    const hashes = rows.map(({ hash }) => {
      if (hash === null) throw new Error('a node of the tree is missing')
      return hash
    })
    let taken = 0
    return below.map(({ length }) => {
      taken += length
      return joined(hashes.slice(taken - length, taken))
    })
  }
}

function storedBelow({ level, index }: Coordinates): readonly Coordinates[] {
  const above = level % STORED_LEVELS
  const width = 2 ** above
  return Array.from({ length: width }, (_, n) => ({ level: level - above, index: index * width + n }))
}

/** The node above neighbours, as many as a power of two. */
function joined(hashes: readonly Hash[]): Hash {
  const [first] = hashes
  if (first === undefined) throw new Error('a node of the tree is missing')
  if (hashes.length === 1) return first
  const half = hashes.length / 2
  return nodeHash(joined(hashes.slice(0, half)), joined(hashes.slice(half)))
}
