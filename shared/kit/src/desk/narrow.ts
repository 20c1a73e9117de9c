import { ANY_MEMBER, isMemberCode } from '@hub/vocabulary'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { derivedId, madeBy } from './ids.ts'
import { answerItem, insertItem, itemOf } from './items.ts'
import { closeRelation, holdsPart, insertDirective, withdrawPermits } from './ledger-rows.ts'
import { writtenDirective } from './orders/consent.ts'
import { unlinkPart } from './orders/unlinking.ts'
import type { OrderResult } from './outcome.ts'
import { refuseUnless } from './refusals.ts'
import type { NarrowEnvelope, NarrowOrder } from './shapes.ts'
import type { DeskTransaction } from './transaction.ts'

/**
 * Carries out an order on the registry's signature. None of them opens anything, so it is enough that the registry
 * gives it; what makes no sense here changes nothing, and counts as carried out.
 */
export async function narrow(
  transaction: DeskTransaction,
  { commandId, caseId, by, order }: NarrowEnvelope,
): Promise<OrderResult> {
  switch (order.kind) {
    case 'WITHDRAW_DIRECTIVE': {
      const which = sql<SqlBool>`directive.id = ${order.directive}`
      const withdrawn = await withdrawPermits(transaction, caseId, by.sub, order.reason, which)
      refuseUnless(withdrawn.length > 0, 'DIRECTIVE_UNKNOWN')
      return { categories: categoriesOf(withdrawn) }
    }
    case 'WITHDRAW_SCOPE': {
      const withdrawn = await withdrawPermits(transaction, caseId, by.sub, order.reason, covering(order))
      return { categories: categoriesOf(withdrawn) }
    }
    case 'DENY':
      if (await holdsPart(transaction, caseId)) {
        const id = order.id ?? madeBy(commandId, 'directive')
        await insertDirective(transaction, id, caseId, by.sub, order.directive)
      }
      return { categories: order.directive.categories }
    case 'PROPOSE':
      if (await holdsPart(transaction, caseId)) {
        await insertItem(transaction, {
          id: order.item,
          kind: 'PROPOSAL',
          caseId,
          sender: order.sender,
          senderSub: by.sub,
          recipient: '',
          categories: order.directive.categories,
          purposes: order.directive.purposes,
          expiresAt: order.directive.validUntil,
          detail: writtenDirective(order.directive),
          text: null,
        })
      }
      return { item: order.item }
    case 'DECLINE': {
      const item = await itemOf(transaction, order.item, ['REFERRAL', 'OFFER', 'REQUEST', 'PROPOSAL'])
      refuseUnless(item.answer === null, 'ALREADY_ANSWERED')
      await answerItem(transaction, item, 'DECLINED', by)
      return { item: item.id }
    }
    case 'END': {
      const item = await itemOf(transaction, order.item, ['REFERRAL', 'OFFER', 'REQUEST', 'BREAK_GLASS'])
      const closing = derivedId('closing', commandId)
      const closed = await closeRelation(transaction, item.id, closing, by.sub, 'ENDED')
      refuseUnless(closed || item.answer === null, item.ended ? 'NOT_OPEN' : 'ALREADY_ANSWERED')
      if (!closed) await answerItem(transaction, item, 'ENDED', by)
      return { item: item.id }
    }
    case 'UNSHARE': {
      const { rows } = await sql<{ id: string }>`
        select id from ledger.relation where case_id = ${caseId} and member = ${order.member} and kind = 'CO_HOLDER'
      `.execute(transaction)
      for (const { id } of rows) {
        await closeRelation(transaction, id, derivedId('closing', commandId, id), by.sub, 'PART_UNLINKED')
      }
      return {}
    }
    case 'UNLINK': {
      if (await holdsPart(transaction, caseId)) await unlinkPart(transaction, caseId, by.sub, commandId)
      return {}
    }
  }
}

/** Permits that cover any of what is named. Null names all; an empty list names nothing. */
function covering(scope: Extract<NarrowOrder, { kind: 'WITHDRAW_SCOPE' }>): RawBuilder<SqlBool> {
  const overlaps = (column: 'categories' | 'recipients' | 'purposes', words: readonly string[] | null) =>
    words === null ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(`directive.${column}`)} && ${words}::text[]`
  const { categories, purposes } = scope
  const recipients = scope.recipients === null ? null : recipientsMeant(scope.recipients)
  return sql<SqlBool>`${overlaps('categories', categories)} and ${overlaps('recipients', recipients)}
    and ${overlaps('purposes', purposes)}`
}

/** Whoever names one member means permits for any of them too; who names any, means each. */
function recipientsMeant(named: readonly string[]): readonly string[] | null {
  if (named.includes(ANY_MEMBER)) return null
  return named.some(isMemberCode) ? [...named, ANY_MEMBER] : named
}

function categoriesOf(withdrawn: readonly { readonly categories: readonly string[] }[]): readonly string[] {
  return [...new Set(withdrawn.flatMap(({ categories }) => categories))].sort()
}
