import { createAccessTokenVerifier } from '@hub/assertion'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { IDENTITIES } from './identities.ts'
import { type IdentityProvider, startIdentityProvider } from './server.ts'
import { accessTokenOf, claimsOf, requestToken } from './testing/token-request.ts'

let identity: IdentityProvider
const said: unknown[] = []

beforeAll(async () => {
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void said.push(...words))
  }
  identity = await startIdentityProvider({ port: 0, gatewayClientSecret: 'known-to-the-gateway' })
})

afterAll(async () => {
  await identity.close()
  vi.restoreAllMocks()
})

const ask = (client: string, secret: string, parameters: Record<string, string> = {}) =>
  requestToken(identity.url, [client, secret], { grant_type: 'client_credentials', ...parameters })

describe('client credentials', () => {
  it.each([...IDENTITIES.values()])('of $sub', async ({ sub, member, roles, purposes }) => {
    const { status, body } = await ask(sub, 'demo-only')
    expect({ status, type: body.token_type, expires: body.expires_in }).toEqual({
      status: 200,
      type: 'Bearer',
      expires: 600,
    })
    const claims = claimsOf(body.access_token)
    expect(claims).toMatchObject({ iss: identity.issuer, aud: 'hrd-hub', sub, member, roles, purposes })
    expect(Number(claims.exp) - Number(claims.iat)).toBe(600)
  })

  it('give a token that the gateway verifies with what discovery says', async () => {
    const { issuer } = identity
    const verify = createAccessTokenVerifier({ issuer, audience: 'hrd-hub', jwks: { issuer } })
    expect(await verify(await accessTokenOf(identity.url, 'emergency-system'))).toMatchObject({
      sub: 'emergency-system',
      member: 'emergency',
      roles: ['PARTNER_SYSTEM'],
    })
  })

  it.each([
    ['a wrong secret', 'emergency-system', 'guess', {}, 401, 'invalid_client'],
    ['an unknown client', 'nobody', 'demo-only', {}, 401, 'invalid_client'],
    ['the client of the gateway', 'gateway', 'known-to-the-gateway', {}, 400, 'invalid_request'],
    ['the demo secret for the gateway', 'gateway', 'demo-only', {}, 401, 'invalid_client'],
    ['the client of the console', 'hub-console', 'demo-only', {}, 400, 'invalid_request'],
    ['another secret for the console', 'hub-console', 'guess', {}, 401, 'invalid_client'],
    ['another grant', 'emergency-system', 'demo-only', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ])('are refused for %s', async (_, client, secret, parameters, status, error) => {
    const answer = await ask(client, secret, parameters)
    expect([answer.status, answer.body.error]).toEqual([status, error])
    expect(answer.body.access_token).toBeUndefined()
  })

  it('attack 15: give no token for the members, by whatever name', async () => {
    for (const resource of ['urn:hrd:members', 'hrd-members', 'https://elsewhere.example']) {
      const { body } = await ask('emergency-system', 'demo-only', { resource })
      expect(body.error, resource).toBe('invalid_target')
    }
    const { body } = await ask('emergency-system', 'demo-only', { audience: 'hrd-members' })
    expect(claimsOf(body.access_token).aud).toBe('hrd-hub')
  })

  it('attack 16: give no roles, purposes or member that the caller asks for', async () => {
    const wishes = { roles: 'COORDINATOR', member: 'secretariat', purposes: 'AUDIT', scope: 'AUDIT openid' }
    const { body } = await ask('emergency-system', 'demo-only', wishes)
    expect(claimsOf(body.access_token)).toMatchObject({ member: 'emergency', roles: ['PARTNER_SYSTEM'] })
    expect(claimsOf(body.access_token).purposes).not.toContain('AUDIT')
  })
})

describe('the provider', () => {
  it('publishes the public key, and nothing of the private one', async () => {
    const { keys } = (await (await fetch(`${identity.url}/jwks`)).json()) as { keys: object[] }
    expect(keys.map(key => Object.keys(key).sort())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x']])
  })

  it('answers under its own name only', async () => {
    const { request } = await import('node:http')
    const status = await new Promise(resolve => {
      const headers = { host: 'rebound.example' }
      request(`${identity.url}/jwks`, { headers }, answer => resolve(answer.resume().statusCode)).end()
    })
    expect(status).toBe(421)
  })

  it.each(['0.0.0.0', '::', '192.0.2.1', 'identity.example'])('does not listen on %s', async host => {
    await expect(startIdentityProvider({ port: 0, host, gatewayClientSecret: 'x' })).rejects.toThrow('loopback')
  })

  it('prints nothing on its own', () => {
    expect(said).toEqual([])
  })
})
