import type { Mirror } from '@hub/decision'
import { isOwner, type MemberCode } from '@hub/vocabulary'
import { z } from 'zod'
import { MOST_ITEMS } from './items.ts'
import type { CaseMirror, OrderOutcome } from './outcome.ts'
import { isDeskRefusal } from './refusals.ts'

const time = z.number().nullable()
const bits = z.int().min(0)

const standing = z.strictObject({
  caseId: z.string(),
  owner: z.string(),
  recipient: z.string(),
  person: z.string().nullable(),
  kind: z.enum(['HOLDER', 'REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY', 'COORDINATING']),
  purposes: bits,
  opensAt: z.number(),
  closesAt: time,
})

const consent = z.strictObject({
  caseId: z.string(),
  owner: z.string(),
  recipient: z.string(),
  opensAt: time,
  closesAt: time,
  statusDenied: bits,
  involvementPermitted: bits,
  involvementDenied: bits,
  notUnderstood: bits,
  involvementWithdrawn: bits,
  involvementExpired: bits,
  mayContactAgain: z.boolean(),
})

const words = z.array(z.string().max(64)).max(100)

const item = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['REFERRAL', 'REQUEST', 'PROPOSAL', 'BREAK_GLASS']),
  answer: z.enum(['ACCEPTED', 'DECLINED', 'ENDED', 'CONFIRMED', 'REJECTED']).nullable(),
  granted: z.strictObject({ categories: words, purposes: words, expiresAt: z.iso.datetime().nullable() }).nullable(),
  ended: z.boolean(),
})

const caseMirror = z.strictObject({
  caseId: z.string(),
  version: z.string().regex(/^[0-9]{1,19}$/),
  mirror: z.strictObject({ standing: z.array(standing), consent: z.array(consent) }),
  items: z.array(item).max(MOST_ITEMS).default([]),
})

const outcome = z.union([
  z.strictObject({ refused: z.string() }),
  z.strictObject({
    result: z.strictObject({
      item: z.string().optional(),
      categories: words.optional(),
      purposes: words.optional(),
      expiresAt: z.string().optional(),
      tell: words.optional(),
    }),
    mirror: caseMirror,
  }),
])

/** Reads what an owner says about a case: about this case, of itself, and nothing else. Null for everything else. */
export function readMirror(value: unknown, owner: MemberCode, caseId?: string): CaseMirror | null {
  const read = caseMirror.safeParse(value)
  if (!read.success) return null
  const { mirror } = read.data
  const about = caseId ?? read.data.caseId
  const rows = [...mirror.standing, ...mirror.consent]
  const own = rows.every(row => row.owner === owner && row.caseId === about) && read.data.caseId === about
  return own ? { ...read.data, mirror: mirror as Mirror } : null
}

/** Reads an owner's answer to an order; null for what is none. */
export function readOutcome(value: unknown, owner: MemberCode): OrderOutcome | null {
  const read = outcome.safeParse(value)
  if (!read.success) return null
  if ('refused' in read.data) return isDeskRefusal(read.data.refused) ? { refused: read.data.refused } : null
  const mirror = readMirror(read.data.mirror, owner)
  return mirror === null ? null : ({ result: read.data.result, mirror } as OrderOutcome)
}

/** A member that starts asks the registry for what it missed; the registry answers at the member's own address. */
export const KNOCK = z.strictObject({
  owner: z.string().refine(isOwner),
  nonce: z.uuid(),
  /** The last position up to which the member has carried out everything. */
  after: z.int().min(0),
})
