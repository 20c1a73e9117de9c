import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Assertion, type AssertionSigner, createAssertionSigner } from './assertion-signer.ts'
import { digest } from './digest.ts'
import { createOwnerVerifier, type OwnerVerifier } from './owner-verifier.ts'
import { RefusedError } from './refused.ts'
import { generateSigningKey, type SigningKey } from './signing-key.ts'
import { createTestIssuer, type TestIssuer } from './testing.ts'

const BODY = Buffer.from('{"query":"{_entities}"}')

let identity: TestIssuer
let gatewayKey: SigningKey
let gateway: AssertionSigner
let verify: OwnerVerifier
let membersToken: string

beforeAll(async () => {
  identity = await createTestIssuer()
  gatewayKey = await generateSigningKey()
  gateway = createAssertionSigner({ privateKey: gatewayKey.privateJwk, kid: gatewayKey.kid })
  verify = ownerVerifier()
  membersToken = await identity.membersToken()
})

function ownerVerifier(owner: 'training' | 'registry' = 'training', clock = Date.now): OwnerVerifier {
  const { issuer, jwks } = identity
  return createOwnerVerifier({ owner, issuer, identityJwks: jwks, gatewayJwks: gateway.publicJwks, clock })
}

function assertion(changes: Partial<Assertion> = {}): Assertion {
  return {
    audience: 'training',
    membersToken,
    role: 'CASE_WORKER',
    purpose: 'CASE_COORDINATION',
    onBehalfOf: null,
    requestId: 'b3c1d7d0-9a53-4b0e-8e0e-1c5d0f9f2a11',
    schemaDigest: `sha256:${'a'.repeat(64)}`,
    agreementDigest: `sha256:${'b'.repeat(64)}`,
    body: BODY,
    ...changes,
  }
}

/** An assertion with any claims and any header, signed by the gateway's key unless told otherwise. */
function forged(
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
  key = gatewayKey.privateJwk,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({
    iss: 'hrd-hub-gateway',
    aud: 'training',
    jti: randomUUID(),
    iat: now,
    exp: now + 30,
    tok: digest(membersToken),
    role: 'CASE_WORKER',
    purpose: 'CASE_COORDINATION',
    rid: randomUUID(),
    sch: 'schema',
    agr: 'agreement',
    bod: digest(BODY),
    ...claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'hub-assertion+jwt', kid: gatewayKey.kid, ...header })
    .sign(key)
}

async function outcome(hubAssertion: string | undefined, token: string | undefined = membersToken, body = BODY) {
  try {
    await verify({ membersToken: token, hubAssertion }, body)
    return 'accepted'
  } catch (error) {
    if (error instanceof RefusedError) return `${error.credential} ${error.code}`
    throw error
  }
}

describe('two signatures that belong together', () => {
  it('tell the owner who asks, for what, in which request', async () => {
    const hubAssertion = gateway.sign(assertion())
    expect(await verify({ membersToken, hubAssertion }, BODY)).toEqual({
      sub: 'case-worker@emergency.example',
      member: 'emergency',
      roles: ['CASE_WORKER'],
      purposes: ['CASE_COORDINATION', 'EMERGENCY_PROTECTION'],
      expiresAt: expect.any(Number),
      role: 'CASE_WORKER',
      purpose: 'CASE_COORDINATION',
      isPerson: true,
      onBehalfOf: null,
      requestId: 'b3c1d7d0-9a53-4b0e-8e0e-1c5d0f9f2a11',
      assertionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      schemaDigest: `sha256:${'a'.repeat(64)}`,
      agreementDigest: `sha256:${'b'.repeat(64)}`,
      bodyDigest: digest(BODY),
    })
  })

  it('name the end user of a machine', async () => {
    const machine = await identity.membersToken({ claims: { sub: 'emergency-system', roles: ['PARTNER_SYSTEM'] } })
    const ask = (onBehalfOf: string | null) => {
      const signed = gateway.sign(assertion({ membersToken: machine, role: 'PARTNER_SYSTEM', onBehalfOf }))
      return outcome(signed, machine)
    }
    expect(await ask('User_7.of-9')).toBe('accepted')
    expect(await ask('u'.repeat(64))).toBe('accepted')
    expect(await ask(null)).toBe('hub-assertion ON_BEHALF_OF_REQUIRED')
    for (const wrong of ['', 'u'.repeat(65), 'a b', 'user@partner', 'a\n', '../x', 'ü']) {
      expect(await ask(wrong), wrong).toBe('hub-assertion ON_BEHALF_OF_INVALID')
    }
  })

  it('tell a machine from a person', async () => {
    const machine = await identity.membersToken({ claims: { sub: 'emergency-system', roles: ['PARTNER_SYSTEM'] } })
    const signed = gateway.sign(assertion({ membersToken: machine, role: 'PARTNER_SYSTEM', onBehalfOf: 'u1' }))
    expect(await verify({ membersToken: machine, hubAssertion: signed }, BODY)).toMatchObject({
      isPerson: false,
      onBehalfOf: 'u1',
    })
  })

  it('give every assertion an id of its own', async () => {
    const ids = new Set<string>()
    for (let round = 0; round < 20; round++) {
      ids.add((await verify({ membersToken, hubAssertion: gateway.sign(assertion()) }, BODY)).assertionId)
    }
    expect(ids.size).toBe(20)
  })
})

describe('attack 15: an owner refuses', () => {
  it('only one of the two signatures, or none', async () => {
    expect(await outcome(undefined)).toBe('hub-assertion MISSING')
    expect(await outcome(gateway.sign(assertion()), '')).toBe('members-token MISSING')
    await expect(verify({ membersToken: undefined, hubAssertion: undefined }, BODY)).rejects.toThrow(RefusedError)
  })

  it('an assertion for another member', async () => {
    expect(await outcome(gateway.sign(assertion({ audience: 'advocacy' })))).toBe('hub-assertion AUDIENCE_MISMATCH')
    expect(await outcome(await forged({ aud: ['training', 'advocacy'] }))).toBe('hub-assertion AUDIENCE_MISMATCH')
  })

  it('an assertion for another body, be it by one byte', async () => {
    const signed = gateway.sign(assertion())
    expect(await outcome(signed, membersToken, Buffer.from(`${BODY} `))).toBe('hub-assertion BODY_MISMATCH')
    expect(await outcome(signed, membersToken, Buffer.alloc(0))).toBe('hub-assertion BODY_MISMATCH')
  })

  it('an assertion for another members-token', async () => {
    const other = await identity.membersToken({ claims: { sub: 'case-worker@training.example', member: 'training' } })
    expect(await outcome(gateway.sign(assertion()), other)).toBe('hub-assertion MEMBERS_TOKEN_MISMATCH')
  })

  it('an access token beside an assertion that names it', async () => {
    const accessToken = await identity.accessToken()
    const signed = gateway.sign(assertion({ membersToken: accessToken }))
    expect(await outcome(signed, accessToken)).toBe('members-token AUDIENCE_MISMATCH')
  })

  it('an expired assertion, though not within the half minute that clocks may differ', async () => {
    const now = Date.now()
    const then = createAssertionSigner({ privateKey: gatewayKey.privateJwk, kid: gatewayKey.kid, clock: () => now })
    const signed = then.sign(assertion())
    const asked = (seconds: number) =>
      ownerVerifier('training', () => now + seconds * 1000)({ membersToken, hubAssertion: signed }, BODY)
    await expect(asked(58)).resolves.toBeDefined()
    await expect(asked(61)).rejects.toMatchObject({ credential: 'hub-assertion', code: 'EXPIRED' })
  })

  it('an assertion from the future', async () => {
    const ahead = createAssertionSigner({
      privateKey: gatewayKey.privateJwk,
      kid: gatewayKey.kid,
      clock: () => Date.now() + 40_000,
    })
    expect(await outcome(ahead.sign(assertion()))).toBe('hub-assertion NOT_YET_VALID')
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['that lives too long', { exp: Math.floor(Date.now() / 1000) + 300 }, 'LIFETIME_TOO_LONG'],
    ['by another issuer', { iss: 'somebody' }, 'ISSUER_MISMATCH'],
    ['without an id', { jti: undefined }, 'CLAIMS_INVALID'],
    ['with an id that is no UUID', { jti: '1' }, 'CLAIMS_INVALID'],
    ['without request id', { rid: undefined }, 'CLAIMS_INVALID'],
    ['without digest of the body', { bod: undefined }, 'CLAIMS_INVALID'],
    ['without digest of the token', { tok: undefined }, 'CLAIMS_INVALID'],
    ['without digest of the agreement', { agr: undefined }, 'CLAIMS_INVALID'],
    ['with an unknown role', { role: 'ROOT' }, 'CLAIMS_INVALID'],
    ['with two roles', { role: ['CASE_WORKER', 'COORDINATOR'] }, 'CLAIMS_INVALID'],
    ['without role', { role: undefined }, 'CLAIMS_INVALID'],
    ['with an unknown purpose', { purpose: 'CURIOSITY' }, 'CLAIMS_INVALID'],
    ['with an override of its own', { override: true }, 'CLAIMS_INVALID'],
    ['with a subject of its own', { sub: 'coordinator@secretariat.example' }, 'CLAIMS_INVALID'],
    ['with a member of its own', { member: 'training' }, 'CLAIMS_INVALID'],
    ['with an end user in another form', { obo: 'a b' }, 'ON_BEHALF_OF_INVALID'],
  ])('an assertion %s', async (_, claims, code) => {
    expect(await outcome(await forged(claims))).toBe(`hub-assertion ${code}`)
  })

  it('an assertion with `alg: none`', async () => {
    const [, payload] = gateway.sign(assertion()).split('.')
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'hub-assertion+jwt', kid: gatewayKey.kid }))
    expect(await outcome(`${header.toString('base64url')}.${payload}.`)).toBe('hub-assertion ALGORITHM_NOT_ALLOWED')
  })

  it('an assertion signed by a key of the gateway of another kind', async () => {
    for (const alg of ['ES256', 'RS256']) {
      const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
      const jwk = { ...(await exportJWK(publicKey)), kid: 'other', alg, use: 'sig' }
      const { issuer, jwks } = identity
      const gatewayJwks = { keys: [...gateway.publicJwks.keys, jwk] }
      const verifyOther = createOwnerVerifier({ owner: 'training', issuer, identityJwks: jwks, gatewayJwks })
      const hubAssertion = await forged({}, { alg, kid: 'other' }, await exportJWK(privateKey))
      await expect(verifyOther({ membersToken, hubAssertion }, BODY), alg).rejects.toMatchObject({
        code: 'ALGORITHM_NOT_ALLOWED',
      })
    }
  })

  it('an assertion signed by a key that was rotated out, or by any other', async () => {
    const old = await generateSigningKey()
    expect(await outcome(await forged({}, { kid: old.kid }, old.privateJwk))).toBe('hub-assertion KEY_UNKNOWN')
    expect(await outcome(await forged({}, {}, old.privateJwk))).toBe('hub-assertion SIGNATURE_INVALID')
    expect(await outcome(await forged({}, { kid: undefined }))).toBe('hub-assertion KEY_UNKNOWN')
  })

  it('an assertion signed by the identity provider, or a members-token by the gateway', async () => {
    expect(await outcome(await forged({}, { kid: identity.kid }, identity.privateJwk))).toBe(
      'hub-assertion KEY_UNKNOWN',
    )
    const [header, payload] = membersToken.split('.')
    const token = await forged(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()), {
      ...JSON.parse(Buffer.from(header ?? '', 'base64url').toString()),
      kid: gatewayKey.kid,
    })
    expect(await outcome(gateway.sign(assertion({ membersToken: token })), token)).toMatch(/^members-token /)
  })

  it('a token of another type in the place of an assertion, and the other way round', async () => {
    expect(await outcome(await forged({}, { typ: 'JWT' }))).toBe('hub-assertion TYPE_NOT_ALLOWED')
    expect(await outcome(membersToken)).toBe('hub-assertion TYPE_NOT_ALLOWED')
    const signed = gateway.sign(assertion())
    expect(await outcome(gateway.sign(assertion({ membersToken: signed })), signed)).toBe(
      'members-token TYPE_NOT_ALLOWED',
    )
  })

  it('a critical header', async () => {
    const [, payload, signature] = gateway.sign(assertion()).split('.')
    const header = { alg: 'EdDSA', typ: 'hub-assertion+jwt', kid: gatewayKey.kid, crit: ['hub'], hub: 1 }
    const encoded = Buffer.from(JSON.stringify(header)).toString('base64url')
    expect(await outcome(`${encoded}.${payload}.${signature}`)).toBe('hub-assertion CRITICAL_HEADER')
  })

  it('an expired members-token, also one that it has seen before', async () => {
    let now = Date.now()
    const patient = ownerVerifier('training', () => now)
    const lateGateway = createAssertionSigner({
      privateKey: gatewayKey.privateJwk,
      kid: gatewayKey.kid,
      clock: () => now,
    })
    const ask = () => patient({ membersToken, hubAssertion: lateGateway.sign(assertion()) }, BODY)
    await expect(ask()).resolves.toBeDefined()
    now += 331_000
    await expect(ask()).rejects.toMatchObject({ credential: 'members-token', code: 'EXPIRED' })
  })
})

describe('attack 16: a gateway that asserts more than the token says is refused', () => {
  it.each<[string, Partial<Assertion>, string]>([
    ['a role that is not in the token', { role: 'COORDINATOR' }, 'ROLE_NOT_IN_TOKEN'],
    ['a machine for a person', { role: 'PARTNER_SYSTEM', onBehalfOf: 'u1' }, 'ROLE_NOT_IN_TOKEN'],
    ['a purpose that is not in the token', { purpose: 'GRANT_PAYMENT' }, 'PURPOSE_NOT_IN_TOKEN'],
  ])('%s', async (_, changes, code) => {
    expect(await outcome(gateway.sign(assertion(changes)))).toBe(`hub-assertion ${code}`)
  })

  it.each([
    ['COORDINATOR', 'emergency'],
    ['AUDITOR', 'training'],
    ['EU_LIAISON', 'secretariat'],
    ['CASE_WORKER', 'secretariat'],
    ['CASE_WORKER', 'eu'],
    ['DATA_PROTECTION_OFFICER', 'eu'],
  ] as const)('%s of %s, though the token holds it', async (role, member) => {
    const token = await identity.membersToken({ claims: { member, roles: [role] } })
    expect(await outcome(gateway.sign(assertion({ membersToken: token, role })), token)).toBe(
      'hub-assertion ROLE_DOES_NOT_FIT',
    )
  })

  it('nothing where the token holds no role or no purpose', async () => {
    const empty = await identity.membersToken({ claims: { roles: [], purposes: [] } })
    expect(await outcome(gateway.sign(assertion({ membersToken: empty })), empty)).toBe(
      'hub-assertion ROLE_NOT_IN_TOKEN',
    )
  })
})
