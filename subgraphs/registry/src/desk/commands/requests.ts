import type { DecisionTable } from '@hub/decision'
import { checkEnd, checkScope, DeskRefusal, madeBy, type OwnerContext, refuseUnless } from '@hub/kit'
import { isStaff, type MemberCode } from '@hub/vocabulary'
import type { ApproveRequestInput, DeclineInput, EndInput, RequestAccessInput } from '../../generated/types.ts'
import { type CommandResult, isPassing, memberOf, passOn, type Running } from '../command.ts'
import { holdersOf } from '../holders.ts'
import { enterAnswer, insertItem, itemFor } from '../items.ts'
import { decline, end } from './answers.ts'
import { atLeast, checkCaseId, checkOwnTerm } from './common.ts'

/** As long as it takes at least to ask a member. */
const SAME_FOR_ALL_MS = 150
const LONGEST_TEXT = 4_000

/**
 * Whatever can be wrong with a request is found wrong before anybody looks whether the case exists. Then the answer is
 * the same for a case that is not there, or of which that member holds no part: it gets an envelope that nobody else sees.
 */
export async function requestAccess(
  running: Running,
  input: RequestAccessInput,
  table: DecisionTable,
  tableOf: OwnerContext['tableOf'],
): Promise<CommandResult> {
  const { db, caller, commandId, client } = running
  const { caseId, owner, categories, purposes, justification, until } = input
  const member = memberOf(caller)
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  refuseUnless(owner !== member, 'SAME_MEMBER')
  checkCaseId(caseId)
  refuseUnless(justification.trim() !== '' && justification.length <= LONGEST_TEXT, 'TEXT_INVALID')
  const tables = [table, tableOf(owner)]
  checkEnd(tables, Date.parse(until), Date.now())
  checkScope(tables, 'GRANTED', categories, purposes)
  refuseUnless(await client.ready(owner), 'MEMBER_UNAVAILABLE')
  return atLeast(SAME_FOR_ALL_MS, async () => {
    const holds = (await holdersOf(db, caseId)).includes(owner)
    const delivered = holds && (await isTaken(running, owner, caseId))
    const item = madeBy(commandId, 'item')
    await insertItem(db, {
      id: item,
      kind: 'REQUEST',
      caseId,
      sender: member,
      senderSub: caller.sub,
      recipient: owner,
      delivered,
      categories,
      purposes,
      expiresAt: until,
      hasText: true,
    })
    return { item }
  })
}

/**
 * Whether the member takes the request. If it goes by narrower rules than anybody else knows of, it does not; told, that
 * would tell that it holds a part.
 */
async function isTaken(running: Running, owner: MemberCode, caseId: string): Promise<boolean> {
  try {
    await passOn(running, owner, caseId)
    return true
  } catch (error) {
    if (error instanceof DeskRefusal && !isPassing(error.code)) return false
    throw error
  }
}

export async function approveRequest(
  running: Running,
  input: ApproveRequestInput,
  table: DecisionTable,
): Promise<CommandResult> {
  const { db, caller } = running
  checkCaseId(input.request)
  const item = await itemFor(db, caller, input.request)
  refuseUnless(item !== null && item.kind === 'REQUEST', 'NOT_YOURS')
  refuseUnless(item.sender !== memberOf(caller), 'OWN_REQUEST')
  refuseUnless(item.recipient === input.owner, 'NOT_YOURS')
  checkOwnTerm(table, input.until ?? item.expires_at)
  const { categories = [], purposes = [], expiresAt } = await passOn(running, input.owner, item.case_id)
  await enterAnswer(db, item.id, 'ACCEPTED', { granted: categories, purposes, ...(expiresAt && { expiresAt }) })
  return { item: item.id }
}

export function declineRequest(running: Running, input: DeclineInput): Promise<CommandResult> {
  return decline(running, input.item, 'REQUEST')
}

export async function endAccess(running: Running, input: EndInput): Promise<CommandResult> {
  const { db, caller } = running
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  checkCaseId(input.item)
  const item = await itemFor(db, caller, input.item)
  refuseUnless(item !== null && item.kind === 'REQUEST', 'NOT_YOURS')
  // Before it is granted only who asked can take it back; whoever was asked declines.
  refuseUnless(item.sender === memberOf(caller) || item.answer === 'ACCEPTED', 'NOT_YOURS')
  return end(running, item)
}
