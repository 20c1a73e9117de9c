import { createProofKey } from '@hub/assertion/testing'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BoundCaller, boundCaller } from './src/harness/bound-caller.ts'
import { type Answer, type As, type GatewayProcess, type Hub, startHub } from './src/harness/start-hub.ts'

/** Tokens that are bound to a key of their caller (RFC 9449), with the real identity provider and real owners. */

const AS: As = { sub: 'relocation-system', purpose: 'RELOCATION_PLACEMENT' }
const CASES = '{ cases(first: 3) { totalCount edges { node { id reference } } } }'
const PLACES = '{ hostPlaces(first: 3) { region name } }'

let hub: Hub
let caller: BoundCaller
/** Another process, which knows nothing of what the first has seen. */
let other: GatewayProcess
beforeAll(async () => {
  hub = await startHub()
  caller = await boundCaller(hub, AS)
  other = await hub.anotherGateway()
})
afterAll(() => hub[Symbol.asyncDispose]())

const challengeOf = (answer: Answer) => answer.headers.get('www-authenticate')

/** What is left of a refused answer; nothing of it may be data. */
function refused(answer: Answer) {
  expect(answer.body.data).toBeUndefined()
  return [answer.status, answer.body.errors?.[0]?.extensions.code, challengeOf(answer)?.match(/error="(\w+)"/)?.[1]]
}

const BAD_PROOF = [401, 'UNAUTHENTICATED', 'invalid_dpop_proof']
const BAD_TOKEN = [401, 'UNAUTHENTICATED', 'invalid_token']

describe('a bound token', () => {
  it('is answered with a proof, as a bearer token of the same caller is', async () => {
    const answer = await caller.query(CASES)
    expect(answer.status).toBe(200)
    expect(answer.body.data).toEqual((await hub.query(AS, CASES)).body.data)
  })

  it('is answered for every new proof', async () => {
    for (let round = 0; round < 3; round++) expect((await caller.query(CASES)).status).toBe(200)
  })

  it('gives a members-token that is not bound, and neither token nor proof reaches a member', async () => {
    for (const proxy of Object.values(hub.proxies)) proxy.sent.splice(0)
    const proof = await caller.prove()
    await caller.query(`{ a: hostPlaces { region } cases(first: 5) { edges { node { emergency { riskLevel } } } } }`, {
      proof,
    })
    const sent = Object.values(hub.proxies).flatMap(proxy => proxy.sent)
    expect(sent.length).toBeGreaterThan(1)
    for (const { headers, body } of sent) {
      const { cnf, aud, sub } = decodeJwt(String(headers['members-token']))
      expect({ cnf, aud, sub }).toEqual({ cnf: undefined, aud: 'hrd-members', sub: AS.sub })
      const text = JSON.stringify([headers, body])
      expect([text.includes(proof), text.includes(caller.token)]).toEqual([false, false])
    }
  })
})

describe('attack 15: a bound token is refused', () => {
  it('as a bearer token, with or without a proof beside it', async () => {
    const { dpop, ...headers } = await caller.headers()
    const authorization = `Bearer ${caller.token}`
    for (const more of [{}, { dpop: String(dpop) }]) {
      const answer = await hub.post({ ...headers, ...more, authorization }, JSON.stringify({ query: CASES }))
      expect(refused(answer)).toEqual(BAD_TOKEN)
    }
  })

  it('without a proof', async () => {
    const { dpop: _, ...headers } = await caller.headers()
    expect(refused(await hub.post(headers, JSON.stringify({ query: CASES })))).toEqual(BAD_PROOF)
  })

  it('with a proof for another address, method or token, or of another key', async () => {
    const thief = await createProofKey()
    const url = `${hub.publicUrl}/graphql`
    const proofs = [
      await caller.prove({ url: `${hub.issuer}/token` }),
      await caller.prove({ url: `${hub.publicUrl}/other` }),
      await caller.prove({ claims: { htm: 'GET' } }),
      await caller.prove({ token: 'another' }),
      await caller.prove({ claims: { iat: Math.floor(Date.now() / 1000) - 120 } }),
      await thief.prove({ url, token: caller.token }),
      await thief.prove({ url, token: caller.token, header: { jwk: caller.key.publicJwk } }),
    ]
    hub.takeSent()
    for (const proof of proofs) expect(refused(await caller.query(CASES, { proof }))).toEqual(BAD_PROOF)
    expect(hub.takeSent()).toEqual([])
  })

  it('with a proof that was used before, whatever for', async () => {
    const proof = await caller.prove()
    expect((await caller.query(CASES, { proof, url: hub.url })).status).toBe(200)
    hub.takeSent()
    for (const query of [CASES, PLACES, '{ viewer { sub } }']) {
      expect(refused(await caller.query(query, { proof, url: hub.url }))).toEqual(BAD_PROOF)
    }
    expect(hub.takeSent()).toEqual([])
  })

  it('but once, where one proof is sent many times at once', async () => {
    const proof = await caller.prove()
    const answers = await Promise.all(Array.from({ length: 8 }, () => caller.query(CASES, { proof })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(401)])
  })

  it('and a token that is bound to nothing, sent with a proof all the same', async () => {
    const token = await hub.token(AS.sub)
    const headers = { ...(await caller.headers(await caller.prove({ token }))), authorization: `DPoP ${token}` }
    expect(refused(await hub.post(headers, JSON.stringify({ query: CASES })))).toEqual(BAD_TOKEN)
  })
})

describe('attack 15: a proof that another process of the gateway saw is refused by the log of an owner', () => {
  it.each([
    ['the same operation', CASES, CASES],
    ['another operation', CASES, '{ cases(first: 50) { edges { node { id emergency { legalName } } } } }'],
    ['other owners than those that were asked', CASES, PLACES],
    ['the registry, which had not been asked', PLACES, CASES],
    ['one owner twice, neither time the registry', PLACES, PLACES],
    ['several owners', '{ publishedAppeals { title } }', `{ publishedAppeals { title } ${PLACES.slice(1)}`],
  ])('for %s', async (_, first, second) => {
    const proof = await caller.prove()
    const answer = await caller.query(first, { proof })
    expect([answer.status, answer.body.errors]).toEqual([200, undefined])
    expect(refused(await caller.query(second, { proof, url: other.url }))).toEqual(BAD_PROOF)
  })

  it('whichever comes first', async () => {
    const proof = await caller.prove()
    const answers = await Promise.all([caller.query(CASES, { proof }), caller.query(PLACES, { proof, url: other.url })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  it('and no owner counts as down for it', async () => {
    const proof = await caller.prove()
    await caller.query(CASES, { proof })
    await caller.query(CASES, { proof, url: other.url })
    const next = await caller.query(CASES, { url: other.url })
    expect([next.status, next.body.extensions?.release.unavailable]).toEqual([200, []])
  })
})

describe('where bound tokens are required', () => {
  it('attack 15: a bearer token is refused, and told why', async () => {
    const strict = await hub.anotherGateway({ requireDpop: true })
    const headers = {
      authorization: `Bearer ${await hub.token(AS.sub)}`,
      'purpose-of-use': AS.purpose,
      'on-behalf-of': 'end-user-1',
    }
    const answer = await hub.post(headers, JSON.stringify({ query: CASES }), strict.url)
    expect(refused(answer)).toEqual(BAD_TOKEN)
    expect(challengeOf(answer)).toMatch(/^DPoP error=.*algs="ES256 EdDSA Ed25519"$/)
    expect((await caller.query(CASES, { url: strict.url })).status).toBe(200)
  })
})

it('every 401 says which schemes are taken', async () => {
  const answer = await hub.post({}, JSON.stringify({ query: CASES }))
  expect([answer.status, challengeOf(answer)]).toEqual([401, 'Bearer, DPoP algs="ES256 EdDSA Ed25519"'])
})
