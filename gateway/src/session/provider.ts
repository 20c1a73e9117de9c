import { isLoopback } from '@hub/settings'
import * as oidc from 'openid-client'
import { Refusal } from '../authenticate/refusals.ts'
import type { Tokens } from './session.ts'

/** What keeps a sign-in together between its beginning and its end. */
export interface SignInSecrets {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface SignedIn extends Tokens {
  readonly sub: string
}

/** The OpenID provider, as the console's client sees it. Everything here is asked by the server, never by a browser. */
export interface Provider {
  /** Where a browser signs in. */
  signInUrl(secrets: SignInSecrets): Promise<URL>
  /**
   * Redeems the code that a browser brought back.
   *
   * @param address with all parameters
   * @throws SignInError, Refusal IDENTITY_PROVIDER_UNAVAILABLE
   */
  redeem(address: URL, secrets: SignInSecrets): Promise<SignedIn>
  /** Null where the provider does not renew any more. @throws Refusal IDENTITY_PROVIDER_UNAVAILABLE */
  renew(refresh: string): Promise<Tokens | null>
  revoke(refresh: string): Promise<void>
  /** Where a browser ends its session at the provider; null where the provider has no such page. */
  signOutUrl(): Promise<URL | null>
}

/** A sign-in that did not come to its end. */
export class SignInError extends Error {
  readonly why: 'cancelled' | 'failed'

  constructor(why: 'cancelled' | 'failed') {
    super(`the sign-in was ${why}`)
    this.why = why
  }
}

export interface ProviderOptions {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  /** Of the gateway, for browsers. */
  readonly url: string
  readonly timeoutSeconds?: number
  /** Epoch milliseconds. */
  readonly clock: () => number
}

/** How old the provider may say that the password is; the way back takes a moment, and clocks differ. */
const FRESH_SECONDS = 300

export function createProvider(options: ProviderOptions): Provider {
  const { issuer, clientId, clientSecret, scope, url, clock, timeoutSeconds = 5 } = options
  const callback = new URL('/sign-in/callback', url).href
  let found: Promise<oidc.Configuration> | undefined

  /** Found when it is first needed, so that the gateway starts while the provider is down. */
  async function configuration(): Promise<oidc.Configuration> {
    found ??= discover()
    try {
      return await found
    } catch {
      found = undefined
      throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
    }
  }

  function discover(): Promise<oidc.Configuration> {
    const server = new URL(issuer)
    const insecure = server.protocol === 'http:' && isLoopback(server.hostname)
    const execute = [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])]
    const authentication = oidc.ClientSecretBasic(clientSecret)
    return oidc.discovery(server, clientId, undefined, authentication, { execute, timeout: timeoutSeconds })
  }

  function tokensOf(response: oidc.TokenEndpointResponse, before: string | null): Tokens {
    return {
      access: response.access_token,
      // What does not say when it ends is used for a minute, and renewed.
      accessUntil: Math.floor(clock() / 1000) + (response.expires_in ?? 60),
      refresh: response.refresh_token ?? before,
    }
  }

  return {
    async signInUrl({ state, nonce, verifier }) {
      return oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: callback,
        scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // Whoever finds a computer on which a session has ended must not get another with one click.
        prompt: 'login',
        max_age: String(FRESH_SECONDS),
      })
    },
    async redeem(address, { state, nonce, verifier }) {
      const known = await configuration()
      try {
        const response = await oidc.authorizationCodeGrant(known, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          maxAge: FRESH_SECONDS,
        })
        const sub = response.claims()?.sub
        if (sub === undefined) throw new SignInError('failed')
        return { sub, ...tokensOf(response, null) }
      } catch (error) {
        if (error instanceof oidc.AuthorizationResponseError && error.error === 'access_denied') {
          throw new SignInError('cancelled')
        }
        if (isUnreachable(error)) throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
        throw new SignInError('failed')
      }
    },
    async renew(refresh) {
      const known = await configuration()
      try {
        return tokensOf(await oidc.refreshTokenGrant(known, refresh), refresh)
      } catch (error) {
        if (isUnreachable(error)) throw new Refusal('IDENTITY_PROVIDER_UNAVAILABLE')
        return null
      }
    },
    async revoke(refresh) {
      const known = await configuration()
      if (known.serverMetadata().revocation_endpoint === undefined) return
      await oidc.tokenRevocation(known, refresh, { token_type_hint: 'refresh_token' })
    },
    async signOutUrl() {
      const known = await configuration()
      if (known.serverMetadata().end_session_endpoint === undefined) return null
      // Without a hint of who it is: an id token in an address would stay in the browser's history.
      return oidc.buildEndSessionUrl(known, { post_logout_redirect_uri: new URL('/', url).href })
    },
  }
}

/** Nothing came back, or nothing that speaks of the request. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500
  if (!(error instanceof oidc.ClientError)) return error instanceof TypeError
  return error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
}
