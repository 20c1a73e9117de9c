import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type ExportedJWKSCache,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwksCache,
  type RemoteJWKSet,
} from 'jose'
import { discover } from './discovery.ts'
import { type KeysOf, KeysUnavailableError } from './refused.ts'

/** Where public keys come from: an address, an issuer whose metadata names the address, or the keys themselves. */
export type KeySource = URL | { readonly issuer: string } | JSONWebKeySet

export interface KeyOptions {
  /** Fetched keys are fetched again after this many milliseconds: a key that was taken out is trusted no longer. */
  readonly maxAgeMs?: number
  /** An unknown key id fetches again, but no more often than this: forged ids shall not become a flood. */
  readonly cooldownMs?: number
  /** How long the last keys fetched still count while their address does not answer. */
  readonly staleMs?: number
  /** After a failure nothing is fetched for so long: requests shall not queue up before a dead address. */
  readonly retryMs?: number
  readonly timeoutMs?: number
  /** How keys are fetched, where not over connections that the system's authorities vouch for. */
  readonly fetch?: (url: string) => Promise<{ readonly status: number; json(): Promise<unknown> }>
}

/** For how long fetched keys count, unless told otherwise. */
export const KEYS_MAX_AGE_MS = 60_000

const DEFAULTS = { maxAgeMs: KEYS_MAX_AGE_MS, cooldownMs: 2_000, staleMs: 600_000, retryMs: 1_000, timeoutMs: 1_500 }

/**
 * A lookup of keys for jose. Rotation works through it: a new key is found by its id, an old one goes with the next
 * fetch. Whatever keeps keys from being had becomes a {@link KeysUnavailableError}; an unknown id stays jose's error.
 */
export function keysFrom(source: KeySource, keysOf: KeysOf, options: KeyOptions = {}): JWTVerifyGetKey {
  if ('keys' in source) return createLocalJWKSet(source)
  const settings = { ...DEFAULTS, ...options }
  const by = options.fetch
  const cache: Partial<ExportedJWKSCache> = {}
  let remote: Promise<RemoteJWKSet> | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  let failure: unknown

  const locate = async (): Promise<RemoteJWKSet> => {
    const url = source instanceof URL ? source : (await discover(source.issuer, settings.timeoutMs)).jwksUrl
    return createRemoteJWKSet(url, {
      cacheMaxAge: settings.maxAgeMs,
      cooldownDuration: settings.cooldownMs,
      timeoutDuration: settings.timeoutMs,
      [jwksCache]: cache as ExportedJWKSCache,
      // Only its status and its JSON are looked at.
      ...(by && { [customFetch]: async (address: string) => (await by(address)) as unknown as Response }),
    })
  }

  // Signatures are still checked, against the last keys known: callers with a valid token go on for a while.
  const lastKnown: JWTVerifyGetKey = async (header, token) => {
    const { jwks, uat } = cache
    if (jwks === undefined || uat === undefined || Date.now() - uat > settings.staleMs) {
      throw new KeysUnavailableError(keysOf, failure)
    }
    try {
      return await createLocalJWKSet(jwks)(header, token)
    } catch (error) {
      throw new KeysUnavailableError(keysOf, error)
    }
  }

  return async (header, token) => {
    if (Date.now() - failedAt < settings.retryMs) return lastKnown(header, token)
    try {
      remote ??= locate()
      return await (await remote)(header, token)
    } catch (error) {
      if (isAboutTheToken(error)) throw error
      if (cache.jwks === undefined) remote = undefined
      failedAt = Date.now()
      failure = error
      return lastKnown(header, token)
    }
  }
}

/** The keys were at hand, and none of them fits. */
function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}
