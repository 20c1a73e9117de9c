import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JSONWebKeySet } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { discover } from './discovery.ts'
import type { KeyOptions, KeySource } from './keys.ts'
import { KeysUnavailableError } from './refused.ts'
import { createTestIssuer, type TestIssuer } from './testing.ts'
import { createAccessTokenVerifier } from './token-verifier.ts'

/** A key endpoint that can change its keys, break and go away. */
let server: Server
let answer: { status: number; body: unknown; fetches: number; jwksUrl?: string }
let address: string

beforeEach(async () => {
  answer = { status: 200, body: { keys: [] }, fetches: 0 }
  server = createServer((request, response) => {
    answer.fetches += 1
    const metadata = {
      issuer: address,
      jwks_uri: answer.jwksUrl ?? `${address}/jwks`,
      token_endpoint: `${address}/token`,
    }
    const body = request.url === '/.well-known/openid-configuration' ? metadata : answer.body
    response.writeHead(answer.status, { 'content-type': 'application/json', connection: 'close' })
    response.end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  vi.useRealTimers()
  await close()
})

async function close(): Promise<void> {
  if (server.listening) await new Promise(resolve => server.close(resolve))
}

/** Moves the clock that ages keys; tokens stay young, because they are made for the moment. */
function later(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds })
}

function publish(...issuers: TestIssuer[]): void {
  answer.body = { keys: issuers.flatMap(({ jwks }: { jwks: JSONWebKeySet }) => jwks.keys) }
}

function verifier(source: KeySource = new URL(`${address}/jwks`), keys: KeyOptions = {}, remember = 1) {
  return createAccessTokenVerifier({
    issuer: 'https://identity.example',
    audience: 'hrd-hub',
    jwks: source,
    keys,
    remember,
  })
}

describe('keys that are fetched', () => {
  it('are fetched once for many tokens', async () => {
    const issuer = await createTestIssuer()
    publish(issuer)
    const verify = verifier()
    for (let round = 0; round < 5; round++) await verify(await issuer.accessToken({ claims: { jti: round } }))
    expect(answer.fetches).toBe(1)
  })

  it('are found through the metadata of the issuer', async () => {
    const issuer = await createTestIssuer()
    publish(issuer)
    await expect(verifier({ issuer: address })(await issuer.accessToken())).resolves.toBeDefined()
    expect(await discover(address)).toEqual({
      jwksUrl: new URL(`${address}/jwks`),
      tokenUrl: new URL(`${address}/token`),
    })
  })

  it('are not taken from metadata that names another issuer', async () => {
    await expect(discover(address.replace('127.0.0.1', 'localhost'))).rejects.toThrow()
  })

  it.each(['http://keys.example/jwks', 'file:///etc/keys', 'http://localhost.example/jwks'])(
    'are not taken from %s, which has no TLS',
    async jwksUrl => {
      answer.jwksUrl = jwksUrl
      await expect(discover(address)).rejects.toThrow('names an address without TLS')
    },
  )

  it('rotate: a new key is taken up by its id, an old one goes', async () => {
    const [old, young] = [await createTestIssuer(), await createTestIssuer()]
    publish(old)
    const verify = verifier()
    await expect(verify(await old.accessToken())).resolves.toBeDefined()
    publish(old, young)
    later(3_000)
    await expect(verify(await young.accessToken())).resolves.toBeDefined()
    await expect(verify(await old.accessToken())).resolves.toBeDefined()
    publish(young)
    later(61_000)
    await expect(verify(await old.accessToken())).rejects.toMatchObject({ code: 'KEY_UNKNOWN' })
    await expect(verify(await young.accessToken())).resolves.toBeDefined()
  })

  it('attack 16: are asked again about a token that was verified before, when they may have changed', async () => {
    const issuer = await createTestIssuer()
    publish(issuer)
    const verify = verifier()
    const token = await issuer.accessToken()
    await expect(verify(token)).resolves.toBeDefined()
    publish(await createTestIssuer())
    later(59_000)
    await expect(verify(token)).resolves.toBeDefined()
    expect(answer.fetches).toBe(1)
    later(2_000)
    await expect(verify(token)).rejects.toMatchObject({ code: 'KEY_UNKNOWN' })
  })

  it('attack 16: are not fetched anew for every forged id', async () => {
    const issuer = await createTestIssuer()
    publish(issuer)
    const verify = verifier()
    for (let round = 0; round < 20; round++) {
      const token = await issuer.accessToken({ header: { kid: `forged-${round}` } })
      await expect(verify(token)).rejects.toMatchObject({ code: 'KEY_UNKNOWN' })
    }
    expect(answer.fetches).toBe(1)
  })
})

describe('keys that cannot be had', () => {
  it('are an error of their own, never a pass', async () => {
    const issuer = await createTestIssuer()
    await close()
    const token = await issuer.accessToken()
    await expect(verifier()(token)).rejects.toBeInstanceOf(KeysUnavailableError)
    await expect(verifier({ issuer: address })(token)).rejects.toMatchObject({ code: 'IDENTITY_PROVIDER_UNAVAILABLE' })
  })

  it.each([
    ['an error page', 500, { keys: [] }],
    ['a redirect', 302, { keys: [] }],
    ['something else', 200, { error: 'none' }],
    ['a list', 200, []],
  ])('because the address answers %s', async (_, status, body) => {
    Object.assign(answer, { status, body })
    const issuer = await createTestIssuer()
    await expect(verifier()(await issuer.accessToken())).rejects.toBeInstanceOf(KeysUnavailableError)
  })

  it('count on for a while if they were had before, and signatures are still checked', async () => {
    const [issuer, stranger] = [await createTestIssuer(), await createTestIssuer()]
    publish(issuer)
    const verify = verifier()
    await verify(await issuer.accessToken())
    answer.status = 503
    later(120_000)
    await expect(verify(await issuer.accessToken())).resolves.toBeDefined()
    const forged = await stranger.accessToken({ header: { kid: issuer.kid } })
    await expect(verify(forged)).rejects.toMatchObject({ code: 'SIGNATURE_INVALID' })
    await expect(verify(await stranger.accessToken())).rejects.toBeInstanceOf(KeysUnavailableError)
    later(600_000)
    await expect(verify(await issuer.accessToken())).rejects.toBeInstanceOf(KeysUnavailableError)
  })

  it('are asked for again once the address answers', async () => {
    const issuer = await createTestIssuer()
    const token = await issuer.accessToken()
    answer.status = 503
    const verify = verifier({ issuer: address }, { retryMs: 0 })
    await expect(verify(token)).rejects.toBeInstanceOf(KeysUnavailableError)
    answer.status = 200
    publish(issuer)
    await expect(verify(token)).resolves.toBeDefined()
  })

  it('are not asked for by every request that comes meanwhile', async () => {
    const issuer = await createTestIssuer()
    answer.status = 503
    const verify = verifier()
    for (let round = 0; round < 10; round++) {
      await expect(verify(await issuer.accessToken())).rejects.toBeInstanceOf(KeysUnavailableError)
    }
    expect(answer.fetches).toBe(1)
  })
})
