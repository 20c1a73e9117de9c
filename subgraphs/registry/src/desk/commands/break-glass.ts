import { breakGlassAt, DeskRefusal, refuseUnless } from '@hub/kit'
import { EMERGENCY_HOURS, isStaff } from '@hub/vocabulary'
import { type Kysely, type SqlBool, sql } from 'kysely'
import type { BreakGlassInput, EndInput, ReviewBreakGlassInput } from '../../generated/types.ts'
import { type CommandResult, memberOf, passOn, type Running } from '../command.ts'
import { holdersOf } from '../holders.ts'
import { deciderOf, enterAnswer, enterEnd, insertItem, itemFor, itemsWhere, tellOfficer } from '../items.ts'
import { end } from './answers.ts'
import { atLeast, checkCaseId, keepForRestore } from './common.ts'

const HOUR = 3_600_000
const REVIEW_HOURS = 72
const LEAST_TEXT = 20
const LONGEST_TEXT = 4_000
const SAME_FOR_ALL_MS = 400

/**
 * Goes to every holder, each of which verifies and decides for itself. Where there is no such case the answer is the
 * same, and it is written down all the same: whoever tries ids is blocked like whoever finds one.
 */
export async function breakGlass(running: Running, input: BreakGlassInput): Promise<CommandResult> {
  const { db, caller, commandId } = running
  const { caseId, justification } = input
  const member = memberOf(caller)
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  refuseUnless(caller.isPerson, 'PERSON_REQUIRED')
  refuseUnless(caller.purpose === 'EMERGENCY_PROTECTION', 'PURPOSE_NOT_EMERGENCY')
  checkCaseId(caseId)
  refuseUnless(justification.trim().length >= LEAST_TEXT && justification.length <= LONGEST_TEXT, 'TEXT_INVALID')
  refuseUnless(!(await isBlocked(db, caller.sub, commandId)), 'BREAK_GLASS_UNREVIEWED')
  return atLeast(SAME_FOR_ALL_MS, async () => {
    const expiresAt = new Date(Date.now() + EMERGENCY_HOURS * HOUR).toISOString()
    const common = { caseId, sender: member, senderSub: caller.sub, purposes: ['EMERGENCY_PROTECTION'], expiresAt }
    await insertItem(db, {
      ...common,
      id: commandId,
      kind: 'BREAK_GLASS',
      recipient: null,
      delivered: false,
      hasText: true,
    })
    const holders = (await holdersOf(db, caseId)).filter(holder => holder !== member)
    await Promise.all(
      holders.map(async holder => {
        // It is never queued: a holder that cannot be reached now opens nothing, and the answer does not tell. One that
        // opened it and could not say so tells with its mirror.
        try {
          await passOn(running, holder, caseId)
        } catch (error) {
          if (error instanceof DeskRefusal) return
          throw error
        }
        await tellOfficer(db, { ...common, id: commandId }, holder)
      }),
    )
    return { item: commandId }
  })
}

/**
 * Whether the person has a use that was not found rightful: one that a holder has not reviewed, one that a holder has
 * rejected, and for as long as a review may take one that went to nobody.
 */
async function isBlocked(db: Kysely<never>, sub: string, commandId: string): Promise<boolean> {
  const { rows } = await sql<{ blocked: SqlBool }>`
    select exists (
      select from desk_item as item where kind = 'BREAK_GLASS' and sender_sub = ${sub} and id <> ${commandId}
        and part_of is distinct from ${commandId}
        and case when part_of is not null then answer is distinct from 'CONFIRMED'
          else sent_at > now() - make_interval(hours => ${REVIEW_HOURS})
            and not exists (select from desk_item as part where part.part_of = item.id) end
    ) as blocked
  `.execute(db)
  return rows[0]?.blocked === true
}

export async function closeBreakGlass(running: Running, input: EndInput): Promise<CommandResult> {
  const { db, caller } = running
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  checkCaseId(input.item)
  const item = await itemFor(db, caller, input.item)
  refuseUnless(item !== null && item.kind === 'BREAK_GLASS' && item.sender_sub === caller.sub, 'NOT_YOURS')
  refuseUnless(item.sender === memberOf(caller) && item.part_of === null, 'NOT_YOURS')
  const parts = await itemsWhere(db, sql`item.part_of = ${item.id}`, sql``)
  // A holder may have opened it and not been able to say so.
  const holders = new Set([...parts.flatMap(part => deciderOf(part) ?? []), ...(await holdersOf(db, item.case_id))])
  const at = [...holders].filter(holder => holder !== item.sender)
  return end(
    running,
    item,
    at.map(owner => ({ id: breakGlassAt(item.id, owner), owner })),
  )
}

export async function reviewBreakGlass(running: Running, input: ReviewBreakGlassInput): Promise<CommandResult> {
  const { db, caller } = running
  checkCaseId(input.item)
  refuseUnless(caller.role === 'DATA_PROTECTION_OFFICER' && caller.purpose === 'AUDIT', 'ROLE_NOT_ALLOWED')
  const item = await itemFor(db, caller, input.item)
  refuseUnless(item !== null && item.kind === 'BREAK_GLASS', 'NOT_YOURS')
  refuseUnless(item.sender !== memberOf(caller) && item.sender_sub !== caller.sub, 'OWN_BREAK_GLASS')
  refuseUnless(item.recipient === input.owner && input.owner === caller.member, 'NOT_YOURS')
  await passOn(running, input.owner, item.case_id)
  await enterAnswer(db, item.id, input.verdict === 'CONFIRM' ? 'CONFIRMED' : 'REJECTED')
  if (input.verdict === 'REJECT') {
    await keepForRestore(running, input.owner, item.case_id, { kind: 'END', item: item.id })
    await enterEnd(db, item.id)
  }
  return { item: item.id }
}
