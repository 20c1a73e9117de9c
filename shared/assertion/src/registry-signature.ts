import { randomUUID } from 'node:crypto'
import type { Owner } from '@hub/vocabulary'
import type { JSONWebKeySet, JWK } from 'jose'
import { z } from 'zod'
import { ASSERTION_SECONDS } from './assertion-claims.ts'
import { compactSigner } from './compact-jws.ts'
import { digest } from './digest.ts'
import { type KeyOptions, type KeySource, keysFrom } from './keys.ts'
import { RefusedError } from './refused.ts'
import { type Expectation, verify } from './verify.ts'

const REGISTRY_TYPE = 'registry-order+jwt'
const REGISTRY_ISSUER = 'hrd-hub-registry'

const shape = z.strictObject({
  iss: z.literal(REGISTRY_ISSUER),
  aud: z.string(),
  jti: z.uuid(),
  iat: z.int(),
  exp: z.int(),
  /** Digest of the exact bytes of the body. */
  bod: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

export interface RegistrySigner {
  /** A compact JWS for one body to one owner, good for 30 seconds. */
  sign(audience: Owner, body: string): string
  readonly publicJwks: JSONWebKeySet
}

/** The registry's own signature: good for what narrows and for what only reads, never for what opens something. */
export function createRegistrySigner(options: {
  readonly privateKey: JWK
  readonly kid: string
  readonly clock?: () => number
}): RegistrySigner {
  const { kty, crv, x } = options.privateKey
  const { kid, clock = () => Date.now() } = options
  const sign = compactSigner(options.privateKey, kid, REGISTRY_TYPE)
  return {
    publicJwks: { keys: [{ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' } as JWK] },
    sign(audience, body) {
      const iat = Math.floor(clock() / 1000)
      const claims: z.infer<typeof shape> = {
        iss: REGISTRY_ISSUER,
        aud: audience,
        jti: randomUUID(),
        iat,
        exp: iat + ASSERTION_SECONDS,
        bod: digest(body),
      }
      return sign(claims)
    },
  }
}

/** @throws RefusedError, KeysUnavailableError */
export type RegistryVerifier = (signature: string | undefined, body: string | Uint8Array) => Promise<void>

export function createRegistryVerifier(options: {
  readonly owner: Owner
  readonly registryJwks: KeySource
  readonly keys?: KeyOptions
  readonly clock?: () => number
}): RegistryVerifier {
  const keys = keysFrom(options.registryJwks, 'registry', options.keys)
  const clock = options.clock ?? (() => Date.now())
  const expected: Expectation = {
    credential: 'registry-signature',
    types: [REGISTRY_TYPE],
    algorithms: ['EdDSA'],
    issuer: REGISTRY_ISSUER,
    audience: options.owner,
    maxSeconds: ASSERTION_SECONDS,
  }
  return async (signature, body) => {
    const parsed = shape.safeParse(await verify(signature, keys, expected, clock()))
    if (!parsed.success) throw new RefusedError('registry-signature', 'CLAIMS_INVALID')
    if (parsed.data.bod !== digest(body)) throw new RefusedError('registry-signature', 'BODY_MISMATCH')
  }
}
