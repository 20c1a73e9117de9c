import { madeBy } from '../ids.ts'
import { answerItem, checkAnswerable, insertItem, itemOf } from '../items.ts'
import { holdsPart, insertRelation } from '../ledger-rows.ts'
import { refuseUnless } from '../refusals.ts'
import { checkEnd, checkScope } from '../terms.ts'
import { caseWorker, checkText, staff } from './checks.ts'
import type { OrderRule } from './order.ts'

/**
 * Carried out twice: at the member that holds the case, which keeps what it offers, and at the recipient, which keeps
 * the message and that it was offered the case. Neither opens anything.
 */
export const referCase: OrderRule<'referCase'> = {
  caseOf: input => input.caseId,
  async run(input, { office, actor, commandId, transaction, now }) {
    const { caseId, owner, recipient, categories, purposes, preview, message, expiresAt } = input
    staff(actor)
    refuseUnless(actor.member === owner, 'NOT_YOUR_MEMBER')
    refuseUnless(recipient !== owner, 'SAME_MEMBER')
    refuseUnless(
      (preview ?? []).every(category => categories.includes(category)),
      'BEYOND_RIGHT',
    )
    if (message !== null && message !== undefined) checkText(message)
    checkEnd(office.tables(), expiresAt, now)
    const item = madeBy(commandId, 'item')
    const common = { caseId, sender: owner, senderSub: actor.sub, recipient, categories, purposes, expiresAt }
    if (office.owner === recipient) {
      // What is offered is the other's to say; here it only counts that and when it was.
      await insertItem(transaction, { ...common, id: item, kind: 'OFFER', text: message ?? null })
    } else {
      refuseUnless(office.owner === owner, 'NOT_YOUR_MEMBER')
      refuseUnless(await holdsPart(transaction, caseId), 'NOT_HOLDER')
      checkScope(office.tables(), 'REFERRED', categories, purposes)
      await insertItem(transaction, { ...common, id: item, kind: 'REFERRAL', text: null })
    }
    return { item }
  },
}

/** At the member that offered the case: opens what was offered, to the member that it was offered to. */
export const acceptReferral: OrderRule<'acceptReferral'> = {
  caseOf: input => ({ item: input.referral }),
  async run({ referral, owner }, { office, actor, transaction, now }) {
    refuseUnless(office.owner === owner, 'NOT_YOUR_MEMBER')
    const item = await itemOf(transaction, referral, ['REFERRAL'])
    refuseUnless(actor.member !== item.sender, 'OWN_REQUEST')
    refuseUnless(actor.member === item.recipient, 'NOT_YOURS')
    caseWorker(actor)
    checkAnswerable(item, now)
    // The agreement may have become narrower since it was offered.
    checkEnd(office.tables(), item.expiresAt, now)
    refuseUnless(await holdsPart(transaction, item.caseId), 'NOT_OPEN')
    await answerItem(transaction, item, 'ACCEPTED', actor)
    await insertRelation(transaction, {
      id: item.id,
      caseId: item.caseId,
      member: item.recipient,
      kind: 'REFERRED',
      categories: item.categories,
      purposes: item.purposes,
      openedBy: item.senderSub,
      expiresAt: item.expiresAt,
    })
    return { item: item.id, categories: item.categories, purposes: item.purposes }
  },
}
