import { NOBODY } from '../erasure/erase-case.ts'
import { BATCH, deleting, type RetentionRule } from './rule.ts'

/** When an item was settled at the member that decides on it; null while somebody may still do something with it. */
export const SETTLED = `
  select item.id, item.case_id, item.kind, answer.answer, case
    -- A use that nobody has judged waits for that, however long it takes.
    when item.kind = 'BREAK_GLASS' then case when answer.answer is not null
      then greatest(answer.answered_at, item.expires_at) end
    when answer.answer is null then item.expires_at
    when opened.id is not null
      then greatest(answer.answered_at, coalesce(least(closing.closed_at, opened.expires_at), 'infinity'))
    when answer.answer = 'ACCEPTED' then greatest(answer.answered_at, item.expires_at)
    else answer.answered_at end as at
  from ledger.desk_item as item
  left join ledger.desk_answer as answer on answer.item_id = item.id
  left join ledger.relation as opened on opened.id = item.id
  left join lateral (
    select min(closed_at) as closed_at from ledger.relation_closing where relation_id = item.id
  ) as closing on true`

/** A use of break-glass that was found wrongful keeps its person from the next one, for good. */
const ITEMS = `select id from (${SETTLED}) as settled where at < $1
  and not (kind = 'BREAK_GLASS' and answer is distinct from 'CONFIRMED')`

const hasLeaf = (source: string, entry: string) => `(
  exists (select from ledger.log_leaf as leaf where leaf.source = '${source}' and leaf.seq = ${entry}.seq)
  or exists (select from ledger.past_leaf as leaf where leaf.source = '${source}' and leaf.seq = ${entry}.seq))`

const EVENTS = `at < $1 and sub <> 'erased' and ${hasLeaf('desk', 'event')}`

/** Of tables that the kit brings, whoever the owner is. */
export const COMMON_RULES: readonly RetentionRule[] = [
  deleting(
    { kind: 'texts', what: 'messages and justifications, from when their item was settled', table: 'ledger.desk_text' },
    `item_id in (select id from (${SETTLED}) as settled where at < $1)`,
  ),
  {
    kind: 'items',
    what: 'offers, requests, proposals and uses of break-glass, from when they were settled',
    table: 'ledger.desk_item',
    count: `select count(*)::integer as n from (${ITEMS}) as old`,
    // In one statement: an item without its answer would look open.
    take: `with old as materialized (${ITEMS} limit ${BATCH}),
      texts as (delete from ledger.desk_text where item_id in (select id from old)),
      answers as (delete from ledger.desk_answer where item_id in (select id from old)),
      gone as (delete from ledger.desk_item where id in (select id from old) returning 1 as one)
      select count(*)::integer as n from gone`,
  },
  {
    kind: 'events',
    what: 'events of the desk that name who and whom, from when they happened',
    table: 'ledger.desk_event',
    count: `select count(*)::integer as n from ledger.desk_event as event where ${EVENTS}`,
    // As erasing leaves them: the digest of the order stays, so that it is not carried out twice, and so does its place.
    take: `with old as materialized (
        select seq from ledger.desk_event as event where ${EVENTS} order by seq limit ${BATCH}
      ), muted as (
        update ledger.desk_event set case_id = '${NOBODY}', sub = 'erased',
          detail = jsonb_build_object('digest', detail -> 'digest', 'result', '{}'::jsonb)
        where seq in (select seq from old)
      ), unsalted as (
        update ledger.log_salt set salts = decode(repeat('00', length(salts)), 'hex')
        where source = 'desk' and seq in (select seq from old)
      ), noted as (
        insert into ledger.log_erasure (source, seq, erased_by, reason) select 'desk', seq, 'retention', 'RETENTION'
        from old on conflict do nothing
      )
      select count(*)::integer as n from old`,
  },
  {
    kind: 'log',
    what: 'rows of the release log, from when somebody asked',
    table: 'ledger.release_log',
    count: `select count(*)::integer as n from ledger.release_log as entry
      where at < $1 and ${hasLeaf('release', 'entry')}`,
    take: `select ledger.forget_releases($1, ${BATCH}, 'retention', 'RETENTION')::integer as n`,
  },
  deleting(
    { kind: 'log', what: 'rows of the log of statistics, from when somebody asked', table: 'statistics.disclosure' },
    'disclosed_at < $1',
  ),
  deleting({ kind: 'audits', what: 'keys of audits, from when they began', table: 'ledger.audit_key' }, 'begun < $1'),
]
