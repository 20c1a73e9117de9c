import { madeBy, refuseUnless } from '@hub/kit'
import { isMemberCode, isStaff } from '@hub/vocabulary'
import { sql } from 'kysely'
import type { OpenCaseInput, RegisterPartInput, SetCaseStatusInput, UnlinkPartInput } from '../../generated/types.ts'
import { generateReference } from '../../reference.ts'
import { type CommandResult, deliveryOf, memberOf, passOn, type Running } from '../command.ts'
import type { NewOrder } from '../dispatch.ts'
import { holdersOf } from '../holders.ts'
import { itemFor } from '../items.ts'
import { beginLead, handOverLead } from '../leads.ts'
import { checkCaseId, keepForRestore, orderBy } from './common.ts'

/** The case is entered first: it exists for nobody before the member says that it holds a part. */
export async function openCase(running: Running, input: OpenCaseInput): Promise<CommandResult> {
  const { db, caller, commandId } = running
  const owner = memberOf(caller)
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  const caseId = madeBy(commandId, 'case')
  await sql`
    insert into case_reference (id, reference, subject_kind, status, opened_on)
    values (${caseId}, ${generateReference()}, ${input.subjectKind}::subject_kind, 'OPEN', current_date)
    on conflict (id) do nothing
  `.execute(db)
  await passOn(running, owner, caseId)
  await beginLead(db, caseId, owner)
  return { caseId }
}

/** The member says that it holds a part; then the registry, whose the status is, changes it. */
export async function setCaseStatus(running: Running, input: SetCaseStatusInput): Promise<CommandResult> {
  const { db, caller } = running
  checkCaseId(input.caseId)
  const owner = memberOf(caller)
  refuseUnless((await holdersOf(db, input.caseId)).includes(owner), 'NOT_HOLDER')
  await passOn(running, owner, input.caseId)
  await sql`update case_reference set status = ${input.status}::case_status where id = ${input.caseId}`.execute(db)
  return { caseId: input.caseId }
}

/** First the member that offered the case says that the offer was accepted, then the caller's own takes its part. */
export async function registerPart(running: Running, input: RegisterPartInput): Promise<CommandResult> {
  const { db, caller } = running
  const member = memberOf(caller)
  refuseUnless(input.member === member, 'NOT_YOUR_MEMBER')
  checkCaseId(input.caseId)
  checkCaseId(input.referral)
  const item = await itemFor(db, caller, input.referral)
  refuseUnless(item !== null && item.kind === 'REFERRAL' && item.recipient === member, 'NOT_YOURS')
  refuseUnless(item.case_id === input.caseId, 'NOT_YOURS')
  refuseUnless(item.answer === 'ACCEPTED' && item.ended_at === null, 'NOT_ACCEPTED')
  refuseUnless(item.sender !== null && isMemberCode(item.sender), 'NOT_YOURS')
  await passOn(running, item.sender, input.caseId)
  await passOn(running, member, input.caseId)
  return { caseId: input.caseId }
}

/** The others, who shared the case with this member, do so no more. */
export async function unlinkPart(running: Running, input: UnlinkPartInput): Promise<CommandResult> {
  const { db, caller, commandId, dispatch, fenceMs } = running
  checkCaseId(input.caseId)
  const owner = memberOf(caller)
  const holders = await holdersOf(db, input.caseId)
  await passOn(running, owner, input.caseId)
  await handOverLead(db, input.caseId, owner)
  await keepForRestore(running, owner, input.caseId, { kind: 'UNLINK' })
  const orders = holders
    .filter(holder => holder !== owner)
    .map((holder): NewOrder => {
      const order = { kind: 'UNSHARE' as const, member: owner }
      return { owner: holder, commandId, caseId: input.caseId, by: orderBy(caller), order, fences: false }
    })
  await db.transaction().execute(transaction => dispatch.write(transaction, orders))
  return { delivery: deliveryOf(await dispatch.settle(commandId, fenceMs), new Set()) }
}
