import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccessTokenVerifier, generateSigningKey } from '@hub/assertion'
import { decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { TOKEN_EXCHANGE } from './clients.ts'
import { loadKeys } from './key-file.ts'
import { startIdentityProvider } from './server.ts'
import { accessTokenOf, requestToken } from './testing/token-request.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'))
})

afterEach(() => rm(folder, { recursive: true }))

const file = () => join(folder, 'identity-provider-keys.json')

it('is made once, and read by nobody else', async () => {
  const keys = await loadKeys(folder)
  expect(await loadKeys(folder)).toEqual(keys)
  expect((await stat(file())).mode & 0o777).toBe(0o600)
})

it('is made in a folder that is not there yet', async () => {
  const below = join(folder, 'a', 'b')
  expect(await loadKeys(below)).toEqual(await loadKeys(below))
})

it('is not needed', async () => {
  expect((await loadKeys(undefined)).signingKey).not.toEqual((await loadKeys(undefined)).signingKey)
})

it('keeps tokens valid over a restart', async () => {
  const issuer = 'http://localhost:4400'
  const options = { port: 0, issuer, gatewayClientSecret: 'x', dataDir: folder }
  const first = await startIdentityProvider(options)
  const token = await accessTokenOf(first.url, 'emergency-system')
  await first.close()
  await using second = await startIdentityProvider(options).then(identity => ({
    ...identity,
    [Symbol.asyncDispose]: identity.close,
  }))
  const jwks = new URL('/jwks', second.url)
  const verify = createAccessTokenVerifier({ issuer, audience: 'hrd-hub', jwks })
  expect(await verify(token)).toMatchObject({ sub: 'emergency-system' })
})

it('rotates: one key signs, all are published, and tokens of all are exchanged', async () => {
  const options = { port: 0, issuer: 'http://localhost:4400', gatewayClientSecret: 'x', dataDir: folder }
  const start = async () => {
    const identity = await startIdentityProvider(options)
    return { ...identity, [Symbol.asyncDispose]: identity.close }
  }
  const keys = await loadKeys(folder)
  const next = await generateSigningKey()
  const turned = { ...keys, signingKey: next.privateJwk, furtherKeys: [keys.signingKey] }
  let old: string
  {
    await using first = await start()
    old = await accessTokenOf(first.url, 'emergency-system')
  }
  await writeFile(file(), JSON.stringify(turned))
  await using second = await start()
  const young = await accessTokenOf(second.url, 'emergency-system')
  expect(decodeProtectedHeader(young).kid).toBe(next.kid)
  const published = (await (await fetch(`${second.url}/jwks`)).json()) as { keys: { kid: string; d?: string }[] }
  expect(published.keys.map(({ kid, d }) => [kid, d])).toEqual([
    [next.kid, undefined],
    [keys.signingKey.kid, undefined],
  ])
  for (const token of [old, young]) {
    const { status, body } = await requestToken(second.url, ['gateway', 'x'], {
      grant_type: TOKEN_EXCHANGE,
      subject_token: token,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: 'hrd-members',
    })
    expect([status, decodeProtectedHeader(String(body.access_token)).kid]).toEqual([200, next.kid])
  }
})

it.each(['', 'null', '{}', '{"signingKey":{"kty":"OKP"},"cookieKeys":[]}', '{"furtherKeys":3}', 'not json'])(
  'stops the start when it holds %j, and says what to do',
  async text => {
    await writeFile(file(), text)
    await expect(loadKeys(folder)).rejects.toThrow(`${file()} holds no keys: delete it, and new ones are made`)
  },
)
