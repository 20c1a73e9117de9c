import type { Migration } from 'kysely/migration'
import { statements } from '../member-tables.ts'
import { logBatchesMigrations } from './log-batches.ts'
import { logReleasesMigrations } from './log-releases.ts'

/** The release log, and the lock between releases of a case and changes to its ledger: the same at every owner. */
export const releaseLogMigrations: Readonly<Record<string, Migration>> = {
  ...logReleasesMigrations,
  ...logBatchesMigrations,
  '0000_release_log': statements(
    `create schema ledger`,

    // One row per fetch. The unique assertion makes a replayed request fail before anything is released.
    `create table ledger.release_log (
      seq bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      assertion_id uuid not null unique,
      request_id uuid not null,
      sub text not null,
      member text not null,
      role text not null,
      purpose text not null,
      on_behalf_of text,
      schema_digest text not null,
      agreement_digest text not null,
      table_digest text not null,
      body_digest text not null,
      fields text[] not null,
      entries jsonb not null
    )`,

    // A change to a case's ledger waits for releases of it that are being logged, and these wait for the change:
    // once a withdrawal has returned, no release of what it covers is logged any more.
    `create function ledger.lock_case() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(new.case_id::text, 0));
      return new;
    end $$`,

    // Writes the log row, unless the ledger of one of the cases moved since the decision: then writes nothing and
    // returns false, and the owner decides again. A second statement inside the function sees what the locks waited for.
    // Needs `ledger.epoch_of(uuid)`, which the owner's own part of the ledger brings.
    `create function ledger.log_release(
      cases uuid[], epochs bigint[],
      assertion_id uuid, request_id uuid, sub text, member text, role text, purpose text, on_behalf_of text,
      schema_digest text, agreement_digest text, table_digest text, body_digest text, fields text[], entries jsonb
    ) returns boolean language plpgsql as $$
    declare
      one uuid;
    begin
      -- On any other level the check below would not see what the locks waited for.
      if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'releases are logged on read committed';
      end if;
      if cardinality(cases) is distinct from cardinality(epochs) then
        raise exception 'one epoch for each case';
      end if;
      for one in select distinct unnest(cases) order by 1 loop
        perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 0));
      end loop;
      if exists (
        select from unnest(cases, epochs) as seen (case_id, epoch)
        where ledger.epoch_of(seen.case_id) is distinct from seen.epoch
      ) then
        return false;
      end if;
      insert into ledger.release_log (
        assertion_id, request_id, sub, member, role, purpose, on_behalf_of,
        schema_digest, agreement_digest, table_digest, body_digest, fields, entries
      ) values (
        log_release.assertion_id, log_release.request_id, log_release.sub, log_release.member, log_release.role,
        log_release.purpose, log_release.on_behalf_of, log_release.schema_digest, log_release.agreement_digest,
        log_release.table_digest, log_release.body_digest, log_release.fields, log_release.entries
      );
      return true;
    end $$`,
  ),
}
