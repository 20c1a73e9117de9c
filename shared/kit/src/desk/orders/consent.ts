import { madeBy } from '../ids.ts'
import { answerItem, checkAnswerable, itemOf } from '../items.ts'
import { holdsPart, insertDirective } from '../ledger-rows.ts'
import { refuseUnless } from '../refusals.ts'
import type { DirectiveWords } from '../shapes.ts'
import { ORDER_SHAPES } from '../shapes.ts'
import { checkPermit } from '../terms.ts'
import { caseWorker, ownStaff } from './checks.ts'
import type { OrderRule } from './order.ts'

/** A deny that names nothing would deny everything: it must be said in words. */
export function checkDeny(words: DirectiveWords): void {
  const { categories, recipients, purposes, validFrom, validUntil } = words
  refuseUnless(categories.length > 0 && recipients.length > 0 && purposes.length > 0, 'NOTHING_NAMED')
  const dated = typeof validFrom === 'number' && typeof validUntil === 'number'
  refuseUnless(!dated || validFrom < validUntil, 'DATE_INVALID')
}

export const recordConsent: OrderRule<'recordConsent'> = {
  caseOf: input => input.caseId,
  async run(input, { office, actor, commandId, transaction, now }) {
    const { caseId, effect, owner } = input
    refuseUnless(office.owner === owner, 'NOT_YOUR_MEMBER')
    ownStaff(office, actor)
    if (effect === 'PERMIT') {
      caseWorker(actor)
      checkPermit(office.tables(), input, now)
    } else checkDeny(input)
    refuseUnless(await holdsPart(transaction, caseId), 'NOT_HOLDER')
    await insertDirective(transaction, madeBy(commandId, 'directive'), caseId, actor.sub, input)
    return effect === 'DENY' ? { categories: input.categories } : {}
  },
}

/** What another member proposed binds here once somebody here has recorded it. */
export const adoptProposal: OrderRule<'adoptProposal'> = {
  caseOf: input => ({ item: input.proposal }),
  async run({ proposal, owner }, { office, actor, commandId, transaction, now }) {
    refuseUnless(office.owner === owner, 'NOT_YOUR_MEMBER')
    ownStaff(office, actor)
    caseWorker(actor)
    const item = await itemOf(transaction, proposal, ['PROPOSAL'])
    checkAnswerable(item, now)
    refuseUnless(await holdsPart(transaction, item.caseId), 'NOT_HOLDER')
    const words = storedDirective(item.detail)
    checkPermit(office.tables(), words, now)
    await answerItem(transaction, item, 'ACCEPTED', actor)
    await insertDirective(transaction, madeBy(commandId, 'directive'), item.caseId, actor.sub, words)
    return { item: item.id }
  },
}

const directiveShape = ORDER_SHAPES.recordConsent.omit({
  idempotencyKey: true,
  caseId: true,
  owner: true,
  everywhere: true,
})

/** A directive on its way over the wire or in a row: its dates are written out. */
export function writtenDirective(words: DirectiveWords): Readonly<Record<string, unknown>> {
  const written = (time: number | null | undefined) =>
    time === null || time === undefined ? null : new Date(time).toISOString()
  return { ...words, validFrom: written(words.validFrom), validUntil: written(words.validUntil) }
}

function storedDirective(detail: unknown): DirectiveWords {
  const read = directiveShape.safeParse(detail)
  refuseUnless(read.success, 'VALUE_INVALID')
  return read.data
}
