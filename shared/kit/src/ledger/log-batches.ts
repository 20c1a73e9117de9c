import type { Migration } from 'kysely/migration'
import { statements } from '../member-tables.ts'

/**
 * Writing the release log, a few statements for any number of rows and cases. Both functions need `ledger.epochs_of`, which
 * an owner replaces by one that reads its epochs from where they are.
 */
export const logBatchesMigrations: Readonly<Record<string, Migration>> = {
  '0012_log_batches': statements(
    // The epochs of those cases that have one; all others have 0.
    `create function ledger.epochs_of(wanted uuid[]) returns table (case_id uuid, epoch bigint) language sql stable as $$
      select asked.case_id, ledger.epoch_of(asked.case_id) from unnest(wanted) as asked (case_id)
    $$`,

    // Writes the log row, unless the ledger of one of the cases moved since the decision: then writes nothing and
    // returns false, and the owner decides again. A second statement inside the function sees what the locks waited for.
    `create or replace function ledger.log_release(
      cases uuid[], epochs bigint[],
      assertion_id uuid, request_id uuid, sub text, member text, role text, purpose text, on_behalf_of text,
      schema_digest text, agreement_digest text, table_digest text, body_digest text, fields text[], entries jsonb
    ) returns boolean language plpgsql as $$
    begin
      -- On any other level the check below would not see what the locks waited for.
      if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'releases are logged on read committed';
      end if;
      if cardinality(cases) is distinct from cardinality(epochs) then
        raise exception 'one epoch for each case';
      end if;
      perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 0))
        from (select distinct unnest(cases) as one order by one) as asked;
      if exists (
        select from unnest(cases, epochs) as seen (case_id, epoch)
        left join ledger.epochs_of(cases) as now on now.case_id = seen.case_id
        where coalesce(now.epoch, 0) is distinct from seen.epoch
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

    // The same for several requests that came at the same time, each with a verdict of its own, in their order:
    // WRITTEN, MOVED (decide again), REPLAYED (the assertion is in the log), or BUSY. One request must not wait for
    // what another is about, so this takes the locks that are free and leaves BUSY rows to be written alone, above;
    // and since it never waits for a case, two that lock the same cases cannot wait for each other.
    `create or replace function ledger.log_releases(releases jsonb) returns text[] language plpgsql as $$
    declare
      -- In a variable, since PostgreSQL opens \`epochs_of\` up in the statement below only where it is given no subquery.
      every uuid[] := array(
        select distinct asked from jsonb_to_recordset(releases) as one (cases uuid[]), unnest(one.cases) as asked
      );
      busy bigint[];
      moved bigint[];
      verdicts text[];
    begin
      if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'releases are logged on read committed';
      end if;
      if exists (
        select from jsonb_to_recordset(releases) as one (cases uuid[], epochs bigint[])
        where cardinality(one.cases) is distinct from cardinality(one.epochs)
      ) then
        raise exception 'one epoch for each case';
      end if;
      select coalesce(array_agg(distinct one.place) filter (
          where not pg_try_advisory_xact_lock_shared(hashtextextended(asked::text, 0))
        ), '{}') into busy
        from rows from (jsonb_to_recordset(releases) as (cases uuid[])) with ordinality as one (cases, place),
          unnest(one.cases) as asked;
      -- Another statement than the one that took the locks, so it sees what was changed before they were free.
      select coalesce(array_agg(distinct known.place), '{}') into moved
        from (
          select one.place, asked.case_id, asked.epoch
          from rows from (jsonb_to_recordset(releases) as (cases uuid[], epochs bigint[]))
              with ordinality as one (cases, epochs, place),
            unnest(one.cases, one.epochs) as asked (case_id, epoch)
        ) as known
        left join ledger.epochs_of(every) as now on now.case_id = known.case_id
        where coalesce(now.epoch, 0) is distinct from known.epoch;
      with one as materialized (
        select given.*, row_number() over (partition by given.assertion_id order by given.place) as time
        from rows from (jsonb_to_recordset(releases) as (
          assertion_id uuid, request_id uuid, sub text, member text, role text, purpose text, on_behalf_of text,
          schema_digest text, agreement_digest text, table_digest text, body_digest text, fields text[], entries jsonb
        )) with ordinality as given (
          assertion_id, request_id, sub, member, role, purpose, on_behalf_of,
          schema_digest, agreement_digest, table_digest, body_digest, fields, entries, place
        )
        where given.place <> all(busy) and given.place <> all(moved)
      ), written as (
        insert into ledger.release_log (
          assertion_id, request_id, sub, member, role, purpose, on_behalf_of,
          schema_digest, agreement_digest, table_digest, body_digest, fields, entries
        )
        select
          one.assertion_id, one.request_id, one.sub, one.member, one.role, one.purpose, one.on_behalf_of,
          one.schema_digest, one.agreement_digest, one.table_digest, one.body_digest, one.fields, one.entries
        from one where one.time = 1 order by one.place
        on conflict (assertion_id) do nothing
        returning release_log.assertion_id
      )
      select coalesce(array_agg(
        case
          when asked.place = any(busy) then 'BUSY'
          when asked.place = any(moved) then 'MOVED'
          when written.assertion_id is not null then 'WRITTEN'
          else 'REPLAYED'
        end order by asked.place
      ), '{}') into verdicts
      from generate_series(1, jsonb_array_length(releases)) as asked (place)
      left join one on one.place = asked.place
      left join written on written.assertion_id = one.assertion_id and one.time = 1;
      return verdicts;
    end $$`,

    // One index by day is enough; it came with the audits.
    `drop index if exists ledger.release_log_at`,
  ),
}
