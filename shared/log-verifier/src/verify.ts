import { GrowingTree, type LogName, leafHash, readLeaf } from '@hub/transparency'
import { CheckpointReader, type ReadCheckpoint } from './checkpoints.ts'
import { FindingError } from './finding.ts'
import { Known, type KnownStatement } from './known.ts'
import { SeenNumbers } from './seen-numbers.ts'
import type { LogSource, SourceEntry } from './source/source.ts'

export interface VerifyOptions {
  /** How many others must have cosigned. */
  readonly cosignatures: number
  /** For how many hours the newest checkpoints may wait for that. */
  readonly patienceHours: number
  /** Statements about this log that were kept elsewhere: by members that cosigned, or from an earlier audit. */
  readonly known?: readonly KnownStatement[]
}

export interface Verified {
  readonly entries: number
  /** Of these, how many are of nothing. */
  readonly padding: number
  readonly checkpoints: number
  /** So many entries are covered by a checkpoint that enough members have cosigned. */
  readonly cosigned: number
  /** Statements kept elsewhere that the log was held against. */
  readonly known: number
}

/**
 * Reads a log from its beginning, builds the tree anew, and holds every checkpoint against it.
 *
 * @throws FindingError naming the first entry or checkpoint that fails; whatever reading the source throws
 */
export async function verifyLog(source: LogSource, options: VerifyOptions): Promise<Verified> {
  const checkpoints = new CheckpointReader(source)
  const known = new Known(source, options.known ?? [])
  await known.prepare()
  const entries = new EntryReader()
  let next = await checkpoints.next()
  let covered = 0
  let count = 0
  let cosigned = 0
  let waiting: ReadCheckpoint | undefined
  let newest: ReadCheckpoint | undefined

  const holdCheckpoints = async () => {
    known.hold(entries.tree)
    while (next !== undefined && next.size === entries.tree.size) {
      holdRoot(next, entries.tree, covered)
      count += 1
      covered = next.size
      newest = next
      if (next.cosigners.size >= options.cosignatures) {
        cosigned = next.size
        waiting = undefined
      } else {
        waiting ??= next
      }
      next = await checkpoints.next()
    }
  }

  await holdCheckpoints()
  for await (const entry of source.entries) {
    entries.take(entry)
    await holdCheckpoints()
  }
  if (next !== undefined) {
    throw new FindingError(
      `checkpoint of ${next.size} entries`,
      `only ${entries.tree.size} entries are there: the tail was cut`,
    )
  }
  known.end(entries.tree.size)
  if (waiting !== undefined && newest !== undefined) refuseImpatiently(waiting, newest, options)
  return { entries: entries.tree.size, padding: entries.padding, checkpoints: count, cosigned, known: known.count }
}

/** Entries, one after the other: each at its place, each once, each as it was recorded. */
class EntryReader {
  readonly tree = new GrowingTree()
  padding = 0
  readonly #seen = new Map<LogName, SeenNumbers>()

  take({ leaf, hash, problem }: SourceEntry): void {
    const index = this.tree.size
    const where = `entry ${index}`
    const own = leafHash(leaf)
    if (hash !== undefined && !hash.equals(own)) throw new FindingError(where, 'it was changed: its hash is another')
    const place = readLeaf(leaf.toString('utf8'))
    if (place === undefined) throw new FindingError(where, 'it is no entry of a log')
    if (place.index !== index) {
      throw new FindingError(
        where,
        `it says that it is entry ${place.index}: something was removed, inserted or reordered`,
      )
    }
    if (place.log === 'padding') this.padding += 1
    else if (!this.#numbersOf(place.log).add(place.seq)) {
      throw new FindingError(where, `row ${place.seq} of the ${place.log} log has an entry already: it was inserted`)
    }
    if (problem !== undefined) throw new FindingError(where, problem)
    this.tree.append(own)
  }

  #numbersOf(log: LogName): SeenNumbers {
    const numbers = this.#seen.get(log) ?? new SeenNumbers()
    this.#seen.set(log, numbers)
    return numbers
  }
}

function holdRoot(checkpoint: ReadCheckpoint, tree: GrowingTree, covered: number): void {
  if (checkpoint.root.equals(tree.root())) return
  const among = covered < tree.size ? `one of the entries ${covered} to ${tree.size - 1}` : 'an entry'
  throw new FindingError(
    `checkpoint of ${checkpoint.size} entries`,
    `its root is not that of the entries: ${among} was changed, removed, inserted or reordered`,
  )
}

function refuseImpatiently(waiting: ReadCheckpoint, newest: ReadCheckpoint, options: VerifyOptions): void {
  const hours = (newest.time.getTime() - waiting.time.getTime()) / 3_600_000
  if (options.cosignatures === 0 || hours < options.patienceHours) return
  throw new FindingError(
    `checkpoint of ${waiting.size} entries`,
    `neither it nor a later one was cosigned by ${options.cosignatures} others: ${waiting.cosigners.size} did`,
  )
}
