import { canonical } from '@hub/transparency'
import { CompactSign, type CryptoKey, compactVerify, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { UpkeepError } from '../upkeep-error.ts'

/** What a backup says of itself: nothing about persons or cases, not even how many. */
export interface Manifest {
  readonly format: 'hrd-backup/1'
  readonly owner: string
  /** When the snapshot was taken. ISO 8601, UTC. */
  readonly at: string
  /** Of the hub that made it. */
  readonly version: string
  readonly postgres: string
  /** Migrations that had run, by history. */
  readonly migrations: Readonly<Record<string, readonly string[]>>
  /** The owner's log at that moment. */
  readonly log: {
    readonly incarnation: number
    readonly size: number
    readonly checkpoint: { readonly size: number; readonly root: string } | null
  }
  /** Of the encrypted file. */
  readonly bytes: number
  readonly sha256: string
}

/** A backup is a folder with these two files. */
export const FILES = { manifest: 'manifest.json', data: 'data.age' } as const

const count = z.int().nonnegative()
const shape = z.strictObject({
  format: z.literal('hrd-backup/1'),
  owner: z.string().regex(/^[a-z]{1,32}$/),
  at: z.iso.datetime(),
  version: z.string(),
  postgres: z.string(),
  migrations: z.record(z.string(), z.array(z.string())),
  log: z.strictObject({
    incarnation: count,
    size: count,
    checkpoint: z.strictObject({ size: count, root: z.string() }).nullable(),
  }),
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
const file = z.object({ signed: z.string() })

const TYPE = 'hrd-backup'

/**
 * The file `manifest.json`: for people, and signed with the owner's log key for the command that restores. Anybody can
 * encrypt for a public key, so without this signature whoever gets at the place where backups lie could put in one of
 * their own making.
 */
export async function writtenManifest(manifest: Manifest, key: JWK & { readonly kid: string }): Promise<string> {
  const payload = new TextEncoder().encode(canonical(shape.parse(manifest)))
  const signer = new CompactSign(payload).setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: TYPE })
  const signed = await signer.sign((await importJWK(key, 'EdDSA')) as CryptoKey)
  return `${JSON.stringify({ ...manifest, signed }, null, 2)}\n`
}

/** What was signed; what stands beside it is not looked at. @throws UpkeepError */
export async function readManifest(text: string, publicJwk: JWK): Promise<Manifest> {
  try {
    const { signed } = file.parse(JSON.parse(text))
    const key = (await importJWK({ kty: 'OKP', crv: 'Ed25519', x: publicJwk.x ?? '' }, 'EdDSA')) as CryptoKey
    const { payload, protectedHeader } = await compactVerify(signed, key, { algorithms: ['EdDSA'] })
    if (protectedHeader.typ !== TYPE) throw new Error('another type')
    return shape.parse(JSON.parse(new TextDecoder().decode(payload)))
  } catch (cause) {
    throw new UpkeepError(
      `${FILES.manifest} is not signed with the log key of this owner: give the key that was in use when the backup was made`,
      { cause },
    )
  }
}
