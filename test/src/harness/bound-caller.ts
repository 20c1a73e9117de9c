import { createProofKey, type ProofKey, type ProofParts } from '@hub/assertion/testing'
import { DEMO_SECRET } from '@hub/identity-provider'
import type { Answer, As, Hub } from './start-hub.ts'

/** A machine that holds a key, with a token that is bound to it (DPoP). */
export interface BoundCaller {
  readonly key: ProofKey
  readonly token: string
  /** A fresh proof for the gateway, wrong where the parts say so. */
  prove(parts?: Partial<ProofParts>): Promise<string>
  /** Headers of a request, with a fresh proof unless one is given. */
  headers(proof?: string): Promise<Record<string, string>>
  query(query: string, options?: { readonly proof?: string; readonly url?: string }): Promise<Answer>
}

/** Gets a bound token from the identity provider, as a machine does. */
export async function boundCaller(hub: Hub, { sub, purpose }: As): Promise<BoundCaller> {
  const key = await createProofKey()
  const address = `${hub.issuer}/token`
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${sub}:${DEMO_SECRET}`).toString('base64')}`,
      dpop: await key.prove({ url: address }),
    },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token: token, token_type: type } = (await response.json()) as Record<string, string>
  if (token === undefined || type !== 'DPoP') throw new Error(`no bound token for \`${sub}\`: ${response.status}`)
  const prove = (parts: Partial<ProofParts> = {}) => key.prove({ url: `${hub.publicUrl}/graphql`, token, ...parts })
  const headers = async (proof?: string) => ({
    authorization: `DPoP ${token}`,
    dpop: proof ?? (await prove()),
    'purpose-of-use': purpose,
    'on-behalf-of': 'end-user-1',
  })
  return {
    key,
    token,
    prove,
    headers,
    query: async (query, { proof, url } = {}) => hub.post(await headers(proof), JSON.stringify({ query }), url),
  }
}
