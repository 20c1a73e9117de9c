import { refuseUnless } from '@hub/kit'
import { isStaff, type MemberCode } from '@hub/vocabulary'
import { type CommandResult, deliveryOf, memberOf, type Running } from '../command.ts'
import type { NewOrder } from '../dispatch.ts'
import type { ItemFacts } from '../item-state.ts'
import { deciderOf, enterAnswer, enterEnd, type ItemRow, insertNotices, itemFor } from '../items.ts'
import { checkCaseId, orderBy } from './common.ts'

/** Declines what was sent to the caller's member. */
export async function decline(running: Running, id: string, kind: ItemFacts['kind']): Promise<CommandResult> {
  const { db, caller, commandId, dispatch, fenceMs } = running
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  checkCaseId(id)
  const item = await itemFor(db, caller, id)
  refuseUnless(item !== null && item.kind === kind, 'NOT_YOURS')
  refuseUnless(item.sender !== memberOf(caller), 'OWN_REQUEST')
  refuseUnless(item.answer === null, 'ALREADY_ANSWERED')
  const owner = deciderOf(item)
  refuseUnless(owner !== null, 'NOT_YOURS')
  const order = { kind: 'DECLINE' as const, item: item.id }
  const by = orderBy(caller)
  await db
    .transaction()
    .execute(transaction =>
      dispatch.write(transaction, [{ owner, commandId, caseId: item.case_id, by, order, fences: false }]),
    )
  const delivered = await dispatch.settle(commandId, fenceMs)
  refuseUnless(!delivered.refused.includes('ALREADY_ANSWERED'), 'ALREADY_ANSWERED')
  refuseUnless(delivered.refused.length === 0, 'NOT_YOURS')
  await enterAnswer(db, item.id, 'DECLINED')
  return { item: item.id, delivery: deliveryOf(delivered, new Set([owner])) }
}

/** An item, and the owner at which it is to end. */
export interface ItemAt {
  readonly id: string
  readonly owner: MemberCode
}

/**
 * Ends what one of the two parties may end: takes it back before it is answered, closes what it opened after.
 *
 * @param at where, if not at the one owner that decides on it
 */
export async function end(
  running: Running,
  item: ItemRow,
  at: readonly ItemAt[] = decidedAt(item),
): Promise<CommandResult> {
  const { db, caller, commandId, dispatch, fenceMs } = running
  const opened = item.answer === 'ACCEPTED' || item.kind === 'BREAK_GLASS'
  refuseUnless(item.ended_at === null, 'NOT_OPEN')
  refuseUnless(item.answer === null || opened, 'ALREADY_ANSWERED')
  const by = orderBy(caller)
  const orders = at.map(
    ({ id, owner }): NewOrder => ({
      owner,
      commandId,
      caseId: item.case_id,
      by,
      order: { kind: 'END', item: id },
      fences: opened,
    }),
  )
  await db.transaction().execute(transaction => dispatch.write(transaction, orders))
  const delivered = await dispatch.settle(commandId, fenceMs)
  refuseUnless(!delivered.refused.includes('ALREADY_ANSWERED'), 'ALREADY_ANSWERED')
  await db.transaction().execute(async transaction => {
    if (!opened) await enterAnswer(transaction, item.id, 'ENDED')
    await enterEnd(transaction, item.id)
    const other = item.sender === caller.member ? item.recipient : item.sender
    if (opened && other !== null) await insertNotices(transaction, commandId, item.case_id, [other], 'ACCESS_ENDED')
  })
  return { item: item.id, delivery: deliveryOf(delivered, new Set([caller.member])) }
}

function decidedAt(item: ItemRow): readonly ItemAt[] {
  const owner = deciderOf(item)
  return owner === null || !item.delivered ? [] : [{ id: item.id, owner }]
}
