import { type AccessPrincipal, RefusedError } from '@hub/assertion'
import { createProofKey, type ProofKey } from '@hub/assertion/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AuthenticateOptions, createAuthenticate } from './authenticate.ts'
import { Refusal } from './refusals.ts'
import { createUsedProofs } from './used-proofs.ts'

const ADDRESS = new URL('https://hub.example/graphql')
const PRINCIPAL: AccessPrincipal = {
  sub: 'training-system',
  member: 'training',
  roles: ['PARTNER_SYSTEM'],
  purposes: ['TRAINING'],
  expiresAt: 0,
  client: 'training-client',
  boundTo: null,
}
const STANCE = { 'purpose-of-use': 'TRAINING', 'on-behalf-of': 'user-1' }

let key: ProofKey
beforeAll(async () => {
  key = await createProofKey()
})

/** Takes the tokens `bearer`, and `bound` with a proof of the key; admits whoever `admit` lets in. */
function setUp(options: Partial<AuthenticateOptions> = {}) {
  const authenticate = createAuthenticate({
    verifyAccessToken: async token => {
      if (token === 'bearer') return PRINCIPAL
      if (token === 'bound') return { ...PRINCIPAL, boundTo: key.jkt }
      throw new RefusedError('access-token', 'EXPIRED')
    },
    membersTokens: async token => `members-token for ${token}`,
    requireDpop: false,
    url: ADDRESS,
    ...options,
  })
  const admitted: string[] = []
  return {
    admitted,
    async enter(
      headers: Record<string, string | undefined>,
      admit: () => Promise<void> = async () => {},
      sessionToken: string | null = null,
    ) {
      try {
        const enter = async (sub: string) => {
          await admit()
          admitted.push(sub)
        }
        return await authenticate({ ...STANCE, ...headers }, 'request-1', enter, sessionToken)
      } catch (error) {
        return error instanceof Refusal ? [error.code, error.headers['www-authenticate'] ?? null] : error
      }
    },
  }
}

const prove = () => key.prove({ url: ADDRESS.href, token: 'bound' })
const bound = async () => ({ authorization: 'DPoP bound', dpop: await prove() })
const CHALLENGE = 'Bearer, DPoP algs="ES256 EdDSA Ed25519"'
const USED = ['UNAUTHENTICATED', expect.stringContaining('the proof was used before')]

describe('who asks', () => {
  it('is known by a bearer token', async () => {
    const { admitted, enter } = setUp()
    expect(await enter({ authorization: 'Bearer bearer' })).toEqual({
      requestId: 'request-1',
      sub: 'training-system',
      member: 'training',
      client: 'training-client',
      role: 'PARTNER_SYSTEM',
      purpose: 'TRAINING',
      onBehalfOf: 'user-1',
      membersToken: 'members-token for bearer',
      proof: null,
    })
    expect(admitted).toEqual(['training-system'])
  })

  it('is known by a bound token and a proof; schemes have no case', async () => {
    const { enter } = setUp()
    expect(await enter(await bound())).toMatchObject({ proof: expect.stringMatching(/^[\w-]{43}$/) })
    expect(await enter({ ...(await bound()), authorization: 'dpop bound' })).toMatchObject({ sub: 'training-system' })
  })

  it.each([undefined, '', 'Bearer', 'Basic eDp5', 'Bearer a b', 'DPoP', 'Bearer bearer, DPoP bound'])(
    'attack 16: is not known by `%s`',
    async authorization => {
      const { admitted, enter } = setUp()
      expect(await enter({ authorization })).toEqual(['UNAUTHENTICATED', CHALLENGE])
      expect(admitted).toEqual([])
    },
  )

  it('attack 16: is told why a token is refused, in no words of the token', async () => {
    const challenge = 'error="invalid_token", error_description="the access-token has expired"'
    expect(await setUp().enter({ authorization: 'Bearer old' })).toEqual([
      'UNAUTHENTICATED',
      `Bearer ${challenge}, DPoP algs="ES256 EdDSA Ed25519"`,
    ])
  })

  it('attack 16: is told so as well where the identity provider does not exchange the token', async () => {
    const membersTokens = async () => {
      throw new Refusal('UNAUTHENTICATED')
    }
    const { enter } = setUp({ membersTokens })
    expect(await enter({ authorization: 'Bearer bearer' })).toEqual([
      'UNAUTHENTICATED',
      expect.stringContaining('error="invalid_token"'),
    ])
  })
})

describe('attack 15: a proof that is repeated', () => {
  it('is refused, and does not count against its maker', async () => {
    const { admitted, enter } = setUp()
    const headers = await bound()
    expect(await enter(headers)).toMatchObject({ sub: 'training-system' })
    for (let round = 0; round < 3; round++) expect(await enter(headers)).toEqual(USED)
    expect(admitted).toHaveLength(1)
  })

  it('is refused where it comes while the first is being let in', async () => {
    const { enter } = setUp()
    const headers = await bound()
    const { promise, resolve } = Promise.withResolvers<void>()
    let waiting = 0
    const admit = () => {
      waiting += 1
      if (waiting === 2) resolve()
      return promise
    }
    const outcomes = await Promise.all([enter(headers, admit), enter(headers, admit)])
    expect(outcomes).toEqual(expect.arrayContaining([USED, expect.objectContaining({ sub: 'training-system' })]))
  })

  it('would be, if it could be remembered; so what cannot be remembered is refused', async () => {
    const { enter } = setUp({ usedProofs: createUsedProofs({ lifeMs: 90_000, most: 1 }) })
    expect(await enter(await bound())).toMatchObject({ sub: 'training-system' })
    expect(await enter(await bound())).toEqual(['TOO_MANY_REQUESTS', null])
    expect(await enter({ authorization: 'Bearer bearer' })).toMatchObject({ sub: 'training-system' })
  })

  it('is good for a caller that was not let in', async () => {
    const { enter } = setUp()
    const headers = await bound()
    const full = async () => {
      throw Refusal.tooMany(1_000)
    }
    expect(await enter(headers, full)).toEqual(['TOO_MANY_REQUESTS', null])
    expect(await enter(headers)).toMatchObject({ sub: 'training-system' })
  })
})

describe('attack 15: the two kinds of token', () => {
  it('are not taken for each other', async () => {
    const { admitted, enter } = setUp()
    const { dpop } = await bound()
    const refused = ['UNAUTHENTICATED', expect.stringContaining('error="invalid_token"')]
    expect(await enter({ authorization: 'Bearer bound' })).toEqual(refused)
    expect(await enter({ authorization: 'Bearer bound', dpop })).toEqual(refused)
    expect(await enter({ authorization: 'DPoP bearer', dpop })).toEqual(refused)
    expect(admitted).toEqual([])
  })

  it('are not both taken where binding is required', async () => {
    const { enter } = setUp({ requireDpop: true })
    expect(await enter({ authorization: 'Bearer bearer' })).toEqual([
      'UNAUTHENTICATED',
      expect.stringMatching(/^DPoP error="invalid_token"/),
    ])
    expect(await enter(await bound())).toMatchObject({ sub: 'training-system' })
  })
})
