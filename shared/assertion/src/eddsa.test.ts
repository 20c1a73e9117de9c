import { generateKeyPairSync, sign } from 'node:crypto'
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { CLOCK_LEEWAY_SECONDS } from './assertion-claims.ts'
import { verifyEdDsa } from './eddsa.ts'

const NOW = Date.UTC(2026, 2, 1)
const SECONDS = NOW / 1000
const EXPECTED = { issuer: 'hub', audience: 'emergency' }
const CLAIMS = { iss: 'hub', aud: 'emergency', iat: SECONDS, exp: SECONDS + 30 }

const pair = generateKeyPairSync('ed25519')
const other = generateKeyPairSync('ed25519')
const jwks = { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'EdDSA' }] } as JSONWebKeySet
const keys = createLocalJWKSet(jwks)

const encode = (value: unknown) =>
  (Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value))).toString('base64url')

function token(payload: unknown, key = pair.privateKey, header: object = { alg: 'EdDSA', kid: 'k' }): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
}

/** What came out: the claims, or everything about the error that a caller may look at. */
async function outcome(verification: Promise<unknown>): Promise<unknown> {
  try {
    return await verification
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error
    const { claim, reason } = error as Partial<errors.JWTClaimValidationFailed>
    return { code: error.code, claim, reason }
  }
}

const ofJose = async (jws: string) => {
  const { payload } = await jwtVerify(jws, keys, {
    ...EXPECTED,
    algorithms: ['EdDSA'],
    requiredClaims: ['iat', 'exp'],
    clockTolerance: CLOCK_LEEWAY_SECONDS,
    currentDate: new Date(NOW),
  })
  return payload
}

const without = (claim: keyof typeof CLAIMS) => ({ ...CLAIMS, [claim]: undefined })
const good = token(CLAIMS)
const [header = '', payload = '', signature = ''] = good.split('.')

describe('a verdict is the one of jose', () => {
  it.each<[string, string]>([
    ['a good token', good],
    ['further claims', token({ ...CLAIMS, sub: 'somebody', jti: 'x' })],
    ['several audiences', token({ ...CLAIMS, aud: ['relocation', 'emergency'] })],
    ['other audiences', token({ ...CLAIMS, aud: ['relocation'] })],
    ['no audience', token(without('aud'))],
    ['an audience that is no word', token({ ...CLAIMS, aud: { emergency: true } })],
    ['another audience', token({ ...CLAIMS, aud: 'relocation' })],
    ['no issuer', token(without('iss'))],
    ['another issuer', token({ ...CLAIMS, iss: 'nobody' })],
    ['an issuer and an audience that are wrong', token({ ...CLAIMS, iss: 'nobody', aud: 'relocation' })],
    ['no time of issue', token(without('iat'))],
    ['a time of issue that is no number', token({ ...CLAIMS, iat: `${SECONDS}` })],
    ['no end', token(without('exp'))],
    ['an end that is no number', token({ ...CLAIMS, exp: `${SECONDS + 30}` })],
    ['the last second', token({ ...CLAIMS, exp: SECONDS - CLOCK_LEEWAY_SECONDS + 1 })],
    ['one second later', token({ ...CLAIMS, exp: SECONDS - CLOCK_LEEWAY_SECONDS })],
    ['not yet, but for the leeway', token({ ...CLAIMS, nbf: SECONDS + CLOCK_LEEWAY_SECONDS })],
    ['not yet', token({ ...CLAIMS, nbf: SECONDS + CLOCK_LEEWAY_SECONDS + 1 })],
    ['a beginning that is no number', token({ ...CLAIMS, nbf: 'now' })],
    ['no object', token([CLAIMS])],
    ['null', token(null)],
    ['no JSON', token(Buffer.from('{"iss":'))],
    ['bytes that are no text', token(Buffer.from([0x7b, 0xff, 0x7d]))],
    ['another key', token(CLAIMS, other.privateKey)],
    ['an unknown key', token(CLAIMS, pair.privateKey, { alg: 'EdDSA', kid: 'nobody' })],
    ['another payload', `${header}.${encode({ ...CLAIMS, sub: 'x' })}.${signature}`],
    ['another header', `${encode({ kid: 'k', alg: 'EdDSA' })}.${payload}.${signature}`],
    ['half a signature', `${header}.${payload}.${signature.slice(0, 40)}`],
  ])('on %s', async (_, jws) => {
    expect(await outcome(verifyEdDsa(jws, keys, EXPECTED, NOW))).toEqual(await outcome(ofJose(jws)))
  })
})

it('takes a good token, and knows its key the second time', async () => {
  expect(await verifyEdDsa(good, keys, EXPECTED, NOW)).toEqual(CLAIMS)
  expect(await verifyEdDsa(good, keys, EXPECTED, NOW)).toEqual(CLAIMS)
})

it.each([
  ['no signature', `${header}.${payload}.`],
  ['two parts', `${header}.${payload}`],
  ['four parts', `${good}.${signature}`],
  ['padding', `${good}==`],
  ['a line break', `${good}\n`],
  ['white space inside', `${header}.${payload}.${signature.slice(0, 9)} ${signature.slice(9)}`],
  ['the other alphabet', `${header}.${payload}.${signature.slice(0, -1)}+`],
])('refuses %s', async (_, jws) => {
  await expect(verifyEdDsa(jws, keys, EXPECTED, NOW)).rejects.toBeInstanceOf(errors.JOSEError)
})

it('takes no key of another kind', async () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = await crypto.subtle.importKey(
    'jwk',
    publicKey.export({ format: 'jwk' }),
    { name: 'ECDSA', namedCurve: 'P-256' },
    true,
    ['verify'],
  )
  await expect(verifyEdDsa(good, async () => key, EXPECTED, NOW)).rejects.toBeInstanceOf(errors.JOSENotSupported)
})
