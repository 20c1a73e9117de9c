import { placeholder } from './placeholder.ts'
/** Inside, each container is reached by its own name; from outside, two of them by names of the operator's. */

/** One port for all owners: each has an address of its own. */
export const OWNER_PORT = '4100'
export const GATEWAY_PORT = '4000'
/** Each container has an address of its own, so all have the same port for metrics. */
export const METRICS_PORT = '9464'

/** The gateway as callers and browsers reach it. Compose asks for the name. */
export const GATEWAY_URL = `https://${placeholder('HUB_NAME:?the name of the hub, such as hub.example.org')}`
/** The OpenID provider likewise. Its tokens name this address, whoever asked for them. */
export const IDENTITY_URL = `https://${placeholder('IDENTITY_NAME:?the name of the OpenID provider, such as id.example.org')}`
export const REALM = 'hrd'
export const ISSUER = `${IDENTITY_URL}/realms/${REALM}`

const INSIDE = `https://identity:8443/realms/${REALM}/protocol/openid-connect`
/** Owners are on a network without a way out, so they are not sent to the public address. */
export const IDENTITY_JWKS_URL = `${INSIDE}/certs`
export const TOKEN_URL = `${INSIDE}/token`
export const GATEWAY_JWKS_URL = `https://gateway:${GATEWAY_PORT}/.well-known/jwks.json`
export const STATISTICS_JWKS_URL = `https://statistics:${OWNER_PORT}/.well-known/jwks.json`

export function ownerUrl(owner: string): string {
  return `https://${owner}:${OWNER_PORT}`
}
