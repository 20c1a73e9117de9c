import { type LogState, StatementError, verifyCosignature } from '@hub/transparency'
import type { Owner } from '@hub/vocabulary'
import type { Peers } from '../../transparency/peers/peer.ts'
import { UpkeepError } from '../upkeep-error.ts'

/**
 * The last state of an owner's log that another has cosigned: what has to be declared as lost. Every peer is asked, for
 * one that was not would later find its own memory contradicted.
 *
 * @param without peers that cannot be asked any more
 * @throws UpkeepError
 */
export async function lastKnown(
  owner: Owner,
  peers: Peers,
  without: ReadonlySet<string>,
): Promise<LogState | undefined> {
  let last: LogState | undefined
  for (const peer of peers.of.values()) {
    if (without.has(peer.code)) continue
    const jws = await peer.lastCosigned(owner).catch((cause: unknown) => {
      throw new UpkeepError(
        `${peer.code} does not say what it knows of this log: start it, or give it up with --without ${peer.code}`,
        { cause },
      )
    })
    if (jws === undefined) continue
    const said = await verifyCosignature(jws, peer.keys).catch((error: unknown) => {
      if (!(error instanceof StatementError)) throw error
    })
    if (said?.origin !== owner || said.cosigner !== peer.code)
      throw new UpkeepError(`${peer.code} shows a cosignature that is not its own of this log: ask its operators`)
    const { incarnation = 0, size, root } = said
    const further = incarnation - (last?.incarnation ?? 0) || size - (last?.size ?? 0)
    if (further > 0) last = { incarnation, size, root }
  }
  return last
}
