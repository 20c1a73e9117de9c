/** An answer of the token endpoint. */
export interface TokenAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Asks the token endpoint as a client with HTTP Basic. */
export async function requestToken(
  url: string,
  [client, secret]: readonly [string, string],
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<TokenAnswer> {
  const response = await fetch(`${url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${client}:${secret}`).toString('base64')}`, ...headers },
    body: new URLSearchParams(parameters),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** The access token of a demo identity. */
export async function accessTokenOf(url: string, sub: string): Promise<string> {
  const { body } = await requestToken(url, [sub, 'demo-only'], { grant_type: 'client_credentials' })
  return String(body.access_token)
}

export function claimsOf(token: unknown): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString('utf8'))
}
