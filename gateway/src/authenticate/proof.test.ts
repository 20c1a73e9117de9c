import { createHmac } from 'node:crypto'
import { createProofKey, type ProofKey, type ProofParts } from '@hub/assertion/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { ProofError, verifyProof } from './proof.ts'

const URL_ = 'https://hub.example/graphql'
const TOKEN = 'an.access.token'
const NOW = () => Math.floor(Date.now() / 1000)

let key: ProofKey
let rsa: ProofKey
beforeAll(async () => {
  key = await createProofKey()
  rsa = await createProofKey('RS256')
})

function verify(proof: string | undefined, changes: { boundTo?: string; url?: string; now?: number } = {}) {
  const { boundTo = key.jkt, url = URL_, now = Date.now() } = changes
  return verifyProof(proof, { method: 'POST', url: new URL(url), accessToken: TOKEN, boundTo, now })
}

async function fault(proof: string | undefined, changes = {}): Promise<string> {
  const error = await verify(proof, changes).then(
    () => 'accepted',
    (thrown: unknown) => thrown,
  )
  return error instanceof ProofError ? error.fault : String(error)
}

const good = (parts: Partial<ProofParts> = {}) => key.prove({ url: URL_, token: TOKEN, ...parts })
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('a proof', () => {
  it.each(['ES256', 'Ed25519'] as const)('signed with %s shows that its sender holds the key', async alg => {
    const holder = await createProofKey(alg)
    const proof = await holder.prove({ url: URL_, token: TOKEN })
    expect(await verify(proof, { boundTo: holder.jkt })).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('is known by its key and id, not by its bytes', async () => {
    const [first, again, other] = await Promise.all([
      good({ claims: { jti: 'one' } }),
      good({ claims: { jti: 'one', extra: true } }),
      good({ claims: { jti: 'two' } }),
    ])
    expect(first).not.toBe(again)
    expect(await verify(first)).toBe(await verify(again))
    expect(await verify(first)).not.toBe(await verify(other))
  })

  it.each([
    ['with a query and a fragment', URL_, `${URL_}?a=b#c`],
    ['with another case in the host', URL_, 'HTTPS://HUB.EXAMPLE/graphql'],
    ['with the port that goes without saying', URL_, 'https://hub.example:443/graphql'],
    ['by another name of this machine', 'http://localhost:4000/graphql', 'http://127.0.0.1:4000/graphql'],
  ])('may name the address %s', async (_, url, htu) => {
    expect(await fault(await good({ claims: { htu } }), { url })).toBe('accepted')
  })

  it('is good for a minute, and from half a minute before by the clock of its sender', async () => {
    const iat = NOW()
    const proof = await good({ claims: { iat } })
    for (const seconds of [-29, 0, 59]) {
      expect(await fault(proof, { now: (iat + seconds) * 1000 })).toBe('accepted')
    }
    for (const seconds of [-32, 62]) {
      expect(await fault(proof, { now: (iat + seconds) * 1000 })).toBe('TIME_MISMATCH')
    }
  })
})

describe('attack 15: a proof is refused', () => {
  it.each<[string, Partial<ProofParts>, string]>([
    ['of another type', { header: { typ: 'JWT' } }, 'MALFORMED'],
    ['without type', { header: { typ: undefined } }, 'MALFORMED'],
    ['without key', { header: { jwk: undefined } }, 'KEY_INVALID'],
    ['with a word for a key', { header: { jwk: 'key' } }, 'KEY_INVALID'],
    ['with an empty key', { header: { jwk: {} } }, 'KEY_INVALID'],
    ['with a shared secret for a key', { header: { jwk: { kty: 'oct', k: 'c2VjcmV0' } } }, 'KEY_INVALID'],
    ['for another method', { claims: { htm: 'GET' } }, 'METHOD_MISMATCH'],
    ['for a method in lower case', { claims: { htm: 'post' } }, 'METHOD_MISMATCH'],
    ['for another host', { claims: { htu: 'https://hub.example.evil/graphql' } }, 'ADDRESS_MISMATCH'],
    ['for another path', { claims: { htu: 'https://hub.example/graphql/' } }, 'ADDRESS_MISMATCH'],
    ['for another port', { claims: { htu: 'https://hub.example:444/graphql' } }, 'ADDRESS_MISMATCH'],
    ['for an address without TLS', { claims: { htu: 'http://hub.example/graphql' } }, 'ADDRESS_MISMATCH'],
    ['for an address with a user', { claims: { htu: 'https://x@hub.example/graphql' } }, 'ADDRESS_MISMATCH'],
    ['for no address', { claims: { htu: '' } }, 'ADDRESS_MISMATCH'],
    ['for this machine instead', { claims: { htu: 'http://localhost/graphql' } }, 'ADDRESS_MISMATCH'],
    ['for another token', { claims: { ath: 'x'.repeat(43) } }, 'TOKEN_MISMATCH'],
    ['that is too old', { claims: { iat: NOW() - 65 } }, 'TIME_MISMATCH'],
    ['from the future', { claims: { iat: NOW() + 40 } }, 'TIME_MISMATCH'],
    ['that has expired', { claims: { exp: NOW() - 40 } }, 'TIME_MISMATCH'],
    ['that is not good yet', { claims: { nbf: NOW() + 40 } }, 'TIME_MISMATCH'],
    ['with a time in words', { claims: { iat: 'now' } }, 'CLAIMS_INVALID'],
    ['with an endless id', { claims: { jti: 'x'.repeat(256) } }, 'CLAIMS_INVALID'],
    ['with a list of ids', { claims: { jti: ['a'] } }, 'CLAIMS_INVALID'],
  ])('%s', async (_, parts, expected) => {
    expect(await fault(await good(parts))).toBe(expected)
  })

  it.each(['jti', 'htm', 'htu', 'iat', 'ath'])('without `%s`', async claim => {
    expect(await fault(await good({ claims: { [claim]: undefined } }))).toBe('CLAIMS_INVALID')
  })

  it.each([
    ['nothing', undefined, 'MISSING'],
    ['a word', 'proof', 'MALFORMED'],
    ['two proofs', 'a.b.c, d.e.f', 'MALFORMED'],
    ['endless text', 'x'.repeat(5_000), 'MALFORMED'],
  ])('%s', async (_, proof, expected) => {
    expect(await fault(proof)).toBe(expected)
  })

  it('that carries a private key', async () => {
    expect(await fault(await good({ header: { jwk: key.privateJwk } }))).toBe('KEY_INVALID')
  })

  it('of another key than the token is bound to', async () => {
    const stranger = await createProofKey()
    expect(await fault(await stranger.prove({ url: URL_, token: TOKEN }))).toBe('KEY_MISMATCH')
  })

  it('that carries the key of another, without its signature', async () => {
    const stranger = await createProofKey()
    const forged = await stranger.prove({ url: URL_, token: TOKEN, header: { jwk: key.publicJwk } })
    expect(await fault(forged)).toBe('SIGNATURE_INVALID')
  })

  it('with a critical header', async () => {
    const [, payload, signature] = (await good()).split('.')
    for (const extra of [{ crit: ['exp'], exp: 1 }, { crit: [] }]) {
      const header = encode({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk, ...extra })
      expect(await fault(`${header}.${payload}.${signature}`)).toBe('MALFORMED')
    }
  })

  it('that was changed', async () => {
    const [header, payload, signature] = (await good()).split('.')
    const other = (await good()).split('.')[1]
    expect(payload).not.toBe(other)
    expect(await fault(`${header}.${other}.${signature}`)).toBe('SIGNATURE_INVALID')
  })

  it('signed with none, with a shared secret, or with an algorithm that is not on the list', async () => {
    const [, payload] = (await good()).split('.')
    const unsigned = `${encode({ typ: 'dpop+jwt', alg: 'none', jwk: key.publicJwk })}.${payload}.`
    const head = `${encode({ typ: 'dpop+jwt', alg: 'HS256', jwk: key.publicJwk })}.${payload}`
    const shared = createHmac('sha256', JSON.stringify(key.publicJwk)).update(head).digest('base64url')
    const proofs = [unsigned, `${head}.${shared}`, await rsa.prove({ url: URL_, token: TOKEN })]
    for (const proof of proofs) expect(await fault(proof, { boundTo: rsa.jkt })).toBe('ALGORITHM_NOT_ALLOWED')
  })
})
