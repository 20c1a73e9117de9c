import { BATCH, deleting, muting, type OwnerDefinition } from '@hub/kit'
import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'

/** The cases of which a member holds a part, and that are closed. */
export async function closedCases(
  db: Kysely<never>,
  owner: MemberCode,
): Promise<readonly { readonly caseId: string; readonly closedAt: string }[]> {
  const { rows } = await sql<{ id: string; closed_at: Date }>`
    select id, closed_at from case_reference where status = 'CLOSED' and closed_at is not null
      and exists (select from mirror_standing as standing where standing.case_id = case_reference.id
        and standing.owner = ${owner} and standing.kind = 'HOLDER')
    order by id
  `.execute(db)
  return rows.map(row => ({ caseId: row.id, closedAt: row.closed_at.toISOString() }))
}

/** When an envelope was settled; null while somebody may still do something with it. As `itemState` tells it. */
const settled = (item: string) => `case
  when ${item}.kind = 'NOTICE' then ${item}.sent_at
  when ${item}.kind = 'BREAK_GLASS' and ${item}.part_of is null then greatest(${item}.sent_at, ${item}.expires_at)
  -- What went to a holder waits for its judgement; one found wrongful blocks its person for good.
  when ${item}.kind = 'BREAK_GLASS'
    then case when ${item}.answer = 'CONFIRMED' then greatest(${item}.answered_at, ${item}.expires_at) end
  when ${item}.answer is null then least(${item}.ended_at, ${item}.expires_at)
  when ${item}.answer = 'ACCEPTED' and ${item}.kind <> 'PROPOSAL'
    then greatest(${item}.answered_at, coalesce(least(${item}.ended_at, ${item}.expires_at), 'infinity'))
  else ${item}.answered_at end`

const ORDERS = 'confirmed_at < $1'

/** What the registry lets go of after a time. */
export const retention: NonNullable<OwnerDefinition['retention']> = [
  deleting(
    { kind: 'items', what: 'envelopes and notices of the desk, from when they were settled', table: 'desk_item' },
    // A use of break-glass goes when all of its parts may.
    `${settled('desk_item')} < $1 and not exists (
      select from desk_item as part where part.part_of = desk_item.id and (${settled('part')} < $1) is not true)`,
  ),
  // The key stays, by a digest of itself, with the digest of what was ordered: given again, it still does nothing twice.
  muting(
    { kind: 'commands', what: 'commands that name who gave them, from when they were given', table: 'desk_command' },
    `sub = '', member = '', answer = case when answer ? 'refused' then answer else '{}'::jsonb end`,
    `at < $1 and answer is not null and sub <> ''`,
  ),
  {
    kind: 'orders',
    what: 'orders to members, from when they were carried out',
    table: 'desk_order',
    count: `select count(*)::integer as n from desk_order where ${ORDERS}`,
    // A member that comes back from a backup of before these has to be told that they are not to be had any more.
    take: `with gone as (
        delete from desk_order where ctid = any(array(select ctid from desk_order where ${ORDERS} limit ${BATCH}))
        returning owner, position
      ), noted as (
        update desk_position as known set forgotten = greatest(known.forgotten, last.position)
        from (select owner, max(position) as position from gone group by owner) as last where last.owner = known.owner
      )
      select count(*)::integer as n from gone`,
  },
]

/**
 * Cases of which no member holds a part and nobody has anything open, and with which nothing has happened since; then they
 * are erased at the registry as well.
 */
export const casesOver: NonNullable<OwnerDefinition['casesOver']> = async (client, before) => {
  const { rows } = await client.query<{ id: string }>(
    `select id from case_reference
    where greatest(opened_on::timestamptz + interval '1 day', closed_at) < $1
      and not exists (select from mirror_standing as one where one.case_id = case_reference.id
        and (one.kind = 'HOLDER' or one.closes_at is null or one.closes_at >= $1))
      and not exists (select from desk_mirror as one where one.case_id = case_reference.id and one.at >= $1)
      and not exists (select from desk_item as one where one.case_id = case_reference.id and (one.sent_at >= $1
        or one.kind = 'BREAK_GLASS' and one.part_of is not null and one.answer is distinct from 'CONFIRMED'))
      and not exists (select from desk_order as one where one.case_id = case_reference.id
        and (one.confirmed_at is null or one.confirmed_at >= $1))
      and not exists (select from erasure as one
        where one.digest = encode(sha256(convert_to('hrd-erasure ' || case_reference.id, 'UTF8')), 'hex') and one.at >= $1)
    order by id`,
    [before],
  )
  return rows.map(({ id }) => id)
}
