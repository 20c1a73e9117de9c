import { EMERGENCY_HOURS } from '@hub/vocabulary'
import { sql } from 'kysely'
import { derivedId } from '../ids.ts'
import { answerItem, insertItem, itemOf } from '../items.ts'
import { closeRelation, holdsPart, insertRelation } from '../ledger-rows.ts'
import { refuseUnless } from '../refusals.ts'
import type { DeskTransaction } from '../transaction.ts'
import { caseWorker, checkText } from './checks.ts'
import type { OrderRule } from './order.ts'

const LEAST_JUSTIFICATION = 20
const HOUR = 3_600_000

/** The id of one use of break-glass at one holder; its row and its review go by it. */
export function breakGlassAt(commandId: string, owner: string): string {
  return derivedId('break-glass', commandId, owner)
}

export const breakGlass: OrderRule<'breakGlass'> = {
  caseOf: input => input.caseId,
  async run({ caseId, justification }, { office, actor, commandId, transaction, now }) {
    caseWorker(actor)
    refuseUnless(actor.purpose === 'EMERGENCY_PROTECTION', 'PURPOSE_NOT_EMERGENCY')
    checkText(justification, LEAST_JUSTIFICATION)
    refuseUnless(actor.member !== office.owner, 'SAME_MEMBER')
    refuseUnless(await holdsPart(transaction, caseId), 'NOT_HOLDER')
    refuseUnless(!(await isBlocked(transaction, actor.sub)), 'BREAK_GLASS_UNREVIEWED')
    const id = breakGlassAt(commandId, office.owner)
    const expiresAt = now + EMERGENCY_HOURS * HOUR
    await insertItem(transaction, {
      id,
      kind: 'BREAK_GLASS',
      caseId,
      sender: actor.member,
      senderSub: actor.sub,
      recipient: office.owner,
      categories: [],
      purposes: ['EMERGENCY_PROTECTION'],
      expiresAt,
      text: justification,
    })
    await insertRelation(transaction, {
      id,
      caseId,
      member: actor.member,
      person: actor.sub,
      kind: 'EMERGENCY',
      categories: [],
      purposes: ['EMERGENCY_PROTECTION'],
      justified: true,
      openedBy: actor.sub,
      expiresAt,
    })
    return { item: id, expiresAt: new Date(expiresAt).toISOString() }
  },
}

/** One that nobody has judged, or that was judged wrongful. */
async function isBlocked(transaction: DeskTransaction, sub: string): Promise<boolean> {
  const { rows } = await sql<{ blocked: boolean }>`
    select exists (
      select from ledger.desk_item as item left join ledger.desk_answer as answer on answer.item_id = item.id
      where item.kind = 'BREAK_GLASS' and item.sender_sub = ${sub} and answer.answer is distinct from 'CONFIRMED'
    ) as blocked
  `.execute(transaction)
  return rows[0]?.blocked === true
}

export const reviewBreakGlass: OrderRule<'reviewBreakGlass'> = {
  caseOf: input => ({ item: input.item }),
  async run({ item: id, owner, verdict }, { office, actor, commandId, transaction }) {
    refuseUnless(office.owner === owner, 'NOT_YOUR_MEMBER')
    const item = await itemOf(transaction, id, ['BREAK_GLASS'])
    refuseUnless(actor.sub !== item.senderSub && actor.member !== item.sender, 'OWN_BREAK_GLASS')
    refuseUnless(actor.member === office.owner, 'NOT_YOURS')
    const reviews = actor.role === 'DATA_PROTECTION_OFFICER' && actor.purpose === 'AUDIT' && actor.isPerson
    refuseUnless(reviews, 'ROLE_NOT_ALLOWED')
    refuseUnless(item.answer === null, 'ALREADY_ANSWERED')
    await answerItem(transaction, item, verdict === 'CONFIRM' ? 'CONFIRMED' : 'REJECTED', actor)
    if (verdict === 'REJECT') {
      await closeRelation(transaction, item.id, derivedId('closing', commandId), actor.sub, 'BREAK_GLASS_REJECTED')
    }
    return { item: item.id }
  },
}
