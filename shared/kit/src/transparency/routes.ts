import { consistencyProof, type Hash, inclusionProof } from '@hub/transparency'
import { OWNERS, type Owner } from '@hub/vocabulary'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { fault } from '../http/errors.ts'
import { nodesIn } from './nodes.ts'
import type { Peers } from './peers/peer.ts'
import { peerOf } from './peers/request.ts'
import { lastCosigned, seenAfter } from './peers/seen.ts'
import { checkpointsAfter, publishedKeys, statedRoot } from './statements/checkpoints.ts'
import { ownBeginning } from './statements/incarnation.ts'

/** Statements in one answer. */
const MOST = 100

/**
 * What an owner tells others about its log: public keys to everybody; checkpoints and proofs to the members that follow
 * it, by signed requests, for the sizes of a log tell how much its owner was asked. Hashes and sizes only, and nothing
 * between two checkpoints.
 */
export function addLogRoutes(app: FastifyInstance, owner: Owner, db: Kysely<never>, peers: Peers): void {
  const answer = (path: string, give: (request: FastifyRequest) => Promise<object | undefined>) =>
    app.get(path, async (request, reply: FastifyReply) => {
      if ((await peerOf(request.headers.authorization, owner, peers)) === undefined)
        return reply.code(401).send({ errors: [fault('NOT_A_PEER')] })
      const given = await give(request)
      return given ?? reply.code(404).send({ errors: [fault('NOT_FOUND')] })
    })

  app.get('/log/keys', () => publishedKeys(db))

  answer('/log/checkpoints', async request => {
    const after = placeIn(request, 'after')
    if (after === undefined) return undefined
    return { checkpoints: (await checkpointsAfter(db, after, MOST)).map(({ checkpoint }) => checkpoint) }
  })

  answer('/log/consistency', async request => {
    const [from, size] = [placeIn(request, 'from'), placeIn(request, 'size')]
    if (from === undefined || size === undefined || from === 0 || from > size) return undefined
    for (const one of [from, size]) if ((await statedRoot(db, one)) === undefined) return undefined
    return { proof: inWords(await consistencyProof(from, size, nodesIn(db))) }
  })

  answer('/log/inclusion', async request => {
    const [index, size] = [placeIn(request, 'index'), placeIn(request, 'size')]
    if (index === undefined || size === undefined || index >= size) return undefined
    if ((await statedRoot(db, size)) === undefined) return undefined
    return { proof: inWords(await inclusionProof(index, size, nodesIn(db))) }
  })

  answer('/log/cosignatures/:origin', async request => {
    const { origin } = request.params as { readonly origin: string }
    const size = placeIn(request, 'after')
    const incarnation = placeIn(request, 'incarnation') ?? 0
    if (size === undefined || !OWNERS.some(one => one === origin)) return undefined
    return { cosignatures: await seenAfter(db, origin, { incarnation, size }, MOST) }
  })
  // What an owner that was restored from a backup asks, which has forgotten it.
  answer('/log/cosignatures/:origin/last', async request => {
    const { origin } = request.params as { readonly origin: string }
    if (!OWNERS.some(one => one === origin)) return undefined
    return { cosignature: (await lastCosigned(db, origin)) ?? null }
  })
  answer('/log/beginning', async () => ({ leaf: (await ownBeginning(db)) ?? null }))
}

/** A size or place out of the address. */
function placeIn({ query }: FastifyRequest, name: string): number | undefined {
  const text = new Map(Object.entries(query as object)).get(name)
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function inWords(proof: readonly Hash[]): readonly string[] {
  return proof.map(hash => hash.toString('base64url'))
}
