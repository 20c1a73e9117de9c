import { type Checkpoint, StatementError, verifyCheckpoint, verifyCosignature } from '@hub/transparency'
import type { JSONWebKeySet } from 'jose'
import { FindingError } from './finding.ts'
import type { Incarnation, LogSource, SourceCheckpoint } from './source/source.ts'

/** A checkpoint whose signatures hold. Whether its root does is for whoever has the entries. */
export interface ReadCheckpoint {
  readonly incarnation: number
  readonly size: number
  readonly root: Buffer
  readonly time: Date
  /** Others, each by a signature of its own. */
  readonly cosigners: ReadonlySet<string>
}

const NO_KEYS: JSONWebKeySet = { keys: [] }

/** Reads checkpoints in order, and verifies what can be without the entries. */
export class CheckpointReader {
  readonly #source: LogSource
  readonly #statements: AsyncIterator<SourceCheckpoint>
  #last: ReadCheckpoint | undefined

  readonly #incarnation: number

  constructor(source: LogSource, { incarnation, checkpoints }: Incarnation) {
    this.#source = source
    this.#incarnation = incarnation
    this.#statements = checkpoints[Symbol.asyncIterator]()
  }

  /** @throws FindingError */
  async next(): Promise<ReadCheckpoint | undefined> {
    const { value, done } = await this.#statements.next()
    if (done) return undefined
    const read = await this.#read(value)
    const where = nameOf(read.size, read.incarnation)
    if (this.#last !== undefined) {
      if (read.size === this.#last.size && !read.root.equals(this.#last.root)) {
        throw new FindingError(where, 'another one of the same size has another root: the log was forked')
      }
      if (read.size <= this.#last.size) throw new FindingError(where, 'it comes after one of as many entries or more')
      if (read.time < this.#last.time) throw new FindingError(where, 'it says that it is older than the one before it')
    }
    this.#last = read
    return read
  }

  async #read({ checkpoint, cosignatures }: SourceCheckpoint): Promise<ReadCheckpoint> {
    const { owner, keys } = this.#source
    const where =
      this.#last === undefined ? 'the first checkpoint' : `the checkpoint after that of ${this.#last.size} entries`
    const statement = await held(where, verifyCheckpoint(checkpoint, keys.get(owner) ?? NO_KEYS))
    const { size, root, time, incarnation = 0 } = statement
    if (statement.origin !== owner) throw new FindingError(nameOf(size), 'it is of another log')
    if (incarnation !== this.#incarnation) {
      throw new FindingError(nameOf(size, this.#incarnation), 'it is of another beginning of this log')
    }
    const cosigners = new Set<string>()
    for (const jws of cosignatures) cosigners.add(await this.#cosignerOf(jws, statement))
    return { incarnation, size, root: Buffer.from(root, 'base64url'), time: new Date(time), cosigners }
  }

  async #cosignerOf(jws: string, { origin, size, root, incarnation }: Checkpoint): Promise<string> {
    const { owner, keys } = this.#source
    const where = nameOf(size, incarnation)
    const said = claimedCosigner(jws)
    const statement = await held(where, verifyCosignature(jws, keys.get(said) ?? NO_KEYS), `a cosignature of ${said}: `)
    if (statement.cosigner !== said || said === owner)
      throw new FindingError(where, 'a cosignature is not of another member')
    const other = statement.origin !== origin || statement.incarnation !== incarnation
    if (other || statement.size !== size || statement.root !== root) {
      throw new FindingError(where, `${said} has cosigned something else: the log was forked`)
    }
    return said
  }
}

/** Whose keys a cosignature is to be verified with: what it says of itself, until then unproven. */
export function claimedCosigner(jws: string): string {
  try {
    const { cosigner } = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as {
      readonly cosigner?: unknown
    }
    return typeof cosigner === 'string' && /^[a-z]{1,32}$/.test(cosigner) ? cosigner : 'nobody'
  } catch {
    return 'nobody'
  }
}

export function nameOf(size: number, incarnation = 0): string {
  return `checkpoint of ${size} entries${ofIncarnation(incarnation)}`
}

/** Behind the name of an entry or checkpoint, where the log has begun anew. */
export function ofIncarnation(incarnation: number): string {
  return incarnation === 0 ? '' : ` of incarnation ${incarnation}`
}

/** @throws FindingError where the statement does not hold */
export async function held<Statement>(where: string, verifying: Promise<Statement>, which = ''): Promise<Statement> {
  try {
    return await verifying
  } catch (error) {
    if (error instanceof StatementError) throw new FindingError(where, `${which}${error.message}`)
    throw error
  }
}
