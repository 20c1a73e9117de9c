import type { JSONWebKeySet } from 'jose'

/** One owner's log, to be read once from its beginning. Nothing in it is believed. */
export interface LogSource extends Incarnation {
  readonly owner: string
  /** Public keys by whose they are: the owner's, and those of members that cosigned. */
  readonly keys: ReadonlyMap<string, JSONWebKeySet>
  /** Lists of fields that entries refer to by digest, canonical JSON. */
  readonly fields: AsyncIterable<string>
  /** What the log was before it began anew, the oldest first. */
  readonly past: readonly Incarnation[]
}

/** A log from one beginning to its end. */
export interface Incarnation {
  /** How often it had begun anew; 0 where never. */
  readonly incarnation: number
  readonly entries: AsyncIterable<SourceEntry>
  /** In the order of their sizes. */
  readonly checkpoints: AsyncIterable<SourceCheckpoint>
}

export interface SourceEntry {
  /** The leaf, canonical JSON in UTF-8. */
  readonly leaf: Buffer
  /** The hash that was recorded for it, where one was. */
  readonly hash?: Buffer | undefined
  /** What is wrong with it beyond what the leaf says: the row that it stands for is gone, or says something else. */
  readonly problem?: string | undefined
}

/** A signed checkpoint and what others signed about it. Compact JWS. */
export interface SourceCheckpoint {
  readonly checkpoint: string
  readonly cosignatures: readonly string[]
}
