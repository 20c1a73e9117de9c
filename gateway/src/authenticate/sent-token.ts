/** An access token as it was sent, and what its sender says about it. */
export interface SentToken {
  readonly scheme: 'Bearer' | 'DPoP'
  readonly token: string
}

/** The token in an `authorization` header, or null. Schemes have no case (RFC 9110). */
export function sentToken(header: string | undefined): SentToken | null {
  const [, scheme, token] = /^(Bearer|DPoP) +([A-Za-z0-9._~+/-]+=*)$/i.exec(header ?? '') ?? []
  if (scheme === undefined || token === undefined) return null
  return { scheme: scheme.toLowerCase() === 'dpop' ? 'DPoP' : 'Bearer', token }
}
