import type { DecisionTable } from '@hub/decision'
import { madeBy, refuseUnless } from '@hub/kit'
import { isMemberCode, isStaff } from '@hub/vocabulary'
import type { AnswerReferralInput, DeclineInput, EndInput, ReferCaseInput } from '../../generated/types.ts'
import { type CommandResult, memberOf, passOn, type Running } from '../command.ts'
import { holdersOf } from '../holders.ts'
import { enterAnswer, insertItem, itemFor } from '../items.ts'
import { decline, end } from './answers.ts'
import { checkCaseId, checkOwnTerm } from './common.ts'

/** The message goes to the recipient, what is offered to the holder; here the envelope. */
export async function referCase(running: Running, input: ReferCaseInput, table: DecisionTable): Promise<CommandResult> {
  const { db, caller, commandId } = running
  const { caseId, owner, recipient, categories, purposes, preview, message, expiresAt } = input
  refuseUnless(owner === memberOf(caller), 'NOT_YOUR_MEMBER')
  refuseUnless(recipient !== owner, 'SAME_MEMBER')
  checkCaseId(caseId)
  refuseUnless((await holdersOf(db, caseId)).includes(owner), 'NOT_HOLDER')
  checkOwnTerm(table, expiresAt)
  await passOn(running, owner, caseId)
  await passOn(running, recipient, caseId)
  const item = madeBy(commandId, 'item')
  await insertItem(db, {
    id: item,
    kind: 'REFERRAL',
    caseId,
    sender: owner,
    senderSub: caller.sub,
    recipient,
    delivered: true,
    categories,
    preview: preview ?? [],
    purposes,
    expiresAt,
    hasText: typeof message === 'string',
  })
  return { item }
}

export async function acceptReferral(
  running: Running,
  input: AnswerReferralInput,
  table: DecisionTable,
): Promise<CommandResult> {
  const { db, caller } = running
  checkCaseId(input.referral)
  const item = await itemFor(db, caller, input.referral)
  refuseUnless(item !== null && item.kind === 'REFERRAL' && item.sender === input.owner, 'NOT_YOURS')
  refuseUnless(item.sender !== memberOf(caller), 'OWN_REQUEST')
  checkOwnTerm(table, item.expires_at)
  const { categories = [], purposes = [] } = await passOn(running, input.owner, item.case_id)
  await enterAnswer(db, item.id, 'ACCEPTED', { granted: categories, purposes })
  return { item: item.id, caseId: item.case_id }
}

export function declineReferral(running: Running, input: DeclineInput): Promise<CommandResult> {
  return decline(running, input.item, 'REFERRAL')
}

export async function withdrawReferral(running: Running, input: EndInput): Promise<CommandResult> {
  const { db, caller } = running
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  checkCaseId(input.item)
  const item = await itemFor(db, caller, input.item)
  refuseUnless(item !== null && item.kind === 'REFERRAL' && item.sender === memberOf(caller), 'NOT_YOURS')
  refuseUnless(item.sender !== null && isMemberCode(item.sender), 'NOT_YOURS')
  return end(running, item)
}
