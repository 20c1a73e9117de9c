import {
  type Beginning,
  type GrowingTree,
  isDeclaredLost,
  verifyCheckpoint,
  verifyCosignature,
} from '@hub/transparency'
import type { JSONWebKeySet } from 'jose'
import { held, nameOf } from './checkpoints.ts'
import { FindingError } from './finding.ts'
import type { LogSource } from './source/source.ts'

/** A statement about a log that somebody kept: a checkpoint, or a cosignature. */
export interface KnownStatement {
  readonly kind: 'checkpoint' | 'cosignature'
  /** Compact JWS. */
  readonly jws: string
  /** By whose key: the log's owner, or a member that cosigned. */
  readonly signer: string
  /** Where it was kept, for messages. */
  readonly kept: string
  /** The keys of the signer as they were kept with it; else those of the log count. */
  readonly keys?: JSONWebKeySet
}

interface KnownRoot {
  readonly incarnation: number
  readonly size: number
  readonly root: Buffer
  readonly kept: string
}

/** Holds a log against what others remember of it. */
export class Known {
  readonly #source: LogSource
  readonly #statements: readonly KnownStatement[]
  /** What was not yet held against the log, the smallest of the first incarnation last. */
  #due: KnownRoot[] = []

  constructor(source: LogSource, statements: readonly KnownStatement[]) {
    this.#source = source
    this.#statements = statements
  }

  get count(): number {
    return this.#statements.length
  }

  /** @throws FindingError where a statement is not signed by whom it is said to be */
  async prepare(): Promise<void> {
    for (const { kind, jws, signer, kept, keys } of this.#statements) {
      const where = `a ${kind} kept at ${kept}`
      const own = keys ?? this.#source.keys.get(signer) ?? { keys: [] }
      const statement = await held(
        where,
        kind === 'checkpoint' ? verifyCheckpoint(jws, own) : verifyCosignature(jws, own),
      )
      if (statement.origin !== this.#source.owner) throw new FindingError(where, 'it is of another log')
      const { incarnation = 0, size, root } = statement
      this.#due.push({ incarnation, size, root: Buffer.from(root, 'base64url'), kept })
    }
    this.#due.sort((a, b) => b.incarnation - a.incarnation || b.size - a.size)
  }

  /** @throws FindingError where somebody remembers another root of a tree of this size */
  hold(incarnation: number, tree: GrowingTree): void {
    const here = ({ size, ...known }: KnownRoot) => known.incarnation === incarnation && size === tree.size
    if (!this.#due.some(here)) return
    for (const { root, kept } of this.#due.filter(here)) {
      if (root.equals(tree.root())) continue
      throw new FindingError(
        nameOf(tree.size, incarnation),
        `${kept} has another one of the same size: the log was rewritten or forked`,
      )
    }
    this.#due = this.#due.filter(known => !here(known))
  }

  /**
   * @param restorations how the log began anew: what one of them declares as lost need not be there
   * @throws FindingError where somebody remembers more entries than there are, and nobody has said that they were lost
   */
  end(restorations: readonly Beginning[], incarnation: number, size: number): void {
    const next = this.#due.findLast(
      known => !restorations.some(one => isDeclaredLost(one, { ...known, root: known.root.toString('base64url') })),
    )
    if (next === undefined) return
    const only = next.incarnation === incarnation ? `only ${size} entries are there` : 'it is not there'
    throw new FindingError(nameOf(next.size, next.incarnation), `${next.kept} has it, and ${only}: the tail was cut`)
  }
}
