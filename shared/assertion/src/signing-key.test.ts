import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { createAssertionSigner } from './assertion-signer.ts'
import { generateSigningKey, signingKeyOf } from './signing-key.ts'

it('publishes nothing of the private key', async () => {
  const { privateJwk, publicJwk, kid } = await generateSigningKey()
  expect(Object.keys(publicJwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
  expect(createAssertionSigner({ privateKey: privateJwk, kid }).publicJwks).toEqual({ keys: [publicJwk] })
})

it('has the same id wherever it is read', async () => {
  const { privateJwk, kid } = await generateSigningKey()
  const { kid: _, ...bare } = privateJwk
  expect(await signingKeyOf(bare)).toMatchObject({ kid })
  expect(await signingKeyOf({ ...bare, kid: 'named' })).toMatchObject({ kid: 'named' })
})

it('is Ed25519 and private, or nothing', async () => {
  const { publicJwk, privateJwk } = await generateSigningKey()
  await expect(signingKeyOf(publicJwk)).rejects.toThrow('a signing key is a private JWK')
  await expect(signingKeyOf({ ...privateJwk, crv: 'X25519' })).rejects.toThrow('a signing key is a private JWK')
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  expect(() => createAssertionSigner({ privateKey: ec as never, kid: 'x' })).toThrow('Ed25519')
})
