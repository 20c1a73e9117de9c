import type { DecisionTable } from '@hub/decision'
import { type Caller, checkTerm, derivedId, refuseUnless } from '@hub/kit'
import type { MemberCode } from '@hub/vocabulary'
import type { Running } from '../command.ts'
import type { NewOrder } from '../dispatch.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Ids go into statements: one that is none names nothing. */
export function checkCaseId(id: string): void {
  refuseUnless(UUID.test(id), 'VALUE_INVALID')
}

/**
 * Refuses an end beyond the longest term that the registry goes by, whatever the owner goes by: while they differ, the
 * narrower counts. All else about it is for the owner to say.
 */
export function checkOwnTerm(table: DecisionTable, end: string | Date | null | undefined): void {
  if (end !== null && end !== undefined) checkTerm([table], new Date(end).getTime(), Date.now())
}

export function orderBy({ sub, member, role, purpose }: Caller): NewOrder['by'] {
  return { sub, member, role, purpose }
}

/** What tells nothing must not tell it by how long it takes either. */
export async function atLeast<Result>(ms: number, run: () => Promise<Result>): Promise<Result> {
  const enough = new Promise(resolve => setTimeout(resolve, ms))
  const [settled] = await Promise.allSettled([run(), enough])
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

/**
 * Writes down what a member has closed at its own desk, as an order to itself. It changes nothing there; but the member
 * gets it again when its database is restored from a backup of before.
 */
export async function keepForRestore(
  { db, dispatch, caller, commandId }: Running,
  owner: MemberCode,
  caseId: string,
  order: NewOrder['order'],
): Promise<void> {
  const kept: NewOrder = {
    owner,
    commandId: derivedId('kept', commandId),
    caseId,
    by: orderBy(caller),
    order,
    fences: false,
  }
  await db.transaction().execute(transaction => dispatch.write(transaction, [kept]))
}
