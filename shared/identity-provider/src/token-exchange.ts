import { MEMBERS_AUDIENCE, MEMBERS_TOKEN_SECONDS, RefusedError, type TokenVerifier } from '@hub/assertion'
import { errors, type Provider, type TokenEndpointGrantContext } from 'oidc-provider'
import { TOKEN_EXCHANGE } from './clients.ts'
import { IDENTITIES } from './identities.ts'
import { MEMBERS_RESOURCE, membersResource } from './resources.ts'

const ACCESS_TOKEN_TYPE = 'urn:ietf:params:oauth:token-type:access_token'

const PARAMETERS = [
  'subject_token',
  'subject_token_type',
  'requested_token_type',
  'audience',
  'resource',
  'scope',
  'actor_token',
  'actor_token_type',
]

/**
 * Token exchange (RFC 8693), for one thing only: the gateway hands in the access token that a caller sent and gets a
 * members-token for the same subject. It lives at most five minutes and never longer than what it was exchanged for.
 */
export function registerTokenExchange(provider: Provider, verifyAccessToken: TokenVerifier): void {
  provider.registerGrantType(TOKEN_EXCHANGE, ctx => exchange(ctx, verifyAccessToken), PARAMETERS)
}

async function exchange(ctx: TokenEndpointGrantContext, verifyAccessToken: TokenVerifier): Promise<void> {
  const { provider, client, params } = ctx.oidc
  if (params.actor_token !== undefined || params.actor_token_type !== undefined) {
    throw new errors.InvalidRequest('an actor_token is not supported: the gateway acts as itself')
  }
  if (params.audience !== MEMBERS_AUDIENCE || params.resource !== undefined) {
    throw new errors.InvalidTarget(`the only audience is ${MEMBERS_AUDIENCE}`)
  }
  if (params.scope !== undefined) throw new errors.InvalidScope('a members-token has no scope', String(params.scope))
  if (params.requested_token_type !== undefined && params.requested_token_type !== ACCESS_TOKEN_TYPE) {
    throw new errors.InvalidRequest(`the only requested_token_type is ${ACCESS_TOKEN_TYPE}`)
  }
  if (params.subject_token_type !== ACCESS_TOKEN_TYPE) {
    throw new errors.InvalidRequest(`the only subject_token_type is ${ACCESS_TOKEN_TYPE}`)
  }
  const subject = await subjectOf(params.subject_token, verifyAccessToken)
  const now = Math.floor(Date.now() / 1000)
  const expiresAt = Math.min(now + MEMBERS_TOKEN_SECONDS, subject.expiresAt)
  // The verifier allows for clocks that differ; here is only one.
  if (expiresAt <= now) throw new errors.InvalidRequest('the subject_token has expired')

  const token = new provider.AccessToken({
    client,
    accountId: subject.sub,
    resourceServer: new provider.ResourceServer(MEMBERS_RESOURCE, membersResource),
    exp: expiresAt,
    gty: 'token_exchange',
    grantId: '',
  })
  ctx.oidc.entity('AccessToken', token)
  ctx.body = {
    access_token: await token.save(),
    issued_token_type: ACCESS_TOKEN_TYPE,
    token_type: 'Bearer',
    expires_in: expiresAt - now,
  }
}

/** Whoever the token is about, if its signature holds and there still is such a demo identity. */
async function subjectOf(token: unknown, verify: TokenVerifier): Promise<{ sub: string; expiresAt: number }> {
  try {
    const { sub, expiresAt } = await verify(typeof token === 'string' ? token : undefined)
    if (IDENTITIES.has(sub)) return { sub, expiresAt }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    throw new errors.InvalidRequest(error.message.replace('access-token', 'subject_token'))
  }
  throw new errors.InvalidRequest('the subject_token is about nobody known here')
}
