import { sql } from 'kysely'
import { derivedId, madeBy } from '../ids.ts'
import { itemOf } from '../items.ts'
import { holdsPart, insertPart, insertRelation } from '../ledger-rows.ts'
import { refuseUnless } from '../refusals.ts'
import { checkText, ownStaff, staff } from './checks.ts'
import type { OrderRule } from './order.ts'
import { unlinkPart as unlink } from './unlinking.ts'

const LONGEST_REFERENCE = 200

function checkReference(localReference: string): void {
  checkText(localReference)
  refuseUnless(localReference.length <= LONGEST_REFERENCE, 'TEXT_INVALID')
}

/** The case gets its id from the command, so that nobody but who opens it can name it before. */
export const openCase: OrderRule<'openCase'> = {
  caseOf: (_, commandId) => madeBy(commandId, 'case'),
  async run({ localReference }, { office, actor, commandId, transaction }) {
    ownStaff(office, actor)
    checkReference(localReference)
    await insertPart(transaction, madeBy(commandId, 'case'), localReference, actor.sub)
    return {}
  },
}

/** The status is the registry's; that somebody changed it, and might, is the member's. */
export const setCaseStatus: OrderRule<'setCaseStatus'> = {
  caseOf: input => input.caseId,
  async run({ caseId }, { office, actor, transaction }) {
    ownStaff(office, actor)
    refuseUnless(await holdsPart(transaction, caseId), 'NOT_HOLDER')
    return {}
  },
}

/**
 * Carried out twice: at the member that referred the case and saw the referral accepted, which then shares the case;
 * and at the member that registers its part, to which the case must have been offered.
 */
export const registerPart: OrderRule<'registerPart'> = {
  caseOf: input => input.caseId,
  async run({ referral, member, caseId, localReference }, { office, actor, transaction }) {
    staff(actor)
    refuseUnless(actor.member === member, 'NOT_YOUR_MEMBER')
    const item = await itemOf(transaction, referral, ['REFERRAL', 'OFFER'])
    refuseUnless(item.caseId === caseId && item.recipient === member, 'NOT_YOURS')
    if (office.owner === member) {
      checkReference(localReference)
      refuseUnless(item.kind === 'OFFER', 'NOT_YOURS')
      refuseUnless(!(await wasUnlinked(transaction, caseId)), 'PART_UNLINKED')
      await insertPart(transaction, caseId, localReference, actor.sub)
    } else {
      refuseUnless(item.kind === 'REFERRAL' && (await holdsPart(transaction, caseId)), 'NOT_YOURS')
      refuseUnless(item.answer === 'ACCEPTED' && !item.ended, 'NOT_ACCEPTED')
    }
    const other = office.owner === member ? item.sender : member
    await insertRelation(transaction, {
      // Once for the two of them: whoever registers a second time is refused by the member, and leaves no row here.
      id: derivedId('shared', caseId, office.owner, other),
      caseId,
      member: other,
      kind: 'CO_HOLDER',
      categories: [],
      purposes: [],
      openedBy: actor.sub,
      expiresAt: null,
    })
    return {}
  },
}

export const unlinkPart: OrderRule<'unlinkPart'> = {
  caseOf: input => input.caseId,
  async run({ caseId }, { office, actor, commandId, transaction }) {
    ownStaff(office, actor)
    refuseUnless(await holdsPart(transaction, caseId), 'NOT_HOLDER')
    await unlink(transaction, caseId, actor.sub, commandId)
    return {}
  },
}

async function wasUnlinked(transaction: Parameters<typeof holdsPart>[0], caseId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ledger.part_unlinking where case_id = ${caseId}) as found
  `.execute(transaction)
  return rows[0]?.found === true
}
