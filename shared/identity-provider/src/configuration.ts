import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { type ClientOptions, clientsOf } from './clients.ts'
import { IDENTITIES } from './identities.ts'
import type { Keys } from './key-file.ts'
import { sendPage } from './pages/send.ts'
import { signedOutPage, signOutPage } from './pages/sign-out.ts'
import { troublePage } from './pages/trouble.ts'
import { ACCESS_TOKEN_SECONDS, HUB_RESOURCE, hubResource } from './resources.ts'
import { createStore } from './store.ts'

const SIGN_IN_SECONDS = 15 * 60
const SESSION_SECONDS = 8 * 3600

/** Everything about oidc-provider that is decided here and not left to its defaults, which are for development. */
export function configurationOf(audience: string, clients: ClientOptions, keys: Keys): Configuration {
  return {
    adapter: createStore(),
    clients: clientsOf(clients),
    // The first signs; all are published.
    jwks: { keys: [keys.signingKey, ...keys.furtherKeys] },
    cookies: {
      keys: [...keys.cookieKeys],
      // Ports share one jar on localhost, so the names say whose they are.
      names: { session: 'identity-session', interaction: 'identity-sign-in', resume: 'identity-resume' },
    },
    clientAuthMethods: ['client_secret_basic'],
    clientDefaults: { id_token_signed_response_alg: 'EdDSA' },
    enabledJWA: { idTokenSigningAlgValues: ['EdDSA'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      // Whoever sends a proof gets a token that is bound to its key; the gateway checks the binding.
      dPoP: { enabled: true },
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => HUB_RESOURCE,
        getResourceServerInfo(_ctx, indicator) {
          if (indicator === HUB_RESOURCE) return hubResource(audience)
          throw new errors.InvalidTarget()
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => sendPage(ctx, signOutPage(form), returnAddress(ctx, 'post_logout_redirect_uri')),
        postLogoutSuccessSource: ctx => sendPage(ctx, signedOutPage()),
      },
    },
    ttl: {
      AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      Grant: SESSION_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      // Ends with the session besides, and with its first use: the next one comes with each renewal.
      RefreshToken: SESSION_SECONDS,
      Interaction: SIGN_IN_SECONDS,
      Session: SESSION_SECONDS,
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount(_ctx, sub) {
      if (IDENTITIES.get(sub)?.kind !== 'person') return undefined
      return { accountId: sub, claims: () => ({ sub }) }
    },
    extraTokenClaims: (_ctx, token) => hubClaims('accountId' in token ? token.accountId : token.clientId),
    loadExistingGrant: grantToOwnClient,
    // Every client is a server: no page of a browser asks for tokens.
    clientBasedCORS: () => false,
    renderError: (ctx, { error, error_description }) => sendPage(ctx, troublePage(error, error_description)),
  }
}

/** What tokens say beside `sub`. A token about nobody is not issued. */
function hubClaims(sub: string | undefined): { member: string; roles: readonly string[]; purposes: readonly string[] } {
  const identity = IDENTITIES.get(sub ?? '')
  if (identity === undefined) throw new errors.InvalidGrant('there is no such identity')
  const { member, roles, purposes } = identity
  return { member, roles, purposes }
}

/** Nobody is asked to agree that the hub's own console acts for them: all interactive clients are the hub's own. */
async function grantToOwnClient({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const existing = session.grantIdFor(client.clientId)
  const found = existing === undefined ? undefined : await provider.Grant.find(existing)
  if (found !== undefined) return found
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

function returnAddress({ oidc }: KoaContextWithOIDC, parameter: string): string | undefined {
  const address = oidc.params?.[parameter]
  return typeof address === 'string' ? address : undefined
}
