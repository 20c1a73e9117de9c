import {
  includes,
  isConsistent,
  isDeclaredLost,
  leafHash,
  readBeginning,
  StatementError,
  signCosignature,
  verifyCheckpoint,
} from '@hub/transparency'
import type { Owner } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { errorForLog } from '../../http/errors.ts'
import type { LogKeeping } from '../parts.ts'
import type { Peer } from './peer.ts'
import { type DisputeReason, keepDispute, keepRestoration, keepSeen, lastSeen, type SeenCheckpoint } from './seen.ts'

export interface Following {
  readonly db: Kysely<never>
  readonly self: Owner
  readonly key: LogKeeping['key']
  readonly log: Logger
}

/**
 * Follows the log of another owner: takes each of its checkpoints, has it proven that the tree has grown out of the one
 * seen last, and cosigns it. One that does not follow is not cosigned but kept, as proof, and the operators are alarmed.
 */
export async function follow(peer: Peer, following: Following): Promise<void> {
  const known = await lastSeen(following.db, peer.code)
  // From the one seen last on, so that a log which has become shorter, or other at this size, shows.
  const offered = await peer.checkpointsAfter(known === undefined ? 0 : known.size - 1)
  if (known !== undefined && offered.length === 0) {
    const [last] = (await peer.checkpointsAfter(0)).slice(-1)
    if (last !== undefined) await consider(peer, last, following)
    return
  }
  for (const checkpoint of offered) {
    if (!(await consider(peer, checkpoint, following))) return
  }
}

/** @returns whether the log can be followed further */
async function consider(peer: Peer, jws: string, { db, self, key, log }: Following): Promise<boolean> {
  const known = await lastSeen(db, peer.code)
  const statement = await verifyCheckpoint(jws, peer.keys).catch((error: unknown) => {
    if (!(error instanceof StatementError)) throw error
    log.warn({ alarm: true, log: peer.code, error: errorForLog(error) }, 'a checkpoint is not signed by its owner')
  })
  if (statement === undefined) return false
  const { incarnation = 0 } = statement
  const seen: SeenCheckpoint = { incarnation, size: statement.size, root: Buffer.from(statement.root, 'base64url') }
  const begunAnew = known !== undefined && incarnation > known.incarnation
  if (known !== undefined && !begunAnew && seen.size === known.size && seen.root.equals(known.root)) return true
  const publicKey = peer.publicKey(jws)
  const beginning = begunAnew ? await beginningOf(peer, seen) : undefined
  const reason = statement.origin === peer.code ? await whyNot(peer, known, seen, beginning) : 'OTHER_ORIGIN'
  if (reason !== undefined) {
    const isNew = await keepDispute(db, peer.code, reason, known, { checkpoint: jws, publicKey })
    if (isNew)
      log.error({ alarm: true, log: peer.code, reason }, 'the log of a member does not follow from what was seen')
    return false
  }
  if (beginning !== undefined) {
    await keepRestoration(db, peer.code, incarnation, beginning)
    log.warn(
      { alarm: true, log: peer.code, incarnation },
      'the log of a member begins anew: it was restored from a backup',
    )
  }
  const { time: _, ...stated } = statement
  const own = { ...stated, cosigner: self, time: new Date().toISOString() }
  const cosignature = await signCosignature(own, key)
  return keepSeen(db, peer.code, known, seen, { checkpoint: jws, publicKey, cosignature })
}

async function whyNot(
  peer: Peer,
  known: SeenCheckpoint | undefined,
  seen: SeenCheckpoint,
  beginning: string | undefined,
): Promise<DisputeReason | undefined> {
  if (known === undefined) return undefined
  if (seen.incarnation > known.incarnation) return whyNotBegun(known, seen, beginning)
  if (seen.incarnation < known.incarnation || seen.size < known.size) return 'ROLLED_BACK'
  if (seen.size === known.size) return 'FORKED'
  const proof = await peer.consistency(known.size, seen.size)
  return isConsistent(known.size, seen.size, proof, known.root, seen.root) ? undefined : 'REWRITTEN'
}

/** A log that begins anew says what was lost: at least all that was seen of it here. */
function whyNotBegun(
  known: SeenCheckpoint,
  { incarnation }: SeenCheckpoint,
  leaf: string | undefined,
): DisputeReason | undefined {
  const beginning = leaf === undefined ? undefined : readBeginning(leaf)
  if (beginning?.incarnation !== incarnation) return 'REWRITTEN'
  const last = { incarnation: known.incarnation, size: known.size, root: known.root.toString('base64url') }
  return isDeclaredLost(beginning, last) ? undefined : 'UNDECLARED_LOSS'
}

/** The first entry of a log, where it is proven to stand in this checkpoint. */
async function beginningOf(peer: Peer, { size, root }: SeenCheckpoint): Promise<string | undefined> {
  const leaf = await peer.beginning()
  if (leaf === undefined) return undefined
  const proof = await peer.inclusion(0, size)
  return includes(leafHash(Buffer.from(leaf)), 0, size, proof, root) ? leaf : undefined
}
