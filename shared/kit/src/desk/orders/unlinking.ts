import { sql } from 'kysely'
import { madeBy } from '../ids.ts'
import { closeRelation } from '../ledger-rows.ts'
import type { DeskTransaction } from '../transaction.ts'

/** The part stays on record, and counts no more; whoever shared the case with it does so no more. */
export async function unlinkPart(
  transaction: DeskTransaction,
  caseId: string,
  sub: string,
  commandId: string,
): Promise<void> {
  await sql`insert into ledger.part_unlinking values (${caseId}, ${sub}, clock_timestamp())`.execute(transaction)
  const { rows } = await sql<{ id: string }>`select id from ledger.relation where case_id = ${caseId}`.execute(
    transaction,
  )
  for (const { id } of rows) {
    await closeRelation(transaction, id, madeBy(commandId, `closing ${id}`), sub, 'PART_UNLINKED')
  }
}
