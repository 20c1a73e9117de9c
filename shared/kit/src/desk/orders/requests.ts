import type { Category, Purpose } from '@hub/vocabulary'
import { madeBy } from '../ids.ts'
import { answerItem, checkAnswerable, insertItem, itemOf } from '../items.ts'
import { holdsPart, insertRelation } from '../ledger-rows.ts'
import { refuseUnless } from '../refusals.ts'
import { checkEnd, checkScope } from '../terms.ts'
import { caseWorker, checkText, staff } from './checks.ts'
import type { OrderRule } from './order.ts'

/** Keeps what is asked for, and why, at the member that has to decide. */
export const requestAccess: OrderRule<'requestAccess'> = {
  caseOf: input => input.caseId,
  async run(input, { office, actor, commandId, transaction, now }) {
    const { caseId, owner, categories, purposes, justification, until } = input
    refuseUnless(office.owner === owner, 'NOT_YOUR_MEMBER')
    staff(actor)
    refuseUnless(actor.member !== owner, 'SAME_MEMBER')
    checkText(justification)
    checkEnd(office.tables(), until, now)
    checkScope(office.tables(), 'GRANTED', categories, purposes)
    refuseUnless(await holdsPart(transaction, caseId), 'NOT_HOLDER')
    const id = madeBy(commandId, 'item')
    await insertItem(transaction, {
      id,
      kind: 'REQUEST',
      caseId,
      sender: actor.member,
      senderSub: actor.sub,
      recipient: owner,
      categories,
      purposes,
      expiresAt: until,
      text: justification,
    })
    return { item: id }
  },
}

/** Opens what was asked for, or a part of it, to the member that asked. */
export const approveRequest: OrderRule<'approveRequest'> = {
  caseOf: input => ({ item: input.request }),
  async run(input, { office, actor, transaction, now }) {
    refuseUnless(office.owner === input.owner, 'NOT_YOUR_MEMBER')
    const item = await itemOf(transaction, input.request, ['REQUEST'])
    refuseUnless(actor.member !== item.sender, 'OWN_REQUEST')
    refuseUnless(actor.member === office.owner, 'NOT_YOURS')
    caseWorker(actor)
    checkAnswerable(item, now)
    refuseUnless(await holdsPart(transaction, item.caseId), 'NOT_HOLDER')
    const categories = (input.categories ?? item.categories) as readonly Category[]
    const purposes = (input.purposes ?? item.purposes) as readonly Purpose[]
    const until = input.until ?? item.expiresAt
    const within =
      categories.every(one => item.categories.includes(one)) &&
      purposes.every(one => item.purposes.includes(one)) &&
      until <= item.expiresAt
    refuseUnless(within, 'BEYOND_REQUEST')
    checkEnd(office.tables(), until, now)
    checkScope(office.tables(), 'GRANTED', categories, purposes)
    await answerItem(transaction, item, 'ACCEPTED', actor)
    await insertRelation(transaction, {
      id: item.id,
      caseId: item.caseId,
      member: item.sender,
      kind: 'GRANTED',
      categories,
      purposes,
      openedBy: actor.sub,
      expiresAt: until,
    })
    return { item: item.id, categories, purposes, expiresAt: new Date(until).toISOString() }
  },
}
