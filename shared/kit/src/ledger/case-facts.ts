import type { Migration } from 'kysely/migration'
import { statements } from '../member-tables.ts'

/**
 * What the ledger says of a case, in one text beside its epoch, where it was gathered from seven tables for each request
 * before. The triggers that advance the epoch write it anew, under the lock and in the transaction of the change: whoever
 * sees a change sees it here, with its epoch, and the login that serves cannot write either.
 */
export const caseFactsMigrations: Readonly<Record<string, Migration>> = {
  '0011_case_facts': statements(
    // Rows as they are, as arrays in the order in which `facts.ts` takes them apart: naming every value in every row takes
    // longer than reading it. Of what was withdrawn or closed more than once, the first time counts.
    `create function ledger.facts_of(wanted uuid[]) returns table (case_id uuid, facts text) language sql stable as $$
      select
        asked.case_id,
        json_build_array(
          part.case_id is not null and unlinked.case_id is null,
          coalesce(directives.of_case, '[]'),
          coalesce(relations.of_case, '[]')
        )::text
      from unnest(wanted) as asked (case_id)
      left join ledger.part on part.case_id = asked.case_id
      left join ledger.part_unlinking as unlinked on unlinked.case_id = asked.case_id
      left join (
        select directive.case_id, json_agg(json_build_array(
          directive.id, effect, categories, recipients, purposes, legal_basis,
          date_part('epoch', valid_from), date_part('epoch', valid_until), date_part('epoch', recorded_at),
          may_contact_again, date_part('epoch', first.withdrawn_at))) as of_case
        from ledger.consent_directive as directive
        left join (
          select directive_id, case_id, min(withdrawn_at) as withdrawn_at
          from ledger.consent_withdrawal where case_id = any(wanted) group by directive_id, case_id
        ) as first on first.directive_id = directive.id and first.case_id = directive.case_id
        where directive.case_id = any(wanted) group by directive.case_id
      ) as directives on directives.case_id = asked.case_id
      left join (
        select relation.case_id, json_agg(json_build_array(
          relation.id, member, person, kind, categories, purposes, coalesce(btrim(justification) <> '', false),
          date_part('epoch', opened_at), date_part('epoch', expires_at), date_part('epoch', first.closed_at))) as of_case
        from ledger.relation
        left join (
          select relation_id, case_id, min(closed_at) as closed_at
          from ledger.relation_closing where case_id = any(wanted) group by relation_id, case_id
        ) as first on first.relation_id = relation.id and first.case_id = relation.case_id
        where relation.case_id = any(wanted) group by relation.case_id
      ) as relations on relations.case_id = asked.case_id
    $$`,

    // Most are short enough to be read without being fetched from elsewhere and unpacked.
    `alter table ledger.case_epoch add column facts text, set (toast_tuple_target = 4080)`,
    `update ledger.case_epoch as known set facts = told.facts
      from ledger.facts_of(array(select case_id from ledger.case_epoch)) as told where told.case_id = known.case_id`,
    `alter table ledger.case_epoch alter column facts set not null`,

    // A statement of its own after the one that takes the locks: it sees what the locks waited for.
    `create or replace function ledger.advance_epochs() returns trigger language plpgsql
      security definer set search_path = '' as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(case_id::text, 0))
        from (select distinct case_id from changed order by case_id) as locked;
      insert into ledger.case_epoch as known (case_id, epoch, facts)
        select moved.case_id, moved.times, told.facts
        from (select case_id, count(*) as times from changed group by case_id) as moved
        join ledger.facts_of(array(select distinct case_id from changed)) as told on told.case_id = moved.case_id
        order by moved.case_id
        on conflict (case_id) do update set epoch = known.epoch + excluded.epoch, facts = excluded.facts;
      return null;
    end $$`,
    `create or replace function ledger.advance_all_epochs() returns trigger language plpgsql
      security definer set search_path = '' as $$
    begin
      update ledger.case_epoch as known set epoch = known.epoch + 1, facts = told.facts
        from ledger.facts_of(array(select case_id from ledger.case_epoch)) as told where told.case_id = known.case_id;
      return null;
    end $$`,

    // The one table of the ledger whose rows could so far be changed or taken out without the epoch moving.
    `create trigger updated_from after update on ledger.part_unlinking referencing old table as changed
      for each statement execute function ledger.advance_epochs()`,
    `create trigger updated_to after update on ledger.part_unlinking referencing new table as changed
      for each statement execute function ledger.advance_epochs()`,
    `create trigger deleted after delete on ledger.part_unlinking referencing old table as changed
      for each statement execute function ledger.advance_epochs()`,
    `create trigger emptied after truncate on ledger.part_unlinking
      for each statement execute function ledger.advance_all_epochs()`,
  ),

  // Later than what it replaces, which all owners have.
  '0013_epochs_of_members': statements(
    `create or replace function ledger.epochs_of(wanted uuid[]) returns table (case_id uuid, epoch bigint)
      language sql stable as $$
      select known.case_id, known.epoch from ledger.case_epoch as known where known.case_id = any(wanted)
    $$`,
  ),
}
