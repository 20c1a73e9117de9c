import type { GrowingTree } from '@hub/transparency'
import { type Kysely, sql } from 'kysely'
import { appendEntries, openTree } from './append.ts'
import { Settling, settle, settledThrough } from './settled.ts'
import { DESK_EVENTS, RELEASES, type Source } from './source.ts'

/** Rows of one source that become leaves in one transaction, at most. */
export const BATCH = 500

/** Any number, the same in every process of an owner; two numbers, so that it is no lock of a case. */
const LOCK = [0x68_72_64, 0x6c_6f_67] as const

/**
 * Makes leaves of the rows of the log, beside the way of any request. Any process of an owner may do so at any time: one
 * does, the others find nothing to do. A batch is one transaction; what was begun by a process that was killed never was.
 */
export class Sequencer {
  readonly #db: Kysely<never>
  readonly #settlings = new Map<Source, Settling>([RELEASES, DESK_EVENTS].map(source => [source, new Settling(source)]))

  constructor(db: Kysely<never>) {
    this.#db = db
  }

  /**
   * Takes in at most so many rows of each source.
   *
   * @param then what else is to be done with the tree in the same transaction
   * @returns how many were taken in; undefined where another process is at it
   */
  async takeIn(
    then: (db: Kysely<never>, tree: GrowingTree) => Promise<void> = async () => {},
  ): Promise<number | undefined> {
    const transaction = this.#db.transaction().setIsolationLevel('read committed')
    return transaction.execute(async locked => {
      // A statement of its own: what follows must see what was committed before the lock was had.
      const { rows } = await sql<{ had: boolean }>`
        select pg_try_advisory_xact_lock(${LOCK[0]}, ${LOCK[1]}) as had`.execute(locked)
      if (rows[0]?.had !== true) return undefined
      const tree = await openTree(locked)
      const before = tree.size
      for (const [source, settling] of this.#settlings) {
        if (await exists(locked, source)) await this.#takeFrom(locked, tree, source, settling)
      }
      const taken = tree.size - before
      await then(locked, tree)
      return taken
    })
  }

  /** Whether there may be rows without a leaf: a look that costs next to nothing, for whoever asks every second. */
  async hasWork(): Promise<boolean> {
    for (const source of this.#settlings.keys()) {
      if (!(await exists(this.#db, source))) continue
      const { rows } = await sql<{ open: boolean }>`
        select coalesce((select max(seq) from ${sql.table(source.table)}), 0)
          > coalesce((select max(through) from ledger.log_settled where source = ${source.name}), 0) as open
      `.execute(this.#db)
      if (rows[0]?.open !== false) return true
    }
    return false
  }

  async #takeFrom(db: Kysely<never>, tree: GrowingTree, source: Source, settling: Settling): Promise<void> {
    const from = await settledThrough(db, source)
    const through = await settling.through(db)
    const entries = await source.read(db, from, BATCH)
    if (entries.length > 0) await appendEntries(db, tree, source, entries)
    // A full batch may have left some of them out.
    if (through !== undefined && through > from && entries.length < BATCH) await settle(db, source, through)
  }
}

/** The desk came later than the log. */
async function exists(db: Kysely<never>, { table }: Source): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(db)
  return rows[0]?.there === true
}
