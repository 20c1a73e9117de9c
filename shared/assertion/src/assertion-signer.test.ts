import { describe, expect, it } from 'vitest'
import { createAssertionSigner } from './assertion-signer.ts'
import { generateSigningKey } from './signing-key.ts'

const ASSERTION = {
  audience: 'emergency',
  membersToken: 'x',
  role: 'CASE_WORKER',
  purpose: 'OUTREACH',
  onBehalfOf: null,
  requestId: '00000000-0000-4000-8000-000000000000',
  schemaDigest: 'sha256:1',
  agreementDigest: 'sha256:2',
  body: '{}',
} as const

function identifierOf(assertion: string): unknown {
  return JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8')).jti
}

describe('what the gateway publishes', () => {
  it('is its own public key first, then the further ones, and nothing private', async () => {
    const [own, next] = [await generateSigningKey(), await generateSigningKey()]
    const signer = createAssertionSigner({ privateKey: own.privateJwk, kid: own.kid, further: [next.privateJwk] })
    expect(signer.publicJwks).toEqual({ keys: [own.publicJwk, next.publicJwk] })
  })

  it('may have been published before', async () => {
    const own = await generateSigningKey()
    const signer = createAssertionSigner({ privateKey: own.privateJwk, kid: own.kid, further: [own.publicJwk] })
    expect(signer.publicJwks).toEqual({ keys: [own.publicJwk] })
  })

  it('is never two keys under one id', async () => {
    const [own, other] = [await generateSigningKey(), await generateSigningKey()]
    const further = [{ ...other.publicJwk, kid: own.kid }]
    expect(() => createAssertionSigner({ privateKey: own.privateJwk, kid: own.kid, further })).toThrow('same `kid`')
  })
})

describe('the id of an assertion', () => {
  it('is random, or the one that is given', async () => {
    const { privateJwk, kid } = await generateSigningKey()
    const signer = createAssertionSigner({ privateKey: privateJwk, kid })
    expect(identifierOf(signer.sign(ASSERTION))).not.toBe(identifierOf(signer.sign(ASSERTION)))
    const id = '11111111-1111-8111-8111-111111111111'
    expect(identifierOf(signer.sign({ ...ASSERTION, id }))).toBe(id)
  })
})
