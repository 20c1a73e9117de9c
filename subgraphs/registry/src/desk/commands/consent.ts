import type { DecisionTable } from '@hub/decision'
import { madeBy, refuseUnless } from '@hub/kit'
import { isStaff } from '@hub/vocabulary'
import type {
  AdoptProposalInput,
  DeclineInput,
  RecordConsentInput,
  WithdrawConsentInput,
} from '../../generated/types.ts'
import { type CommandResult, deliveryOf, memberOf, passOn, type Running } from '../command.ts'
import type { NewOrder } from '../dispatch.ts'
import { holdersKnownTo, holdersOf } from '../holders.ts'
import { enterAnswer, insertItem, itemFor } from '../items.ts'
import { decline } from './answers.ts'
import { checkCaseId, checkOwnTerm, keepForRestore, orderBy } from './common.ts'

/**
 * A permit is recorded at the caller's own member, which verifies who does it. A deny goes to every holder named, by
 * way of the queue: whoever is down gets it later, and is not asked before.
 */
export async function recordConsent(
  running: Running,
  input: RecordConsentInput,
  table: DecisionTable,
): Promise<CommandResult> {
  const { db, caller, commandId, dispatch, fenceMs } = running
  const owner = memberOf(caller)
  refuseUnless(input.owner === owner, 'NOT_YOUR_MEMBER')
  checkCaseId(input.caseId)
  const holders = await holdersOf(db, input.caseId)
  refuseUnless(holders.includes(owner), 'NOT_HOLDER')
  if (input.effect === 'PERMIT') checkOwnTerm(table, input.validUntil)
  const known = await holdersKnownTo(db, table, caller, input.caseId)
  await passOn(running, owner, input.caseId)
  const { idempotencyKey: _, caseId, owner: __, everywhere: ___, ...directive } = input
  const permit = input.effect === 'PERMIT'
  if (!permit) {
    await keepForRestore(running, owner, caseId, { kind: 'DENY', directive, id: madeBy(commandId, 'directive') })
  }
  if (!input.everywhere) return {}
  const others = holders.filter(holder => holder !== owner)
  const orders = others.map((other): NewOrder => {
    const item = madeBy(commandId, `proposal to ${other}`)
    const order = permit
      ? { kind: 'PROPOSE' as const, item, sender: owner, directive }
      : { kind: 'DENY' as const, directive }
    return { owner: other, commandId, caseId, by: orderBy(caller), order, fences: !permit }
  })
  await db.transaction().execute(async transaction => {
    if (permit) {
      for (const other of others) {
        await insertItem(transaction, {
          id: madeBy(commandId, `proposal to ${other}`),
          kind: 'PROPOSAL',
          caseId,
          sender: owner,
          senderSub: caller.sub,
          recipient: other,
          delivered: true,
          categories: input.categories,
          purposes: input.purposes,
          ...(input.validUntil && { expiresAt: input.validUntil }),
        })
      }
    }
    await dispatch.write(transaction, orders)
  })
  // A proposal opens and closes nothing, so nobody has to wait for it.
  const delivered = await dispatch.settle(commandId, permit ? 0 : fenceMs)
  return { delivery: deliveryOf(delivered, known) }
}

export async function adoptProposal(
  running: Running,
  input: AdoptProposalInput,
  table: DecisionTable,
): Promise<CommandResult> {
  const { db, caller } = running
  refuseUnless(input.owner === memberOf(caller), 'NOT_YOUR_MEMBER')
  const item = await itemFor(db, caller, input.proposal)
  refuseUnless(item !== null && item.kind === 'PROPOSAL', 'NOT_YOURS')
  refuseUnless(item.sender !== caller.member, 'OWN_REQUEST')
  checkOwnTerm(table, item.expires_at)
  await passOn(running, input.owner, item.case_id)
  await enterAnswer(db, item.id, 'ACCEPTED')
  return { item: item.id }
}

export function declineProposal(running: Running, input: DeclineInput): Promise<CommandResult> {
  return decline(running, input.item, 'PROPOSAL')
}

/**
 * First the fences, in one transaction with the orders: from then on no gateway learns that a holder is to be asked.
 * Then the orders are delivered. This returns when every holder has confirmed; or when no gateway can know any more, from
 * before the fence, that a holder which has not confirmed is to be asked.
 */
export async function withdrawConsent(
  running: Running,
  input: WithdrawConsentInput,
  table: DecisionTable,
): Promise<CommandResult> {
  const { db, caller, commandId, dispatch, fenceMs } = running
  const { caseId, directive, scope, reason } = input
  const owner = memberOf(caller)
  refuseUnless(isStaff(caller.role), 'ROLE_NOT_ALLOWED')
  checkCaseId(caseId)
  refuseUnless((typeof directive === 'string') !== (scope !== null && scope !== undefined), 'VALUE_INVALID')
  if (typeof directive === 'string') checkCaseId(directive)
  const holders = await holdersOf(db, caseId)
  refuseUnless(holders.includes(owner), 'NOT_HOLDER')
  const known = await holdersKnownTo(db, table, caller, caseId)
  const order: NewOrder['order'] =
    typeof directive === 'string'
      ? { kind: 'WITHDRAW_DIRECTIVE', directive, reason }
      : {
          kind: 'WITHDRAW_SCOPE',
          categories: scope?.categories ?? null,
          recipients: scope?.recipients ?? null,
          purposes: scope?.purposes ?? null,
          reason,
        }
  const targets = order.kind === 'WITHDRAW_DIRECTIVE' ? [owner] : holders
  const orders = targets.map((target): NewOrder => {
    return { owner: target, commandId, caseId, by: orderBy(caller), order, fences: true }
  })
  await db.transaction().execute(transaction => dispatch.write(transaction, orders))
  const delivered = await dispatch.settle(commandId, fenceMs)
  refuseUnless(!delivered.refused.includes('DIRECTIVE_UNKNOWN'), 'DIRECTIVE_UNKNOWN')
  return { delivery: deliveryOf(delivered, known) }
}
