import { LRUCache } from 'lru-cache'
import { type AccessPrincipal, accessPrincipalOf } from './access-principal.ts'
import { CLOCK_LEEWAY_SECONDS } from './assertion-claims.ts'
import { digest } from './digest.ts'
import { KEYS_MAX_AGE_MS, type KeyOptions, type KeySource, keysFrom } from './keys.ts'
import { type Principal, principalOf } from './principal.ts'
import { type Expectation, type VerifiedPayload, verify } from './verify.ts'

/** A members-token lives at most five minutes. */
export const MEMBERS_TOKEN_SECONDS = 300

/** Signatures that the hub takes from an identity provider: asymmetric ones only. */
const TOKEN_ALGORITHMS = ['EdDSA', 'ES256', 'RS256']
const TOKEN_TYPES = ['at+jwt', 'application/at+jwt', 'jwt']

export interface TokenVerifierOptions {
  readonly issuer: string
  readonly audience: string
  readonly jwks: KeySource
  readonly keys?: KeyOptions
  /** Epoch milliseconds. */
  readonly clock?: () => number
  /** How many verified tokens are remembered. */
  readonly remember?: number
}

/** @throws RefusedError, KeysUnavailableError */
export type TokenVerifier<P extends Principal = Principal> = (token: string | undefined) => Promise<P>

/**
 * Verifies what a caller sends to the gateway. A members-token is refused there by its audience. Whether the sender
 * holds the key that the token may be bound to is not known yet.
 */
export function createAccessTokenVerifier(options: TokenVerifierOptions): TokenVerifier<AccessPrincipal> {
  return tokenVerifier(options, { credential: 'access-token', ...tokensOf(options) }, accessPrincipalOf)
}

/** Verifies what the gateway sends to owners on a caller's behalf; at most five minutes from issue to expiry. */
export function createMembersTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const expected: Expectation = {
    credential: 'members-token',
    maxSeconds: MEMBERS_TOKEN_SECONDS,
    ...tokensOf(options),
  }
  return tokenVerifier(options, expected, payload => principalOf(payload, 'members-token'))
}

function tokensOf({ issuer, audience }: TokenVerifierOptions) {
  return { types: TOKEN_TYPES, algorithms: TOKEN_ALGORITHMS, issuer, audience }
}

/**
 * A token that was verified once is known by its digest until it expires, unless too many others follow; but no longer
 * than keys are, so that a key that was taken out is not trusted on for as long as its tokens live.
 */
function tokenVerifier<P extends Principal>(
  options: TokenVerifierOptions,
  expected: Expectation,
  read: (payload: VerifiedPayload) => P,
): TokenVerifier<P> {
  const clock = options.clock ?? (() => Date.now())
  const keys = keysFrom(options.jwks, 'identity-provider', options.keys)
  const verified = new LRUCache<string, { principal: P; until: number }>({ max: options.remember ?? 5_000 })
  const rememberMs = options.keys?.maxAgeMs ?? KEYS_MAX_AGE_MS
  return async token => {
    const now = clock()
    const key = digest(token ?? '')
    const known = verified.get(key)
    if (known !== undefined && known.until > now) return known.principal
    const principal = read(await verify(token, keys, expected, now))
    const until = Math.min((principal.expiresAt + CLOCK_LEEWAY_SECONDS) * 1000, now + rememberMs)
    verified.set(key, { principal, until })
    return principal
  }
}
