import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMembersTokenVerifier, generateSigningKey } from '@hub/assertion'
import { type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TOKEN_EXCHANGE } from './clients.ts'
import { IDENTITIES } from './identities.ts'
import { type IdentityProvider, startIdentityProvider } from './server.ts'
import { accessTokenOf, claimsOf, requestToken } from './testing/token-request.ts'

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token'
const GATEWAY = ['hrd-hub-gateway', 'known-to-the-gateway'] as const
const NOW = () => Math.floor(Date.now() / 1000)

let folder: string
let identity: IdentityProvider
let signingKey: JWK

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'))
  identity = await startIdentityProvider({
    port: 0,
    gatewayClientId: GATEWAY[0],
    gatewayClientSecret: GATEWAY[1],
    dataDir: folder,
  })
  signingKey = JSON.parse(await readFile(join(folder, 'identity-provider-keys.json'), 'utf8')).signingKey
})

afterAll(async () => {
  await identity.close()
  await rm(folder, { recursive: true })
})

function exchange(
  subjectToken: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  client: readonly [string, string] = GATEWAY,
) {
  const parameters = {
    grant_type: TOKEN_EXCHANGE,
    subject_token: subjectToken,
    subject_token_type: ACCESS_TOKEN,
    audience: 'hrd-members',
    ...changes,
  }
  const sent = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return requestToken(identity.url, client, Object.fromEntries(sent))
}

/** A token with the provider's own signature, for times and claims that it would not issue. */
function signed(claims: Record<string, unknown>, header: Record<string, unknown> = {}, key = signingKey) {
  const person = {
    sub: 'dpo@training.example',
    member: 'training',
    roles: ['DATA_PROTECTION_OFFICER'],
    purposes: ['AUDIT'],
  }
  return new SignJWT({ iss: identity.issuer, aud: 'hrd-hub', iat: NOW() - 10, exp: NOW() + 60, ...person, ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: signingKey.kid ?? '', ...header })
    .sign(key)
}

describe('token exchange', () => {
  it.each([...IDENTITIES.values()])('gives the members-token of $sub', async ({ sub, member, roles, purposes }) => {
    const { status, body } = await exchange(await accessTokenOf(identity.url, sub))
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.any(String),
        issued_token_type: ACCESS_TOKEN,
        token_type: 'Bearer',
        expires_in: 300,
      },
    })
    const { issuer } = identity
    const verify = createMembersTokenVerifier({ issuer, audience: 'hrd-members', jwks: { issuer } })
    expect(await verify(String(body.access_token))).toMatchObject({ sub, member, roles, purposes })
  })

  it('never lasts beyond the token that was exchanged', async () => {
    const exp = NOW() + 20
    const { body } = await exchange(await signed({ exp }))
    expect(claimsOf(body.access_token).exp).toBe(exp)
    expect(body.expires_in).toBeLessThanOrEqual(20)
  })

  it('says what the provider knows of the subject, not what an older token said', async () => {
    const { body } = await exchange(
      await signed({ roles: ['DATA_PROTECTION_OFFICER', 'CASE_WORKER'], member: 'advocacy' }),
    )
    expect(claimsOf(body.access_token)).toMatchObject({ member: 'training', roles: ['DATA_PROTECTION_OFFICER'] })
  })
})

describe('token exchange is refused', () => {
  it.each<[string, Record<string, string | undefined>, string]>([
    ['without audience', { audience: undefined }, 'invalid_target'],
    ['for another audience', { audience: 'hrd-hub' }, 'invalid_target'],
    ['with a resource', { resource: 'urn:hrd:hub' }, 'invalid_target'],
    ['with a scope', { scope: 'openid' }, 'invalid_scope'],
    ['for an ID token', { requested_token_type: 'urn:ietf:params:oauth:token-type:id_token' }, 'invalid_request'],
    [
      'for a refresh token',
      { requested_token_type: 'urn:ietf:params:oauth:token-type:refresh_token' },
      'invalid_request',
    ],
    ['of another type', { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }, 'invalid_request'],
    ['of no type', { subject_token_type: undefined }, 'invalid_request'],
    ['of nothing', { subject_token: undefined }, 'invalid_request'],
    ['of a word', { subject_token: 'demo-only' }, 'invalid_request'],
    ['with an actor', { actor_token: 'x', actor_token_type: ACCESS_TOKEN }, 'invalid_request'],
  ])('%s', async (_, changes, error) => {
    const token = await accessTokenOf(identity.url, 'emergency-system')
    const { status, body } = await exchange(token, changes)
    expect({ status, error: body.error, token: body.access_token }).toEqual({ status: 400, error, token: undefined })
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['has expired', { exp: NOW() - 1 }, {}, 'has expired'],
    ['expired long ago', { exp: NOW() - 300, iat: 1 }, {}, 'has expired'],
    ['is not valid yet', { nbf: NOW() + 300 }, {}, 'is not valid yet'],
    ['comes from another issuer', { iss: 'https://elsewhere.example' }, {}, 'comes from another issuer'],
    ['is a members-token', { aud: 'hrd-members' }, {}, 'is made for another audience'],
    ['is an ID token', { aud: 'hub-console' }, { typ: 'JWT' }, 'is made for another audience'],
    ['names an unknown key', {}, { kid: 'unheard-of' }, 'names no key'],
    ['is about nobody', { sub: 'nobody' }, {}, 'is about nobody known here'],
  ])('attack 16: of a token that %s', async (_, claims, header, reason) => {
    const { status, body } = await exchange(await signed(claims, header))
    expect([status, body.error]).toEqual([400, 'invalid_request'])
    expect(body.error_description).toContain(reason)
  })

  it('attack 16: of a token with a signature of somebody else, or of nobody', async () => {
    const stranger = await generateSigningKey()
    const forged = await exchange(await signed({}, {}, stranger.privateJwk))
    expect(forged.body.error_description).toContain('does not bear the signature')
    const [, payload] = (await signed({})).split('.')
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: signingKey.kid })).toString(
      'base64url',
    )
    const unsigned = await exchange(`${header}.${payload}.`)
    expect(unsigned.body.error_description).toContain('not signed')
  })

  it('attack 15: of a members-token for a fresher one', async () => {
    const first = await exchange(await accessTokenOf(identity.url, 'emergency-system'))
    const second = await exchange(String(first.body.access_token))
    expect([second.status, second.body.error]).toEqual([400, 'invalid_request'])
  })

  it.each<[string, [string, string], number]>([
    ['a machine', ['emergency-system', 'demo-only'], 400],
    ['a person', ['case-worker@emergency.example', 'demo-only'], 400],
    ['the console', ['hub-console', 'x'], 401],
    ['the gateway with a wrong secret', ['hrd-hub-gateway', 'demo-only'], 401],
  ])('attack 15: by %s', async (_, client, status) => {
    const answer = await exchange(await accessTokenOf(identity.url, 'emergency-system'), {}, client)
    expect([answer.status, answer.body.access_token]).toEqual([status, undefined])
  })
})
