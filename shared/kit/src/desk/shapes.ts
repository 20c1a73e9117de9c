import { CATEGORIES, isRecipient, LEGAL_BASES, MEMBER_CODES, maskOf, PERSONAL, PURPOSES } from '@hub/vocabulary'
import { z } from 'zod'

/*
 * What orders look like when they reach an owner. The registry's schema has checked them before; an owner believes no
 * registry, so it reads them once more, and acts on nothing that it has not read here.
 */

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const member = z.enum(MEMBER_CODES)
const categories = z.array(z.enum(CATEGORIES).refine(word => (maskOf([word]) & PERSONAL) !== 0)).max(50)
const purposes = z.array(z.enum(PURPOSES)).max(50)
const recipients = z.array(z.string().refine(isRecipient)).max(50)
/** A moment with its offset from UTC, in epoch milliseconds. */
const moment = z.iso.datetime({ offset: true }).transform(text => Date.parse(text))

const key = { idempotencyKey: uuid }

/** Inputs by the field of the mutation that carries them. */
export const ORDER_SHAPES = {
  openCase: z.strictObject({ ...key, subjectKind: z.string(), localReference: z.string() }),
  setCaseStatus: z.strictObject({ ...key, caseId: uuid, status: z.enum(['OPEN', 'ON_HOLD', 'CLOSED']) }),
  registerPart: z.strictObject({ ...key, referral: uuid, member, caseId: uuid, localReference: z.string() }),
  unlinkPart: z.strictObject({ ...key, caseId: uuid }),
  referCase: z.strictObject({
    ...key,
    caseId: uuid,
    owner: member,
    recipient: member,
    purposes,
    categories,
    preview: categories.nullish(),
    message: z.string().nullish(),
    expiresAt: moment,
  }),
  acceptReferral: z.strictObject({ ...key, referral: uuid, owner: member }),
  requestAccess: z.strictObject({
    ...key,
    caseId: uuid,
    owner: member,
    purposes,
    categories,
    justification: z.string(),
    until: moment,
  }),
  approveRequest: z.strictObject({
    ...key,
    request: uuid,
    owner: member,
    categories: categories.nullish(),
    purposes: purposes.nullish(),
    until: moment.nullish(),
  }),
  recordConsent: z.strictObject({
    ...key,
    caseId: uuid,
    owner: member,
    effect: z.enum(['PERMIT', 'DENY']),
    categories,
    recipients,
    purposes,
    legalBasis: z.enum(LEGAL_BASES).nullish(),
    validFrom: moment.nullish(),
    validUntil: moment.nullish(),
    everywhere: z.boolean(),
    collectionMethod: z.enum(['INTERVIEW', 'SIGNED_FORM', 'ONLINE_FORM', 'TELEPHONE', 'BY_REPRESENTATIVE']),
    noticeLanguage: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/),
    noticeVersion: z.string().min(1).max(40),
    evidenceSha256: z.string().regex(/^[0-9a-f]{64}$/),
    mayContactAgain: z.boolean(),
  }),
  adoptProposal: z.strictObject({ ...key, proposal: uuid, owner: member }),
  breakGlass: z.strictObject({ ...key, caseId: uuid, justification: z.string() }),
  reviewBreakGlass: z.strictObject({ ...key, item: uuid, owner: member, verdict: z.enum(['CONFIRM', 'REJECT']) }),
} as const

export type OrderField = keyof typeof ORDER_SHAPES
export type OrderInput<Field extends OrderField> = z.output<(typeof ORDER_SHAPES)[Field]>

export function isOrderField(word: string): word is OrderField {
  return Object.hasOwn(ORDER_SHAPES, word)
}

/** Who gave a narrowing order, on the registry's word. */
const by = z.strictObject({ sub: z.string(), member: z.string(), role: z.string(), purpose: z.string() })

const directive = ORDER_SHAPES.recordConsent.omit({ idempotencyKey: true, caseId: true, owner: true, everywhere: true })

/** On the registry's signature nothing but a deny is recorded: a permit under that name would open something. */
const deny = directive.extend({ effect: z.literal('DENY') })
const permit = directive.extend({ effect: z.literal('PERMIT'), validUntil: moment })

/** What the registry may order on its own signature: nothing that opens anything. */
export const NARROW_SHAPE = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('WITHDRAW_DIRECTIVE'), directive: uuid, reason: z.string() }),
  z.strictObject({
    kind: z.literal('WITHDRAW_SCOPE'),
    categories: categories.nullable(),
    recipients: recipients.nullable(),
    purposes: purposes.nullable(),
    reason: z.string(),
  }),
  /** With an id: one that was recorded at the owner itself before, which a database restored from a backup may lack. */
  z.strictObject({ kind: z.literal('DENY'), directive: deny, id: uuid.optional() }),
  z.strictObject({ kind: z.literal('PROPOSE'), item: uuid, sender: member, directive: permit }),
  z.strictObject({ kind: z.literal('DECLINE'), item: uuid }),
  z.strictObject({ kind: z.literal('END'), item: uuid }),
  z.strictObject({ kind: z.literal('UNSHARE'), member }),
  z.strictObject({ kind: z.literal('UNLINK') }),
])

export type NarrowOrder = z.output<typeof NARROW_SHAPE>
export type DirectiveWords = z.output<typeof directive>

export const NARROW_ENVELOPE = z.strictObject({
  commandId: uuid,
  caseId: uuid,
  /** The owner's own count of such orders, from 1 on, without gaps. */
  position: z.int().min(1),
  by,
  order: NARROW_SHAPE,
})

export type NarrowEnvelope = z.output<typeof NARROW_ENVELOPE>
