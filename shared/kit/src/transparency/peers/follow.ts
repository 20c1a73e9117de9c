import { isConsistent, StatementError, signCosignature, verifyCheckpoint } from '@hub/transparency'
import type { Owner } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { errorForLog } from '../../http/errors.ts'
import type { LogKeeping } from '../parts.ts'
import type { Peer } from './peer.ts'
import { type DisputeReason, keepDispute, keepSeen, lastSeen, type SeenCheckpoint } from './seen.ts'

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
  const seen: SeenCheckpoint = { size: statement.size, root: Buffer.from(statement.root, 'base64url') }
  if (known !== undefined && seen.size === known.size && seen.root.equals(known.root)) return true
  const publicKey = peer.publicKey(jws)
  const reason = statement.origin === peer.code ? await whyNot(peer, known, seen) : 'OTHER_ORIGIN'
  if (reason !== undefined) {
    const isNew = await keepDispute(db, peer.code, reason, known, { checkpoint: jws, publicKey })
    if (isNew)
      log.error({ alarm: true, log: peer.code, reason }, 'the log of a member does not follow from what was seen')
    return false
  }
  const { origin, size, root } = statement
  const own = { origin, size, root, cosigner: self, time: new Date().toISOString() }
  const cosignature = await signCosignature(own, key)
  return keepSeen(db, origin, known, seen, { checkpoint: jws, publicKey, cosignature })
}

async function whyNot(
  peer: Peer,
  known: SeenCheckpoint | undefined,
  seen: SeenCheckpoint,
): Promise<DisputeReason | undefined> {
  if (known === undefined) return undefined
  if (seen.size < known.size) return 'ROLLED_BACK'
  if (seen.size === known.size) return 'FORKED'
  const proof = await peer.consistency(known.size, seen.size)
  return isConsistent(known.size, seen.size, proof, known.root, seen.root) ? undefined : 'REWRITTEN'
}
