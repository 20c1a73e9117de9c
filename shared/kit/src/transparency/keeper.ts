import { setTimeout as delay } from 'node:timers/promises'
import type { Owner } from '@hub/vocabulary'
import { Kysely, PostgresDialect } from 'kysely'
import type { Logger } from 'pino'
import { errorForLog } from '../http/errors.ts'
import { createPool } from '../pool.ts'
import { prepareStatements } from '../prepared.ts'
import type { LogKeeping } from './parts.ts'
import { collect } from './peers/collect.ts'
import { follow } from './peers/follow.ts'
import type { Peers } from './peers/peer.ts'
import { BATCH, Sequencer } from './sequence/sequencer.ts'
import { isSealDue, publishKey, sealWhereDue } from './statements/checkpoints.ts'

/** Between two looks for rows that have no leaf yet, and for a checkpoint that is due. */
const TAKE_IN_MS = 2_000
/** The least between two looks at a peer. */
const FOLLOW_MS = 1_000

export interface KeeperParts {
  readonly owner: Owner
  /** By the login that serves. */
  readonly databaseUrl: string
  readonly keeping: LogKeeping
  readonly peers: Peers
  readonly log: Logger
}

export interface Keeper {
  close(): Promise<void>
}

/**
 * Keeps the tree over an owner's log, beside the way of requests, on connections of its own: takes in what was logged,
 * makes checkpoints, follows the logs of others, collects their cosignatures. Each process of an owner may run one. What
 * fails is tried again; it holds up no answer.
 */
export async function startKeeper({ owner, databaseUrl, keeping, peers, log }: KeeperParts): Promise<Keeper> {
  const config = { connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5_000, statement_timeout: 30_000 }
  const pool = createPool(config, error => log.error({ error: errorForLog(error) }, 'a database connection was lost'))
  prepareStatements(pool)
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  await publishKey(db, keeping).catch(async (error: unknown) => {
    await db.destroy()
    throw error
  })
  const stopping = new AbortController()
  const following = { db, self: owner, key: keeping.key, log }
  const sequencer = new Sequencer(db)

  const repeat = async (everyMs: number, what: string, run: () => Promise<void>): Promise<void> => {
    while (!stopping.signal.aborted) {
      await run().catch((error: unknown) =>
        log.warn({ error: errorForLog(error) }, `${what} failed, and will be tried again`),
      )
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const takeIn = async () => {
    if (!(await sequencer.hasWork()) && !(await isSealDue(db, keeping))) return
    // What comes meanwhile is for the next time: a transaction for a handful of rows costs as much as one for hundreds.
    let taken: number | undefined
    do {
      taken = await sequencer.takeIn((locked, tree) => sealWhereDue(locked, tree, owner, keeping))
    } while (taken !== undefined && taken >= BATCH && !stopping.signal.aborted)
  }
  const followEveryMs = Math.min(Math.max((keeping.sealSeconds * 1000) / 4, FOLLOW_MS), 60_000)
  const running = [
    repeat(TAKE_IN_MS, 'taking in the log', takeIn),
    ...[...peers.of.values()].flatMap(peer => [
      repeat(followEveryMs, `following the log of ${peer.code}`, () => follow(peer, following)),
      repeat(followEveryMs, `collecting cosignatures of ${peer.code}`, () => collect(peer, following)),
    ]),
  ]
  return {
    async close() {
      stopping.abort()
      await Promise.all(running)
      await db.destroy()
    },
  }
}
