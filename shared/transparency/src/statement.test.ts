import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type Checkpoint,
  StatementError,
  type StatementKey,
  signCheckpoint,
  signCosignature,
  verifyCheckpoint,
  verifyCosignature,
} from './statement.ts'

/** The key of RFC 8037, appendix A. */
const KEY: StatementKey = {
  kid: 'rfc8037',
  privateJwk: {
    kty: 'OKP',
    crv: 'Ed25519',
    d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  },
}
const KEYS = { keys: [{ kty: 'OKP', crv: 'Ed25519', x: KEY.privateJwk.x ?? '', kid: KEY.kid }] }
const checkpoint: Checkpoint = {
  origin: 'emergency',
  size: 8,
  root: 'Xcnaeacgamag1VWctwHe2aKrnII60vSWDP43Dv9GBDKA'.slice(0, 43),
  time: '2026-02-03T04:05:06.000Z',
}

let other: StatementKey

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  other = { kid: KEY.kid, privateJwk: await exportJWK(privateKey) }
})

describe('a signed checkpoint', () => {
  test('says what was signed, in canonical JSON', async () => {
    const jws = await signCheckpoint(checkpoint, KEY)
    expect(await verifyCheckpoint(jws, KEYS)).toEqual(checkpoint)
    const [header, payload] = jws.split('.').map(part => Buffer.from(part, 'base64url').toString())
    expect(JSON.parse(header ?? '')).toEqual({ alg: 'EdDSA', kid: 'rfc8037', typ: 'hrd-log-checkpoint' })
    expect(payload).toBe(
      `{"origin":"emergency","root":"${checkpoint.root}","size":8,"time":"2026-02-03T04:05:06.000Z"}`,
    )
    // Ed25519 is deterministic: the same statement is the same bytes.
    expect(await signCheckpoint({ ...checkpoint }, KEY)).toBe(jws)
  })

  test.each([
    ['of another key under the same id', async () => signCheckpoint(checkpoint, other)],
    ['of a key that is not known', async () => signCheckpoint(checkpoint, { ...KEY, kid: 'unknown' })],
    ['of a cosigner', async () => signCosignature({ ...checkpoint, cosigner: 'training' }, KEY)],
    ['whose payload was changed', async () => changed(await signCheckpoint(checkpoint, KEY))],
    ['that is none at all', async () => 'checkpoint'],
    ['without a signature', async () => `${(await signCheckpoint(checkpoint, KEY)).split('.').slice(0, 2).join('.')}.`],
    ['that is not canonical', async () => signed({ ...checkpoint })],
    ['that says more', async () => signed({ ...checkpoint, more: 1 })],
    ['of a size that is none', async () => signed({ ...checkpoint, size: -1 })],
    ['of text', async () => signed('x')],
  ])('is refused: one %s', async (_, make) => {
    await expect(verifyCheckpoint(await make(), KEYS)).rejects.toThrow(StatementError)
  })

  test('is refused with `alg: none`', async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const jws = `${encode({ alg: 'none', kid: KEY.kid, typ: 'hrd-log-checkpoint' })}.${encode(checkpoint)}.`
    await expect(verifyCheckpoint(jws, KEYS)).rejects.toThrow(StatementError)
  })

  test.each([[{ size: 1.5 }], [{ root: 'short' }], [{ time: 'yesterday' }], [{ origin: 'Emergency!' }]])(
    'is not made of %j',
    async spoilt => {
      await expect(signCheckpoint({ ...checkpoint, ...spoilt }, KEY)).rejects.toThrow()
    },
  )
})

test('a cosignature is no checkpoint, nor a checkpoint a cosignature', async () => {
  const jws = await signCosignature({ ...checkpoint, cosigner: 'training' }, KEY)
  expect(await verifyCosignature(jws, KEYS)).toEqual({ ...checkpoint, cosigner: 'training' })
  await expect(verifyCosignature(await signCheckpoint(checkpoint, KEY), KEYS)).rejects.toThrow(StatementError)
})

async function signed(payload: unknown): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: KEY.kid, typ: 'hrd-log-checkpoint' })
    .sign(await importJWK(KEY.privateJwk as JWK, 'EdDSA'))
}

function changed(jws: string): string {
  const [header, payload = '', signature] = jws.split('.')
  const text = Buffer.from(payload, 'base64url').toString().replace('"size":8', '"size":9')
  return [header, Buffer.from(text).toString('base64url'), signature].join('.')
}
