import { StatementError, verifyCosignature } from '@hub/transparency'
import { statedRoot } from '../statements/checkpoints.ts'
import { cosignedBy, keepCosignature } from '../statements/cosignatures.ts'
import { incarnationOf } from '../statements/incarnation.ts'
import type { Following } from './follow.ts'
import type { Peer } from './peer.ts'

/** Takes what another has cosigned of this owner's log. Only what fits a checkpoint that was made here is kept. */
export async function collect(peer: Peer, { db, self, log }: Following): Promise<void> {
  const incarnation = await incarnationOf(db)
  for (const jws of await peer.cosignaturesOf(self, await cosignedBy(db, peer.code), incarnation)) {
    const statement = await verifyCosignature(jws, peer.keys).catch((error: unknown) => {
      if (!(error instanceof StatementError)) throw error
    })
    const root = statement && (await statedRoot(db, statement.size))
    const fits =
      statement?.origin === self &&
      statement.cosigner === peer.code &&
      (statement.incarnation ?? 0) === incarnation &&
      root?.toString('base64url') === statement.root
    if (!fits) {
      log.error({ alarm: true, cosigner: peer.code }, 'a member has cosigned what is not in the log')
      return
    }
    await keepCosignature(db, statement, jws, peer.publicKey(jws))
  }
}
