import { z } from 'zod'

/** An export is a folder with these files. All are text, but the hashes: 32 bytes for each entry. */
export const FILES = {
  /** Whose log it is, and how it is written. */
  log: 'log.json',
  /** Public keys by whose they are. */
  keys: 'keys.json',
  /** A leaf in each line, byte for byte. */
  entries: 'entries.jsonl',
  hashes: 'hashes.bin',
  /** A list of fields in each line, canonical JSON: entries of releases refer to it by its digest. */
  fields: 'fields.jsonl',
  /** A checkpoint with its cosignatures in each line, the smallest first. */
  checkpoints: 'checkpoints.jsonl',
  /** What this owner was shown of other logs, a line each: to hold those against. */
  seen: 'seen.jsonl',
} as const

/** Where the entries, hashes and checkpoints of an earlier incarnation stand. */
export function folderOf(incarnation: number): string {
  return `incarnation-${incarnation}`
}

const count = z.int().nonnegative()
const code = z.string().regex(/^[a-z]{1,32}$/)
const jws = z.string().max(4_000)
const key = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() })

export const logShape = z.object({
  format: z.literal('hrd-log-export/1'),
  owner: code,
  /** Of a log that has begun anew: how often, and what it was before, the oldest first. */
  incarnation: count.default(0),
  past: z.array(count).max(1_000).default([]),
})
export const keysShape = z.record(code, z.object({ keys: z.array(key) }))
export const checkpointShape = z.object({ checkpoint: jws, cosignatures: z.array(jws) })
/** Without a cosignature: a checkpoint that contradicts what was cosigned, and is kept as proof of that. */
export const seenShape = z.object({ origin: code, checkpoint: jws, x: z.string(), cosignature: jws.nullable() })

export type SeenLine = z.infer<typeof seenShape>
