import { z } from 'zod'

/** What the hub needs of an OpenID provider's metadata. */
export interface ProviderMetadata {
  readonly jwksUrl: URL
  readonly tokenUrl: URL
}

const metadataShape = z.object({ issuer: z.string(), jwks_uri: z.url(), token_endpoint: z.url() })

/**
 * Reads the provider's metadata (OpenID Connect Discovery 1.0). Metadata that names another issuer is refused: it
 * would hand the keys to somebody else.
 *
 * @throws Error where the provider cannot be reached in time or answers something else
 */
export async function discover(issuer: string, timeoutMs = 1500): Promise<ProviderMetadata> {
  const url = new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) })
  if (response.status !== 200) throw new Error(`the issuer's metadata answers ${response.status}`)
  const metadata = metadataShape.parse(await response.json())
  if (metadata.issuer !== issuer) throw new Error("the issuer's metadata names another issuer")
  return { jwksUrl: secure(metadata.jwks_uri), tokenUrl: secure(metadata.token_endpoint) }
}

/** HTTP without TLS is for loopback only. */
function secure(address: string): URL {
  const url = new URL(address)
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)) return url
  throw new Error("the issuer's metadata names an address without TLS")
}
