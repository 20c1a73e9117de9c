import type { StatementKey } from '@hub/transparency'
import type { Owner } from '@hub/vocabulary'

/** How an owner keeps its log so that nobody can rewrite it unseen. */
export interface LogKeeping {
  /** What the owner signs its log with. */
  readonly key: StatementKey & { readonly publicKey: string }
  /** Where the owners are that follow this log and are followed; the owner itself may be among them. */
  readonly peers: ReadonlyMap<Owner, URL>
  /** A checkpoint is made after so many seconds, whether or not anything was logged. */
  readonly sealSeconds: number
  /** And after so many entries. */
  readonly sealEntries: number
}

/**
 * Checkpoints tell other members how many entries there are, and so how much an owner was asked. Sizes are rounded up to
 * a multiple of this by entries of nothing, and grow by at least this much each time.
 */
export const BLOCK = 16
