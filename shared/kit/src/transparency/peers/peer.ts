import type { Tls } from '@hub/tls'
import type { Owner } from '@hub/vocabulary'
import { createRemoteJWKSet, customFetch, decodeProtectedHeader, type JWTVerifyGetKey } from 'jose'
import { Agent, fetch, type Response } from 'undici'
import { z } from 'zod'
import type { LogKeeping } from '../parts.ts'
import { signedRequest } from './request.ts'

/** A peer that does not answer as it should. */
export class PeerError extends Error {
  override readonly name = 'PeerError'
  readonly status: number | undefined

  constructor(message: string, status?: number) {
    super(message)
    this.status = status
  }
}

/** Another owner's log, over HTTP. Answers are not believed: whoever asks verifies them. */
export interface Peer {
  readonly code: Owner
  /** The keys that it signs with. */
  readonly keys: JWTVerifyGetKey
  /** The public half of a key that something was verified with: `x` of an Ed25519 JWK. */
  publicKey(jws: string): string
  /** Its checkpoints beyond a size, the oldest first. Compact JWS. */
  checkpointsAfter(size: number): Promise<readonly string[]>
  /** Proves that its log of one size is the beginning of that of another; empty where it has no proof. */
  consistency(from: number, size: number): Promise<readonly Buffer[]>
  /** Proves that an entry is in its log of a size; empty where it has no proof. */
  inclusion(index: number, size: number): Promise<readonly Buffer[]>
  /** What it has cosigned of a log beyond a size of one incarnation, the oldest first. Compact JWS. */
  cosignaturesOf(origin: Owner, size: number, incarnation: number): Promise<readonly string[]>
  /** The last that it has cosigned of a log, if anything. Compact JWS. */
  lastCosigned(origin: Owner): Promise<string | undefined>
  /** The first entry of its log, where that has begun anew. */
  beginning(): Promise<string | undefined>
}

const TIMEOUT_MS = 5_000
const MOST_BYTES = 1_000_000

const checkpoints = z.object({ checkpoints: z.array(z.string().max(2_000)).max(100) })
const cosignatures = z.object({ cosignatures: z.array(z.string().max(2_000)).max(100) })
const last = z.object({ cosignature: z.string().max(2_000).nullable() })
const beginning = z.object({ leaf: z.string().max(2_000).nullable() })
const proof = z.object({ proof: z.array(z.string().regex(/^[A-Za-z0-9_-]{43}$/)).max(64) })

/** The owners that an owner follows and is followed by, and its connections to them. */
export interface Peers {
  readonly of: ReadonlyMap<Owner, Peer>
  close(): Promise<void>
}

/** @param tls what the owner shows and whom it believes; that of the system without */
export function createPeers(self: Owner, { key, peers }: LogKeeping, tls?: Tls): Peers {
  const agent = new Agent(tls === undefined ? {} : { connect: tls.connect })
  const get: Get = (url, headers) =>
    fetch(url, { headers, dispatcher: agent, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  const others = [...peers].filter(([code]) => code !== self)
  return {
    of: new Map(others.map(([code, url]) => [code, peerAt(code, url, self, key, get)])),
    close: () => agent.close(),
  }
}

type Get = (url: URL, headers: Readonly<Record<string, string>>) => Promise<Response>

function peerAt(code: Owner, url: URL, self: Owner, key: LogKeeping['key'], get: Get): Peer {
  const at = (path: string) => new URL(`${url.href.replace(/\/$/, '')}${path}`)
  const keys = createRemoteJWKSet(at('/log/keys'), {
    cooldownDuration: 5_000,
    // Only its status and its JSON are looked at.
    [customFetch]: async address => (await get(new URL(address), {})) as unknown as globalThis.Response,
  })

  const ask = async <Answer>(path: string, shape: z.ZodType<Answer>): Promise<Answer> => {
    const token = await signedRequest(self, code, key)
    const response = await get(at(path), { authorization: `Bearer ${token}` })
    const text = await response.text()
    if (!response.ok || text.length > MOST_BYTES)
      throw new PeerError('the log of a peer cannot be read', response.status)
    const parsed = shape.safeParse(JSON.parse(text))
    if (!parsed.success) throw new PeerError('the log of a peer answers something else')
    return parsed.data
  }

  const proven = async (path: string): Promise<readonly Buffer[]> => {
    const { proof: words } = await ask(path, proof).catch((error: unknown) => {
      // It knows nothing of a checkpoint that it signed: the same as having no proof.
      if (error instanceof PeerError && error.status === 404) return { proof: [] }
      throw error
    })
    return words.map(hash => Buffer.from(hash, 'base64url'))
  }
  return {
    code,
    keys,
    publicKey(jws) {
      const { kid } = decodeProtectedHeader(jws)
      const { x } = keys.jwks()?.keys.find(one => one.kid === kid) ?? {}
      if (x === undefined) throw new PeerError('a key of a peer is gone')
      return x
    },
    checkpointsAfter: async size => (await ask(`/log/checkpoints?after=${size}`, checkpoints)).checkpoints,
    consistency: (from, size) => proven(`/log/consistency?from=${from}&size=${size}`),
    inclusion: (index, size) => proven(`/log/inclusion?index=${index}&size=${size}`),
    cosignaturesOf: async (origin, size, incarnation) =>
      (await ask(`/log/cosignatures/${origin}?after=${size}&incarnation=${incarnation}`, cosignatures)).cosignatures,
    lastCosigned: async origin => (await ask(`/log/cosignatures/${origin}/last`, last)).cosignature ?? undefined,
    beginning: async () => (await ask('/log/beginning', beginning)).leaf ?? undefined,
  }
}
