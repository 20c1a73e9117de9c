import { digest, discover } from '@hub/assertion'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { Refusal } from './refusals.ts'

/** Exchanges a caller's access token for a token that only the members accept (RFC 8693). */
export type MembersTokens = (accessToken: string) => Promise<string>

export interface MembersTokenOptions {
  readonly issuer: string
  /** By discovery where undefined. */
  readonly tokenUrl: string | undefined
  readonly clientId: string
  readonly clientSecret: string
  readonly audience: string
  readonly timeoutMs?: number
}

/** Longer than a fetch from a member may take: it happens once for each token of a caller, and without it there is no answer. */
const TIMEOUT_MS = 5_000
/** Tokens are used no longer than this before their end, so that the fetches of a request do not meet it. */
const MARGIN_MS = 15_000
const MOST_TOKENS = 10_000

const exchanged = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** What came back where a token should; anything else is no answer of an identity provider that works. */
async function tokenIn(response: Response): Promise<z.infer<typeof exchanged>> {
  try {
    return exchanged.parse(await response.json())
  } catch {
    throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
  }
}

/**
 * Keeps each members-token until shortly before its end, under the access token's digest. Callers with a token go on
 * while the identity provider is down; all others get IDENTITY_PROVIDER_UNAVAILABLE.
 */
export function createMembersTokens(options: MembersTokenOptions): MembersTokens {
  const tokens = new LRUCache<string, string>({ max: MOST_TOKENS, ttlAutopurge: false })
  const underWay = new Map<string, Promise<string>>()
  const credentials = [options.clientId, options.clientSecret].map(encodeURIComponent).join(':')
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`
  let located: Promise<string> | undefined

  async function tokenUrl(): Promise<string> {
    if (options.tokenUrl !== undefined) return options.tokenUrl
    located ??= discover(options.issuer).then(metadata => metadata.tokenUrl.href)
    try {
      return await located
    } catch (error) {
      located = undefined
      throw error
    }
  }

  async function exchange(accessToken: string, key: string): Promise<string> {
    const askedAt = performance.now()
    const response = await request(accessToken)
    if (response.status >= 500) throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
    if (response.status !== 200) throw new Refusal('UNAUTHENTICATED')
    const { access_token, expires_in } = await tokenIn(response)
    // It was issued at some time since then.
    const ttl = expires_in * 1000 - (performance.now() - askedAt) - MARGIN_MS
    if (ttl > 0) tokens.set(key, access_token, { ttl })
    return access_token
  }

  async function request(accessToken: string): Promise<Response> {
    try {
      return await fetch(await tokenUrl(), {
        method: 'POST',
        redirect: 'error',
        headers: { authorization, accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: accessToken,
          subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          audience: options.audience,
        }),
        signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
      })
    } catch {
      throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
    }
  }

  return async accessToken => {
    const key = digest(accessToken)
    const known = tokens.get(key)
    if (known !== undefined) return known
    let pending = underWay.get(key)
    if (pending === undefined) {
      pending = exchange(accessToken, key).finally(() => underWay.delete(key))
      underWay.set(key, pending)
    }
    return pending
  }
}
