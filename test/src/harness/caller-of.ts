import { DEMO_SECRET, IDENTITIES } from '@hub/identity-provider'
import type { Body, Hub } from './start-hub.ts'

/** Less than a token lives. */
const TOKEN_MS = 120_000

/** Asks a hub as its callers do: with a token of the identity provider, over HTTP. */
export function callerOf(url: string, issuer: string): Pick<Hub, 'token' | 'query' | 'post'> {
  const tokens = new Map<string, { readonly value: Promise<string>; readonly until: number }>()
  const caller: Pick<Hub, 'token' | 'query' | 'post'> = {
    token(sub) {
      const kept = tokens.get(sub)
      if (kept !== undefined && kept.until > Date.now()) return kept.value
      const value = fetchToken(issuer, sub)
      tokens.set(sub, { value, until: Date.now() + TOKEN_MS })
      return value
    },
    async query({ sub, purpose, headers }, query, variables, operationName) {
      const isMachine = IDENTITIES.get(sub)?.kind === 'machine'
      return caller.post(
        {
          authorization: `Bearer ${await caller.token(sub)}`,
          'purpose-of-use': purpose,
          ...(isMachine && { 'on-behalf-of': 'end-user-1' }),
          ...headers,
        },
        JSON.stringify({ query, variables, operationName }),
      )
    },
    async post(headers, body, to = url) {
      const response = await fetch(`${to}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Body }
    },
  }
  return caller
}

async function fetchToken(issuer: string, sub: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(sub)}:${DEMO_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token } = (await response.json()) as { access_token?: string }
  if (access_token === undefined) throw new Error(`no token for \`${sub}\`: ${response.status}`)
  return access_token
}
