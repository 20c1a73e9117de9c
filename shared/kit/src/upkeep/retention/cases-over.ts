import type pg from 'pg'
import { qualified } from '../backup/tables.ts'
import { caseRows } from '../erasure/rows.ts'
import { SETTLED } from './common-rules.ts'

/** A case of this member that was closed, by the word of the registry. */
export interface ClosedCase {
  readonly caseId: string
  /** ISO 8601. */
  readonly closedAt: string
}

/**
 * The cases that are over at a member since before a moment: closed everywhere, or the member's part given up; and since
 * then nothing was recorded about them, nothing of them was open to anybody else, and nothing waits on the desk. What was
 * settled there does not count, for it goes by itself.
 *
 * @param whole whether everything about them is to go, and with it what keeps somebody from breaking the glass again
 */
export async function casesOver(
  client: pg.ClientBase,
  closed: readonly ClosedCase[],
  before: Date,
  whole: boolean,
): Promise<readonly string[]> {
  const dated = (await caseRows(client)).filter(
    ({ table }) => table.schema === 'public' && table.columns.includes('recorded_on'),
  )
  // Rows that refer to a room by another key than the case are as old as the room lets them be.
  const recorded = dated
    .filter(({ table }) => table.columns.includes('case_id'))
    .map(({ table }) => `select case_id, recorded_on::timestamptz + interval '1 day' as at from ${qualified(table)}`)
  const { rows } = await client.query<{ id: string }>(
    `with closed as (select * from unnest($1::uuid[], $2::timestamptz[]) as told (case_id, at)),
    ended as (
      select part.case_id, least(unlinked_at, closed.at) as at from ledger.part
      left join ledger.part_unlinking as unlinked on unlinked.case_id = part.case_id
      left join closed on closed.case_id = part.case_id
      where least(unlinked_at, closed.at) < $3
    ),
    moved as (
      select case_id, registered_at as at from ledger.part
      union all select case_id, recorded_at from ledger.consent_directive
      union all select case_id, withdrawn_at from ledger.consent_withdrawal
      union all select case_id, 'infinity' from (${SETTLED}) as item
        where at is null or at >= now() or ($4 and kind = 'BREAK_GLASS' and answer is distinct from 'CONFIRMED')
      union all select relation.case_id, coalesce(least(relation.expires_at, closing.closed_at), 'infinity')
        from ledger.relation left join ledger.relation_closing as closing on closing.relation_id = relation.id
        where kind <> 'CO_HOLDER'
      ${recorded.map(statement => `union all ${statement}`).join('\n')}
    )
    select case_id as id from ended
    where not exists (select from moved where moved.case_id = ended.case_id and moved.at >= $3) order by case_id`,
    [closed.map(one => one.caseId), closed.map(one => one.closedAt), before, whole],
  )
  return rows.map(({ id }) => id)
}

/** How many rows a member itself has about these cases: its room, not its ledger. */
export async function countRooms(client: pg.ClientBase, caseIds: readonly string[]): Promise<number> {
  let count = 0
  for (const { table, where } of await roomRows(client)) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::integer as n from unnest($1::uuid[]) as wanted (id),
        lateral (select from ${qualified(table)} where ${where.replaceAll('$1', 'wanted.id')}) as found`,
      [caseIds],
    )
    count += rows[0]?.n ?? 0
  }
  return count
}

/** Deletes a case's room in one transaction, under the lock of the case. How many rows. */
export async function deleteRoom(client: pg.ClientBase, caseId: string): Promise<number> {
  let count = 0
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock(hashtextextended($1::text, 0))', [caseId])
  for (const { table, where } of await roomRows(client)) {
    const { rowCount } = await client.query(`delete from ${qualified(table)} where ${where}`, [caseId])
    count += rowCount ?? 0
  }
  await client.query('commit')
  return count
}

async function roomRows(client: pg.ClientBase) {
  return (await caseRows(client)).filter(({ table }) => table.schema === 'public')
}
