import { MEMBERS_AUDIENCE, MEMBERS_TOKEN_SECONDS } from '@hub/assertion'
import type { ResourceServer } from 'oidc-provider'

/** Indicators of the two resources (RFC 8707 wants URIs); tokens name the audience. */
export const HUB_RESOURCE = 'urn:hrd:hub'
export const MEMBERS_RESOURCE = 'urn:hrd:members'

export const ACCESS_TOKEN_SECONDS = 600

/** What callers get a token for: the gateway. */
export function hubResource(audience: string): ResourceServer {
  return resource(audience, ACCESS_TOKEN_SECONDS)
}

/** What the gateway exchanges it for. Nobody can ask for it directly. */
export const membersResource: ResourceServer = resource(MEMBERS_AUDIENCE, MEMBERS_TOKEN_SECONDS)

function resource(audience: string, seconds: number): ResourceServer {
  const jwt = { sign: { alg: 'EdDSA' as const } }
  return { scope: '', audience, accessTokenTTL: seconds, accessTokenFormat: 'jwt', jwt }
}
