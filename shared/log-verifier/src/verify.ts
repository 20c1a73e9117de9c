import {
  type Beginning,
  GrowingTree,
  type LogName,
  leafHash,
  readBeginning,
  readLeaf,
  wordsDigest,
} from '@hub/transparency'
import { CheckpointReader, nameOf, ofIncarnation, type ReadCheckpoint } from './checkpoints.ts'
import { FindingError } from './finding.ts'
import { Known, type KnownStatement } from './known.ts'
import { SeenNumbers } from './seen-numbers.ts'
import type { Incarnation, LogSource, SourceEntry } from './source/source.ts'

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
  /** How the log began anew, as its owner declared it; none where it never did. */
  readonly restorations: readonly Beginning[]
}

/**
 * Reads a log from its beginning, builds the tree anew, and holds every checkpoint against it. A log that has begun anew
 * is read incarnation by incarnation: each must hold, and what the next says was lost before it, is lost.
 *
 * @throws FindingError naming the first entry or checkpoint that fails; whatever reading the source throws
 */
export async function verifyLog(source: LogSource, options: VerifyOptions): Promise<Verified> {
  const known = new Known(source, options.known ?? [])
  await known.prepare()
  const lists = new Set<string>()
  for await (const text of source.fields) lists.add(wordsDigest(text))
  const restorations: Beginning[] = []
  let last: VerifiedIncarnation = { incarnation: 0, entries: 0, padding: 0, checkpoints: 0, cosigned: 0 }
  for (const part of [...source.past, source]) {
    const read = await verifyIncarnation(source, part, known, lists, options)
    if (part.incarnation > 0) restorations.push(held(read, last))
    last = read
  }
  known.end(restorations, source.incarnation, last.entries)
  const { entries, padding, checkpoints, cosigned } = last
  return { entries, padding, checkpoints, cosigned, known: known.count, restorations }
}

interface VerifiedIncarnation {
  readonly incarnation: number
  readonly entries: number
  readonly padding: number
  readonly checkpoints: number
  readonly cosigned: number
  readonly beginning?: Beginning | undefined
}

async function verifyIncarnation(
  source: LogSource,
  part: Incarnation,
  known: Known,
  lists: ReadonlySet<string>,
  options: VerifyOptions,
): Promise<VerifiedIncarnation> {
  const { incarnation } = part
  const checkpoints = new CheckpointReader(source, part)
  const entries = new EntryReader(incarnation, lists)
  let next = await checkpoints.next()
  let covered = 0
  let count = 0
  let cosigned = 0
  let waiting: ReadCheckpoint | undefined
  let newest: ReadCheckpoint | undefined

  const holdCheckpoints = async () => {
    known.hold(incarnation, entries.tree)
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
  for await (const entry of part.entries) {
    entries.take(entry)
    await holdCheckpoints()
  }
  if (next !== undefined) {
    throw new FindingError(
      nameOf(next.size, incarnation),
      `only ${entries.tree.size} entries are there: the tail was cut`,
    )
  }
  if (waiting !== undefined && newest !== undefined) refuseImpatiently(waiting, newest, options)
  const { tree, padding, beginning } = entries
  return { incarnation, entries: tree.size, padding, checkpoints: count, cosigned, beginning }
}

/** Whoever begins anew says how much of the log before it was kept, and that much must be there. */
function held({ incarnation, beginning }: VerifiedIncarnation, before: VerifiedIncarnation): Beginning {
  const where = `entry 0${ofIncarnation(incarnation)}`
  if (beginning?.incarnation !== incarnation) throw new FindingError(where, 'it does not say that the log began anew')
  const { kept } = beginning
  const there = kept.incarnation === before.incarnation ? before.entries : 0
  if (kept.size === there) return beginning
  throw new FindingError(where, `it says that ${kept.size} entries before it were kept, and ${there} are there`)
}

/** Entries, one after the other: each at its place, each once, each as it was recorded. */
class EntryReader {
  readonly tree = new GrowingTree()
  padding = 0
  /** What the first entry says of a log that began anew. */
  beginning: Beginning | undefined
  readonly #incarnation: number
  readonly #lists: ReadonlySet<string>
  readonly #seen = new Map<LogName, SeenNumbers>()

  /** @param lists digests of the lists of fields that are at hand */
  constructor(incarnation: number, lists: ReadonlySet<string>) {
    this.#incarnation = incarnation
    this.#lists = lists
  }

  take({ leaf, hash, problem }: SourceEntry): void {
    const index = this.tree.size
    const where = `entry ${index}${ofIncarnation(this.#incarnation)}`
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
    if (place.log === 'beginning') {
      if (this.#incarnation === 0) throw new FindingError(where, 'it says that the log began anew: it was inserted')
      this.beginning = readBeginning(leaf.toString('utf8'))
    }
    if (place.log === 'padding') this.padding += 1
    else if (!this.#numbersOf(place.log).add(place.seq)) {
      throw new FindingError(where, `row ${place.seq} of the ${place.log} log has an entry already: it was inserted`)
    }
    if (problem !== undefined) throw new FindingError(where, problem)
    if (place.fields !== undefined && !this.#lists.has(place.fields)) {
      throw new FindingError(where, 'the list of its fields is missing, or was changed')
    }
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
    nameOf(checkpoint.size, checkpoint.incarnation),
    `its root is not that of the entries: ${among} was changed, removed, inserted or reordered`,
  )
}

function refuseImpatiently(waiting: ReadCheckpoint, newest: ReadCheckpoint, options: VerifyOptions): void {
  const hours = (newest.time.getTime() - waiting.time.getTime()) / 3_600_000
  if (options.cosignatures === 0 || hours < options.patienceHours) return
  throw new FindingError(
    nameOf(waiting.size, waiting.incarnation),
    `neither it nor a later one was cosigned by ${options.cosignatures} others: ${waiting.cosigners.size} did`,
  )
}
