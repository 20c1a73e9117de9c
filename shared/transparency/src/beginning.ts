import { z } from 'zod'
import { canonical } from './canonical.ts'

/** A state of a log: so many entries of one incarnation, under a root. */
export interface LogState {
  readonly incarnation: number
  readonly size: number
  /** Of 32 bytes, in base64url. */
  readonly root: string
}

/**
 * What an owner says when its log begins anew, because its database was restored from a backup. It is the first entry of
 * the new incarnation, so every checkpoint of it commits to what was lost.
 */
export interface Beginning {
  readonly incarnation: number
  /** ISO 8601, UTC. */
  readonly at: string
  /** Up to which entry the restored database has the log. */
  readonly kept: { readonly incarnation: number; readonly size: number }
  /** The last state that others knew of; null where nobody knew of any. */
  readonly lost: LogState | null
}

const count = z.int().nonnegative()
const shape = z.strictObject({
  v: z.literal(1),
  index: z.literal(0),
  log: z.literal('beginning'),
  seq: z.int().positive(),
  at: z.iso.datetime(),
  kept: z.strictObject({ incarnation: count, size: count }),
  lost: z.strictObject({ incarnation: count, size: count, root: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }).nullable(),
})

/** The leaf that stands first in an incarnation; its number is the incarnation's. */
export function beginningLeaf({ incarnation, at, kept, lost }: Beginning): string {
  return canonical(shape.parse({ v: 1, index: 0, log: 'beginning', seq: incarnation, at, kept, lost }))
}

/** Undefined where it is no such leaf. */
export function readBeginning(leaf: string): Beginning | undefined {
  try {
    const read = shape.parse(JSON.parse(leaf))
    if (canonical(read) !== leaf) return undefined
    const { seq: incarnation, at, kept, lost } = read
    return { incarnation, at, kept, lost }
  } catch {
    return undefined
  }
}

/** Whether what somebody knows of a log is among what it declares as lost. */
export function isDeclaredLost({ lost }: Beginning, known: LogState): boolean {
  if (lost === null || known.incarnation > lost.incarnation) return false
  if (known.incarnation < lost.incarnation || known.size < lost.size) return true
  return known.size === lost.size && known.root === lost.root
}
