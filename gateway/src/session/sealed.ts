import { digest } from '@hub/assertion'
import { base64url, EncryptJWT, errors, type JWTPayload, jwtDecrypt } from 'jose'

/** Makes text that only processes with the same keys can read or make: what a browser keeps for the hub. */
export interface Sealer {
  /** @param until epoch seconds from which it is worth nothing */
  seal(kind: Kind, payload: JWTPayload, until: number): Promise<string>
  /** Null for whatever was not sealed as this kind for this hub, or is over. */
  open(kind: Kind, sealed: string): Promise<JWTPayload | null>
}

/** One kind never passes for another. */
export type Kind = 'session' | 'sign-in'

export interface SealerOptions {
  /** 32 bytes each, in base64url: the first seals, all open. */
  readonly keys: readonly string[]
  /** The hub's own address: what another hub with the same keys sealed is not taken. */
  readonly audience: string
  /** Epoch milliseconds. */
  readonly clock: () => number
}

/** JSON Web Encryption with a shared key (`dir`, A256GCM): nobody without a key reads it, changes it or makes one. */
export function createSealer({ keys, audience, clock }: SealerOptions): Sealer {
  const byId = new Map(keys.map(key => [digest(key).slice(0, 8), base64url.decode(key)]))
  const [first] = byId
  if (first === undefined) throw new Error('sessions need a key')
  const [kid, key] = first
  return {
    seal: (kind, payload, until) =>
      new EncryptJWT(payload)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: kind, kid })
        .setAudience(audience)
        .setExpirationTime(until)
        .encrypt(key),
    async open(kind, sealed) {
      try {
        const { payload } = await jwtDecrypt(sealed, ({ kid }) => known(byId.get(kid ?? '')), {
          keyManagementAlgorithms: ['dir'],
          contentEncryptionAlgorithms: ['A256GCM'],
          typ: kind,
          audience,
          requiredClaims: ['exp'],
          currentDate: new Date(clock()),
        })
        return payload
      } catch (error) {
        if (error instanceof errors.JOSEError) return null
        throw error
      }
    },
  }
}

function known(key: Uint8Array | undefined): Uint8Array {
  if (key === undefined) throw new errors.JWEDecryptionFailed()
  return key
}
