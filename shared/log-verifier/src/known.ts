import { type GrowingTree, verifyCheckpoint, verifyCosignature } from '@hub/transparency'
import type { JSONWebKeySet } from 'jose'
import { held } from './checkpoints.ts'
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

/** Holds a log against what others remember of it. */
export class Known {
  readonly #source: LogSource
  readonly #statements: readonly KnownStatement[]
  readonly #roots = new Map<number, { readonly root: Buffer; readonly kept: string }[]>()
  #due: number[] = []

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
      const roots = this.#roots.get(statement.size) ?? []
      this.#roots.set(statement.size, [...roots, { root: Buffer.from(statement.root, 'base64url'), kept }])
    }
    this.#due = [...this.#roots.keys()].sort((a, b) => b - a)
  }

  /** @throws FindingError where somebody remembers another root of a tree of this size */
  hold(tree: GrowingTree): void {
    if (this.#due.at(-1) !== tree.size) return
    this.#due.pop()
    for (const { root, kept } of this.#roots.get(tree.size) ?? []) {
      if (root.equals(tree.root())) continue
      throw new FindingError(
        `checkpoint of ${tree.size} entries`,
        `${kept} has another one of the same size: the log was rewritten or forked`,
      )
    }
  }

  /** @throws FindingError where somebody remembers more entries than there are */
  end(size: number): void {
    const next = this.#due.at(-1)
    if (next === undefined) return
    const [first] = this.#roots.get(next) ?? []
    throw new FindingError(
      `checkpoint of ${next} entries`,
      `${first?.kept} has it, and only ${size} entries are there: the tail was cut`,
    )
  }
}
