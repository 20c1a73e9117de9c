import type { Migration } from 'kysely/migration'
import { statements } from '../member-tables.ts'

/**
 * Writing the release log: alone, and several rows at a time under one commit. Both need `ledger.epoch_of(uuid)`, which
 * the owner's own part of the ledger brings.
 */
export const logReleasesMigrations: Readonly<Record<string, Migration>> = {
  '0002_log_releases': statements(
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

    // The same for several requests that came at the same time, each with a verdict of its own, in their order:
    // WRITTEN, MOVED (decide again), REPLAYED (the assertion is in the log), or BUSY. One request must not wait for
    // what another is about, so this takes the locks that are free and leaves BUSY rows to be written alone, above;
    // and since it never waits for a case, two that lock the same cases cannot wait for each other.
    `create function ledger.log_releases(releases jsonb) returns text[] language plpgsql as $$
    declare
      one record;
      verdicts text[] := '{}';
      verdict text;
    begin
      if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'releases are logged on read committed';
      end if;
      for one in select * from jsonb_to_recordset(releases) as given (
        cases uuid[], epochs bigint[],
        assertion_id uuid, request_id uuid, sub text, member text, role text, purpose text, on_behalf_of text,
        schema_digest text, agreement_digest text, table_digest text, body_digest text, fields text[], entries jsonb
      ) loop
        if cardinality(one.cases) is distinct from cardinality(one.epochs) then
          raise exception 'one epoch for each case';
        end if;
        if not (
          select coalesce(bool_and(pg_try_advisory_xact_lock_shared(hashtextextended(asked::text, 0))), true)
          from unnest(one.cases) as asked
        ) then
          verdict := 'BUSY';
        elsif exists (
          select from unnest(one.cases, one.epochs) as known (case_id, epoch)
          where ledger.epoch_of(known.case_id) is distinct from known.epoch
        ) then
          verdict := 'MOVED';
        else
          insert into ledger.release_log (
            assertion_id, request_id, sub, member, role, purpose, on_behalf_of,
            schema_digest, agreement_digest, table_digest, body_digest, fields, entries
          ) values (
            one.assertion_id, one.request_id, one.sub, one.member, one.role, one.purpose, one.on_behalf_of,
            one.schema_digest, one.agreement_digest, one.table_digest, one.body_digest, one.fields, one.entries
          ) on conflict (assertion_id) do nothing;
          verdict := case when found then 'WRITTEN' else 'REPLAYED' end;
        end if;
        verdicts := verdicts || verdict;
      end loop;
      return verdicts;
    end $$`,
  ),
}
