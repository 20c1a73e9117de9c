import type { Actor } from '@hub/assertion'
import { refuseUnless } from '../refusals.ts'
import type { Office } from './order.ts'

/** Staff of this owner, under any purpose but those of reporting and audit. */
export function ownStaff({ owner }: Office, actor: Actor): void {
  refuseUnless(actor.member === owner, 'NOT_YOUR_MEMBER')
  staff(actor)
}

export function staff(actor: Actor): void {
  refuseUnless(actor.role === 'CASE_WORKER' || actor.role === 'PARTNER_SYSTEM', 'ROLE_NOT_ALLOWED')
}

/** Whoever opens something is a person. */
export function caseWorker(actor: Actor): void {
  staff(actor)
  refuseUnless(actor.isPerson && actor.role === 'CASE_WORKER', 'PERSON_REQUIRED')
}

const LONGEST_TEXT = 4_000

export function checkText(text: string, least = 1): void {
  const { length } = text.trim()
  refuseUnless(length >= least && text.length <= LONGEST_TEXT, 'TEXT_INVALID')
}
