import { createHmac, generateKeyPairSync } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { RefusedError } from './refused.ts'
import { createTestIssuer, type TestIssuer, type TokenParts } from './testing.ts'
import { createAccessTokenVerifier, createMembersTokenVerifier, type TokenVerifier } from './token-verifier.ts'

const NOW = () => Math.floor(Date.now() / 1000)

let issuer: TestIssuer
let verifyAccessToken: TokenVerifier
let verifyMembersToken: TokenVerifier

beforeAll(async () => {
  issuer = await createTestIssuer()
  const options = { issuer: issuer.issuer, jwks: issuer.jwks }
  verifyAccessToken = createAccessTokenVerifier({ ...options, audience: 'hrd-hub' })
  verifyMembersToken = createMembersTokenVerifier({ ...options, audience: 'hrd-members' })
})

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => 'released',
    (thrown: unknown) => thrown,
  )
  return error instanceof RefusedError ? error.code : String(error)
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The parts of a token that is good, for putting together one that is not. */
async function taken(parts: TokenParts = {}): Promise<{ header: string; payload: string; signature: string }> {
  const [header = '', payload = '', signature = ''] = (await issuer.accessToken(parts)).split('.')
  return { header, payload, signature }
}

describe('a token of the identity provider', () => {
  it('says who asks', async () => {
    const token = await issuer.accessToken({ claims: { exp: NOW() + 60 } })
    expect(await verifyAccessToken(token)).toEqual({
      sub: 'case-worker@emergency.example',
      member: 'emergency',
      roles: ['CASE_WORKER'],
      purposes: ['CASE_COORDINATION', 'EMERGENCY_PROTECTION'],
      expiresAt: expect.closeTo(NOW() + 60, -1),
      client: 'case-worker@emergency.example',
      boundTo: null,
    })
  })

  it('says which client it was issued to, and which key it is bound to', async () => {
    const jkt = 'k'.repeat(43)
    const token = await issuer.accessToken({ claims: { client_id: 'hub-console', cnf: { jkt } } })
    expect(await verifyAccessToken(token)).toMatchObject({ client: 'hub-console', boundTo: jkt })
  })

  it.each(['at+jwt', 'AT+JWT', 'application/at+jwt', 'JWT'])('may be of type %s', async typ => {
    await expect(verifyAccessToken(await issuer.accessToken({ header: { typ } }))).resolves.toBeDefined()
  })

  it.each([
    ['ES256', undefined],
    ['RS256', { modulusLength: 2048 }],
  ] as const)('may be signed with %s by another provider', async (alg, options) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true, ...options })
    const verify = createAccessTokenVerifier({
      issuer: issuer.issuer,
      audience: 'hrd-hub',
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'theirs', alg }] },
    })
    const token = (iss: string, aud: string[]) =>
      new SignJWT({ member: 'training', roles: ['CASE_WORKER'], purposes: [], iss, aud })
        .setProtectedHeader({ alg, typ: 'JWT', kid: 'theirs' })
        .setSubject('somebody')
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(privateKey)
    const good = await token(issuer.issuer, ['hrd-hub'])
    expect(await verify(good)).toMatchObject({ sub: 'somebody', member: 'training', purposes: [] })
    expect(await refusal(verify(await token('https://other.example', ['hrd-hub'])))).toBe('ISSUER_MISMATCH')
    expect(await refusal(verify(await token(issuer.issuer, ['hrd-members'])))).toBe('AUDIENCE_MISMATCH')
  })

  it('gives nothing for roles and purposes that nobody knows', async () => {
    const claims = { roles: ['CASE_WORKER', 'ROOT', 'CASE_WORKER'], purposes: ['CASE_COORDINATION', 'ANYTHING'] }
    expect(await verifyAccessToken(await issuer.accessToken({ claims }))).toMatchObject({
      roles: ['CASE_WORKER'],
      purposes: ['CASE_COORDINATION'],
    })
  })

  it('is good for half a minute more, because clocks differ', async () => {
    const claims = { iat: NOW() - 100, exp: NOW() - 20 }
    await expect(verifyAccessToken(await issuer.accessToken({ claims }))).resolves.toBeDefined()
    const early = { iat: NOW() + 20, nbf: NOW() + 20 }
    await expect(verifyAccessToken(await issuer.accessToken({ claims: early }))).resolves.toBeDefined()
  })
})

describe('attack 16: a token is refused', () => {
  it.each<[string, TokenParts, string]>([
    ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }, 'ISSUER_MISMATCH'],
    ['without issuer', { claims: { iss: undefined } }, 'CLAIMS_INVALID'],
    ['for another audience', { claims: { aud: 'somebody-else' } }, 'AUDIENCE_MISMATCH'],
    ['for two audiences', { claims: { aud: ['hrd-hub', 'hrd-members'] } }, 'AUDIENCE_MISMATCH'],
    ['for no audience', { claims: { aud: undefined } }, 'CLAIMS_INVALID'],
    ['for an empty list of audiences', { claims: { aud: [] } }, 'AUDIENCE_MISMATCH'],
    ['that has expired', { claims: { iat: 1, exp: NOW() - 40 } }, 'EXPIRED'],
    ['that never expires', { claims: { exp: undefined } }, 'CLAIMS_INVALID'],
    ['that expires in words', { claims: { exp: 'tomorrow' } }, 'CLAIMS_INVALID'],
    ['that expires before it begins', { claims: { iat: NOW() + 20, exp: NOW() + 10 } }, 'CLAIMS_INVALID'],
    ['that is not yet valid', { claims: { nbf: NOW() + 60 } }, 'NOT_YET_VALID'],
    ['issued in the future', { claims: { iat: NOW() + 60, exp: NOW() + 120 } }, 'NOT_YET_VALID'],
    ['issued never', { claims: { iat: undefined } }, 'CLAIMS_INVALID'],
    ['with an unknown key id', { header: { kid: 'unheard-of' } }, 'KEY_UNKNOWN'],
    ['without key id', { header: { kid: undefined } }, 'KEY_UNKNOWN'],
    ['of another type', { header: { typ: 'logout+jwt' } }, 'TYPE_NOT_ALLOWED'],
    ['without type, as ID tokens come', { header: { typ: undefined } }, 'TYPE_NOT_ALLOWED'],
    ['without subject', { claims: { sub: undefined } }, 'CLAIMS_INVALID'],
    ['with line breaks in the subject', { claims: { sub: 'a\nb' } }, 'CLAIMS_INVALID'],
    ['of an unknown member', { claims: { member: 'nobody' } }, 'MEMBER_UNKNOWN'],
    ['of the registry, which is nobody who asks', { claims: { member: 'registry' } }, 'MEMBER_UNKNOWN'],
    ['of `__proto__`', { claims: { member: '__proto__' } }, 'MEMBER_UNKNOWN'],
    ['without member', { claims: { member: undefined } }, 'CLAIMS_INVALID'],
    ['with roles in one string', { claims: { roles: 'CASE_WORKER' } }, 'CLAIMS_INVALID'],
    ['without roles', { claims: { roles: undefined } }, 'CLAIMS_INVALID'],
    ['without purposes', { claims: { purposes: undefined } }, 'CLAIMS_INVALID'],
    ['bound to a certificate', { claims: { cnf: { 'x5t#S256': 'k'.repeat(43) } } }, 'CLAIMS_INVALID'],
    ['bound to a key and a certificate', { claims: { cnf: { jkt: 'k'.repeat(43), x5t: 'k' } } }, 'CLAIMS_INVALID'],
    ['bound to nothing', { claims: { cnf: {} } }, 'CLAIMS_INVALID'],
    ['bound to null', { claims: { cnf: null } }, 'CLAIMS_INVALID'],
    ['of a client with line breaks', { claims: { client_id: 'a\nb' } }, 'CLAIMS_INVALID'],
  ])('%s', async (_, parts, code) => {
    expect(await refusal(verifyAccessToken(await issuer.accessToken(parts)))).toBe(code)
  })

  it.each([
    ['nothing', undefined, 'MISSING'],
    ['an empty string', '', 'MISSING'],
    ['a word', 'demo-only', 'MALFORMED'],
    ['five parts (encrypted)', 'a.b.c.d.e', 'MALFORMED'],
    ['endless text', 'x'.repeat(20_000), 'MALFORMED'],
    ['null as header', `${encode(null)}.e30.e30`, 'MALFORMED'],
  ])('%s', async (_, token, code) => {
    expect(await refusal(verifyAccessToken(token))).toBe(code)
  })

  it('signed with none', async () => {
    const { payload } = await taken()
    for (const alg of ['none', 'None', 'NONE', '']) {
      const token = `${encode({ alg, typ: 'at+jwt', kid: issuer.kid })}.${payload}.`
      expect(await refusal(verifyAccessToken(token)), alg).toBe('ALGORITHM_NOT_ALLOWED')
    }
  })

  it('signed with the public key as a shared secret', async () => {
    const { payload } = await taken()
    const secret = JSON.stringify(issuer.jwks.keys[0])
    const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: issuer.kid })}.${payload}`
    const signature = createHmac('sha256', secret).update(signed).digest('base64url')
    expect(await refusal(verifyAccessToken(`${signed}.${signature}`))).toBe('ALGORITHM_NOT_ALLOWED')
  })

  it('with a critical header, even one that jose understands', async () => {
    const { payload, signature } = await taken()
    for (const extra of [{ crit: ['b64'], b64: true }, { crit: ['exp'] }, { crit: [] }, { b64: false }]) {
      const header = encode({ alg: 'EdDSA', typ: 'at+jwt', kid: issuer.kid, ...extra })
      expect(await refusal(verifyAccessToken(`${header}.${payload}.${signature}`))).toBe('CRITICAL_HEADER')
    }
  })

  it.each([
    ['ES384', undefined],
    ['PS256', { modulusLength: 2048 }],
  ] as const)('signed with %s, which is not on the list, though the key is published', async (alg, options) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true, ...options })
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'theirs', alg }] }
    const verify = createAccessTokenVerifier({ issuer: issuer.issuer, audience: 'hrd-hub', jwks })
    const { payload } = await taken()
    const token = await new SignJWT(JSON.parse(Buffer.from(payload, 'base64url').toString()))
      .setProtectedHeader({ alg, typ: 'at+jwt', kid: 'theirs' })
      .sign(privateKey)
    expect(await refusal(verify(token))).toBe('ALGORITHM_NOT_ALLOWED')
  })

  it('longer than any token needs to be, though all else is right', async () => {
    const token = await issuer.accessToken({ claims: { note: 'x'.repeat(16_384) } })
    expect(await refusal(verifyAccessToken(token))).toBe('MALFORMED')
  })

  it('with an algorithm of another key than the one named', async () => {
    const { payload, signature } = await taken()
    const header = encode({ alg: 'ES256', typ: 'at+jwt', kid: issuer.kid })
    expect(await refusal(verifyAccessToken(`${header}.${payload}.${signature}`))).toBe('KEY_UNKNOWN')
  })

  it('that brings its own key', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const jwk = publicKey.export({ format: 'jwk' })
    const token = await new SignJWT({ iss: issuer.issuer, aud: 'hrd-hub', sub: 'x', iat: NOW(), exp: NOW() + 60 })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: issuer.kid, jwk })
      .sign(privateKey)
    expect(await refusal(verifyAccessToken(token))).toBe('SIGNATURE_INVALID')
  })

  it('whose claims were changed after signing', async () => {
    const { header, payload, signature } = await taken()
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const changed = encode({ ...claims, roles: ['COORDINATOR'], member: 'secretariat' })
    expect(await refusal(verifyAccessToken(`${header}.${changed}.${signature}`))).toBe('SIGNATURE_INVALID')
  })

  it('of nobody in particular: messages repeat nothing that was sent', async () => {
    const token = await issuer.accessToken({ claims: { sub: 'canary\n', member: 'canary', iss: 'canary' } })
    await expect(verifyAccessToken(token)).rejects.toThrow('the access-token comes from another issuer')
    await expect(verifyAccessToken(token)).rejects.not.toThrow('canary')
  })
})

describe('attack 15: one kind of token in the place of the other', () => {
  it('a members-token is useless at the gateway', async () => {
    expect(await refusal(verifyAccessToken(await issuer.membersToken()))).toBe('AUDIENCE_MISMATCH')
  })

  it('an access token is useless at the members', async () => {
    expect(await refusal(verifyMembersToken(await issuer.accessToken()))).toBe('AUDIENCE_MISMATCH')
  })

  it('a members-token lives no longer than five minutes', async () => {
    const issued = NOW()
    const living = (seconds: number) => issuer.membersToken({ claims: { iat: issued, exp: issued + seconds } })
    await expect(verifyMembersToken(await living(300))).resolves.toBeDefined()
    expect(await refusal(verifyMembersToken(await living(301)))).toBe('LIFETIME_TOO_LONG')
  })
})

describe('a token that was verified before', () => {
  it('is not looked at again, and is refused when it expires', async () => {
    let now = Date.now()
    const expires = Math.floor(now / 1000) + 60
    const verify = createAccessTokenVerifier({
      issuer: issuer.issuer,
      audience: 'hrd-hub',
      jwks: issuer.jwks,
      clock: () => now,
    })
    const token = await issuer.accessToken({ claims: { exp: expires } })
    expect(await verify(token)).toBe(await verify(token))
    now = (expires + 29) * 1000
    expect(await verify(token)).toMatchObject({ expiresAt: expires })
    now = (expires + 30) * 1000
    expect(await refusal(verify(token))).toBe('EXPIRED')
  })
})
