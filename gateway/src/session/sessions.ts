import { randomUUID } from 'node:crypto'
import { type AccessPrincipal, digest, KeysUnavailableError, RefusedError, type TokenVerifier } from '@hub/assertion'
import { LRUCache } from 'lru-cache'
import { Refusal } from '../authenticate/refusals.ts'
import type { Provider, SignedIn } from './provider.ts'
import type { Sealer } from './sealed.ts'
import { endOf, idleEndOf, type Session, sessionOf, type TimeOuts, type Tokens } from './session.ts'

/** A session that holds now. */
export interface OpenSession {
  readonly session: Session
  readonly principal: AccessPrincipal
  /** What the browser is to keep from now on, sealed; null where what it has will do. */
  readonly keep: string | null
}

/** The sessions of people at the hub's own pages. Processes of the gateway share the keys and nothing else. */
export interface Sessions {
  readonly timeOuts: TimeOuts
  /** Gives what the browser is to keep. @throws Error where the access token is not about this person */
  begin(tokens: SignedIn): Promise<string>
  /**
   * Opens what a browser sent, and renews the access token where it ends soon. Null where nobody is signed in.
   *
   * @param use whether this counts as using the session
   * @throws Refusal IDENTITY_PROVIDER_UNAVAILABLE
   */
  open(sealed: string, use: boolean): Promise<OpenSession | null>
  /** Ends it here and at the provider, as far as the provider answers. */
  end(sealed: string): Promise<void>
}

export interface SessionsOptions extends TimeOuts {
  readonly sealer: Sealer
  readonly provider: Provider
  readonly verifyAccessToken: TokenVerifier<AccessPrincipal>
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** Told when the provider did not take back what a session could be renewed with. */
  readonly onUnrevoked: () => void
}

/** An access token is renewed so long before its end that no fetch of a request meets it. */
const MARGIN_SECONDS = 30

/** Use is written down in steps of this part of the idle time: a cookie with every answer would be wasteful. */
const STEPS = 15

const MOST_REMEMBERED = 50_000

export function createSessions(options: SessionsOptions): Sessions {
  const { sealer, provider, verifyAccessToken, clock } = options
  const timeOuts: TimeOuts = { idleSeconds: options.idleSeconds, seconds: options.seconds }
  const now = () => Math.floor(clock() / 1000)

  /**
   * What took a token's place, by the token's digest. Requests that were sent side by side come with the same tokens,
   * and answers may overtake each other: the provider sees each refresh token once all the same.
   */
  const successors = new LRUCache<string, Tokens>({ max: MOST_REMEMBERED, ttl: options.idleSeconds * 1000 })
  const underWay = new Map<string, Promise<Tokens | null>>()
  /** Sessions that were ended here: a copy of the cookie is worth nothing to this process any more. */
  const ended = new LRUCache<string, true>({ max: MOST_REMEMBERED, ttl: options.seconds * 1000 })

  function seal(session: Session): Promise<string> {
    return sealer.seal('session', { ...session }, endOf(session, timeOuts))
  }

  async function read(sealed: string): Promise<Session | null> {
    const payload = sealed === '' ? null : await sealer.open('session', sealed)
    return payload === null ? null : sessionOf(payload)
  }

  function newest({ access, accessUntil, refresh }: Tokens): Tokens {
    let tokens: Tokens = { access, accessUntil, refresh }
    for (let next: Tokens | undefined = tokens; next !== undefined; next = successors.get(digest(tokens.access))) {
      tokens = next
    }
    return tokens
  }

  /** Null where the person has to sign in again. */
  async function fresh(session: Session): Promise<Session | null> {
    if (session.accessUntil - now() > MARGIN_SECONDS) return session
    const stillGood = session.accessUntil > now() ? session : null
    if (session.refresh === null) return stillGood
    try {
      const tokens = await renewed(session.access, session.refresh)
      return tokens === null ? null : { ...session, ...tokens }
    } catch (error) {
      if (error instanceof Refusal && stillGood !== null) return stillGood
      throw error
    }
  }

  function renewed(access: string, refresh: string): Promise<Tokens | null> {
    const key = digest(access)
    let pending = underWay.get(key)
    if (pending === undefined) {
      pending = renew(key, refresh).finally(() => underWay.delete(key))
      underWay.set(key, pending)
    }
    return pending
  }

  async function renew(key: string, refresh: string): Promise<Tokens | null> {
    const tokens = await provider.renew(refresh)
    if (tokens !== null && digest(tokens.access) !== key) successors.set(key, tokens)
    return tokens
  }

  /** Who it is says the access token, now; that it is still the same person is checked each time. */
  async function principalOf({ access, sub }: Session): Promise<AccessPrincipal | null> {
    try {
      const principal = await verifyAccessToken(access)
      return principal.sub === sub ? principal : null
    } catch (error) {
      if (error instanceof RefusedError) return null
      if (error instanceof KeysUnavailableError) throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
      throw error
    }
  }

  return {
    timeOuts,
    async begin({ sub, ...tokens }) {
      const session: Session = { id: randomUUID(), sub, startedAt: now(), usedAt: now(), ...tokens }
      if ((await principalOf(session)) === null) throw new Error('the access token is about somebody else')
      return seal(session)
    },
    async open(sealed, use) {
      const kept = await read(sealed)
      if (kept === null || ended.has(kept.id) || idleEndOf(kept, timeOuts) <= now()) return null
      const current = await fresh({ ...kept, ...newest(kept) })
      // Whoever signed out while the token was renewed is signed out.
      if (current === null || ended.has(current.id)) return null
      const principal = await principalOf(current)
      if (principal === null) return null
      const touch = use && now() - current.usedAt >= timeOuts.idleSeconds / STEPS
      const session = touch ? { ...current, usedAt: now() } : current
      const changed = touch || session.access !== kept.access
      return { session, principal, keep: changed ? await seal(session) : null }
    },
    async end(sealed) {
      const kept = await read(sealed)
      if (kept === null) return
      ended.set(kept.id, true)
      await underWay.get(digest(newest(kept).access))?.catch(() => null)
      const { refresh } = newest(kept)
      if (refresh !== null) await provider.revoke(refresh).catch(options.onUnrevoked)
    },
  }
}
