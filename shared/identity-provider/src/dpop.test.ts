import { createAccessTokenVerifier, createMembersTokenVerifier } from '@hub/assertion'
import { createProofKey } from '@hub/assertion/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TOKEN_EXCHANGE } from './clients.ts'
import { type IdentityProvider, startIdentityProvider } from './server.ts'
import { claimsOf, requestToken } from './testing/token-request.ts'

let identity: IdentityProvider
beforeAll(async () => {
  identity = await startIdentityProvider({ port: 0, gatewayClientSecret: 'known-to-the-gateway' })
})
afterAll(() => identity.close())

const address = () => `${identity.url}/token`

function askBound(proof: string) {
  const client = ['emergency-system', 'demo-only'] as const
  return requestToken(identity.url, client, { grant_type: 'client_credentials' }, { dpop: proof })
}

describe('a token that is bound to a key', () => {
  it('is issued to whoever sends a proof, and says which key', async () => {
    const { jkt, prove } = await createProofKey()
    const { status, body } = await askBound(await prove({ url: address() }))
    expect([status, body.token_type, claimsOf(body.access_token).cnf]).toEqual([200, 'DPoP', { jkt }])
    const { issuer } = identity
    const verify = createAccessTokenVerifier({ issuer, audience: 'hrd-hub', jwks: { issuer } })
    expect(await verify(String(body.access_token))).toMatchObject({ client: 'emergency-system', boundTo: jkt })
  })

  it('is exchanged for a members-token, which belongs to the gateway and so is not bound to the key', async () => {
    const { prove } = await createProofKey()
    const { body } = await askBound(await prove({ url: address() }))
    const exchanged = await requestToken(identity.url, ['gateway', 'known-to-the-gateway'], {
      grant_type: TOKEN_EXCHANGE,
      subject_token: String(body.access_token),
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: 'hrd-members',
    })
    expect([exchanged.status, exchanged.body.token_type]).toEqual([200, 'Bearer'])
    expect(claimsOf(exchanged.body.access_token).cnf).toBeUndefined()
    const { issuer } = identity
    const verify = createMembersTokenVerifier({ issuer, audience: 'hrd-members', jwks: { issuer } })
    expect(await verify(String(exchanged.body.access_token))).toMatchObject({ sub: 'emergency-system' })
  })

  it('attack 15: is not issued for a proof that was used before, or is made for elsewhere', async () => {
    const { prove } = await createProofKey()
    const used = await prove({ url: address() })
    expect((await askBound(used)).status).toBe(200)
    const elsewhere = await prove({ url: 'https://elsewhere.example/token' })
    for (const refused of [used, elsewhere, await prove({ url: address(), claims: { htm: 'GET' } })]) {
      const { status, body } = await askBound(refused)
      expect([status, body.access_token]).toEqual([400, undefined])
    }
  })
})
