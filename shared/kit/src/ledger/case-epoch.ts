import type { Migration } from 'kysely/migration'
import { statements } from '../member-tables.ts'

const TABLES = ['part', 'consent_directive', 'consent_withdrawal', 'relation', 'relation_closing'] as const

/**
 * The epoch of a case as a row of its own, read by its key, where it was counted in five tables before. It starts from
 * that count and only ever grows: by one for every row that is added, and for every row that somebody changed or took
 * out who may, which the count could not always tell.
 */
export const caseEpochMigrations: Readonly<Record<string, Migration>> = {
  '0003_case_epoch': statements(
    // A change leaves the old row behind on its page until it is vacuumed; half a page is kept free for that.
    `create table ledger.case_epoch (
      case_id uuid primary key,
      epoch bigint not null
    ) with (fillfactor = 50)`,

    // By the rights of its owner: whoever serves adds to the ledger, and has no right to the epochs but to read them.
    // The lock makes the change wait for releases that are being logged. Those that come after wait for the change and
    // then see the epoch that is advanced here, since a lock is let go of only once its transaction is to be seen.
    `create function ledger.advance_epochs() returns trigger language plpgsql
      security definer set search_path = '' as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(case_id::text, 0))
        from (select distinct case_id from changed order by case_id) as locked;
      insert into ledger.case_epoch as known (case_id, epoch)
        select case_id, count(*) from changed group by case_id order by case_id
        on conflict (case_id) do update set epoch = known.epoch + excluded.epoch;
      return null;
    end $$`,
    `create function ledger.advance_all_epochs() returns trigger language plpgsql
      security definer set search_path = '' as $$
    begin
      update ledger.case_epoch set epoch = epoch + 1;
      return null;
    end $$`,
    ...TABLES.flatMap(table => [
      `drop trigger lock_case on ledger.${table}`,
      `create trigger inserted after insert on ledger.${table} referencing new table as changed
        for each statement execute function ledger.advance_epochs()`,
      `create trigger updated_from after update on ledger.${table} referencing old table as changed
        for each statement execute function ledger.advance_epochs()`,
      `create trigger updated_to after update on ledger.${table} referencing new table as changed
        for each statement execute function ledger.advance_epochs()`,
      `create trigger deleted after delete on ledger.${table} referencing old table as changed
        for each statement execute function ledger.advance_epochs()`,
      `create trigger emptied after truncate on ledger.${table}
        for each statement execute function ledger.advance_all_epochs()`,
    ]),

    // The triggers above keep others from adding rows until this is committed.
    `insert into ledger.case_epoch (case_id, epoch)
      select case_id, count(*) from (
        ${TABLES.map(table => `select case_id from ledger.${table}`).join(' union all ')}
      ) as recorded group by case_id`,

    `create or replace function ledger.epoch_of(wanted uuid) returns bigint language plpgsql stable as $$
    begin
      return coalesce((select epoch from ledger.case_epoch where case_id = wanted), 0);
    end $$`,
  ),
}
