import { makeSalts, particularsDigest } from '@hub/transparency'
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { statements } from '../member-tables.ts'

/**
 * Rows of the release log without their words: what was asked for and what was decided is much the same in row after row,
 * and stands once, under its digest. Every row had all of it before, once for each case. Part of the history of the tree,
 * since rows take over their salts from there.
 */
export const logRowsMigrations: Readonly<Record<string, Migration>> = {
  '0007_log_rows': {
    async up(db: Kysely<never>): Promise<void> {
      await statements(...TABLES, ...CONVERSION).up(db)
      await prepareRows(db)
      await statements(...AFTER, ...READING, WRITING, ...ERASING).up(db)
    },
  },
}

const TABLES = [
  // Lists of fields, and decisions: relations, mask, presence, and why which field was withheld. None names a case.
  `create table ledger.log_words (
    digest bytea primary key check (digest = sha256(convert_to(words::text, 'UTF8'))),
    words json not null
  )`,

  // \`cases\` are in the order of the salts, null for what hangs on none; \`decided\` is the place of each one's decision in
  // \`decisions\`, digests of 32 bytes one after the other, and null where the case was erased; \`asked\` is the digest of
  // the list of fields. \`particulars\` is what the leaf says of all that names somebody, made by whoever wrote the row.
  `alter table ledger.release_log
    add column cases uuid[], add column decided smallint[], add column decisions bytea, add column asked bytea,
    add column salts bytea check (length(salts) % 16 = 0), add column particulars bytea check (length(particulars) = 32)`,
  // A row is read whole: nothing of it is packed or put elsewhere.
  `alter table ledger.release_log set (toast_tuple_target = 8160)`,
  `alter table ledger.release_log alter column cases set storage external, alter column decided set storage external,
    alter column decisions set storage external, alter column salts set storage external`,

  // What stood for a case in a row before it was erased: the rest of the row is proven with it.
  `create table ledger.erased_reference (
    seq bigint not null,
    place smallint not null check (place > 0),
    digest bytea not null check (length(digest) = 32),
    primary key (seq, place)
  )`,

  // A line for each case and each time that leaves were made, and no longer for each row.
  `alter table ledger.log_case rename column seq to first_seq`,
  `alter table ledger.log_case add column last_seq bigint`,
  `update ledger.log_case set last_seq = first_seq`,
  `alter table ledger.log_case alter column last_seq set not null, add check (last_seq >= first_seq)`,
]

const CONVERSION = [
  `insert into ledger.log_words (digest, words)
    select sha256(convert_to(words, 'UTF8')), words::json from (
      select to_json(fields)::text as words from ledger.release_log
      union
      select (entry - 'case')::text from ledger.release_log, jsonb_array_elements(entries) as entry
        where not entry ? 'erased'
    ) as distinct_words`,
  `with entry as (
      select seq, place, nullif(entry ->> 'case', '')::uuid as case_id,
        case when not entry ? 'erased' then sha256(convert_to((entry - 'case')::text, 'UTF8')) end as digest
      from ledger.release_log, jsonb_array_elements(entries) with ordinality as e (entry, place)
    ), ranked as (
      select entry.*, case when digest is not null then dense_rank() over (partition by seq order by digest) end as decided
      from entry
    ), whole as (
      select seq, array_agg(case_id order by place) as cases, array_agg(decided::smallint order by place) as decided,
        string_agg(distinct digest, ''::bytea order by digest) as decisions
      from ranked group by seq
    )
    update ledger.release_log as log set
      asked = sha256(convert_to(to_json(log.fields)::text, 'UTF8')),
      cases = coalesce(whole.cases, '{}'), decided = coalesce(whole.decided, '{}'),
      decisions = coalesce(whole.decisions, ''),
      salts = (select log_salt.salts from ledger.log_salt where source = 'release' and log_salt.seq = log.seq)
    from ledger.release_log as same left join whole on whole.seq = same.seq where same.seq = log.seq`,
  `delete from ledger.log_salt where source = 'release'`,
]

/** Rows that have no leaf yet get one of the form that is made now. */
async function prepareRows(db: Kysely<never>): Promise<void> {
  const { rows } = await sql<UnpreparedRow>`
    select seq, assertion_id as "assertionId", request_id as "requestId", sub, on_behalf_of as "onBehalfOf",
      body_digest as "bodyDigest", (
        select coalesce(json_agg(json_build_object('case', case_id,
          'decision', encode(substring(decisions from (place - 1) * 32 + 1 for 32), 'hex')) order by n), '[]')
        from unnest(cases, decided) with ordinality as one (case_id, place, n)
      ) as cases
    from ledger.release_log as log
    where not exists (select from ledger.log_leaf where source = 'release' and log_leaf.seq = log.seq)
      and not exists (select from ledger.past_leaf where source = 'release' and past_leaf.seq = log.seq)`.execute(db)
  for (const { seq, ...row } of rows) {
    const salts = makeSalts(1 + row.cases.length)
    await sql`update ledger.release_log set salts = ${salts}, particulars = ${particularsDigest(row, salts)}
      where seq = ${seq}`.execute(db)
  }
}

interface UnpreparedRow {
  readonly seq: string
  readonly assertionId: string
  readonly requestId: string
  readonly sub: string
  readonly onBehalfOf: string | null
  readonly bodyDigest: string
  readonly cases: readonly { readonly case: string | null; readonly decision: string }[]
}

const AFTER = [
  `alter table ledger.release_log drop column fields, drop column entries,
    alter column cases set not null, alter column decided set not null, alter column decisions set not null,
    alter column asked set not null, add check (cardinality(cases) = cardinality(decided))`,
  `drop function if exists ledger.log_release(uuid[], bigint[], uuid, uuid, text, text, text, text, text, text, text, text, text,
    text[], jsonb)`,
  `drop function if exists ledger.log_releases(jsonb)`,
  // What takes out of the index by case what was let go, where there is such a thing.
  `do $do$ begin
    if to_regprocedure('ledger.forget_filed()') is not null then
      create or replace function ledger.forget_filed() returns void language sql as $$
        delete from ledger.log_case as filed
        where filed.first_seq <= (select max(seq) from ledger.log_erasure where source = 'release')
          and not exists (
            select from ledger.release_log as entry
            where entry.seq between filed.first_seq and filed.last_seq and filed.case_id = any(entry.cases))
      $$;
    end if;
  end $do$`,
]

const READING = [
  // The words of a decision in a row.
  `create function ledger.decision_in(decisions bytea, place smallint) returns json language sql stable as $$
    select words from ledger.log_words where digest = substring(decisions from (place - 1) * 32 + 1 for 32)
  $$`,

  // Rows about a case: those in its ranges, and those that no leaf may have been made of yet.
  `create function ledger.rows_about(wanted uuid) returns table (seq bigint) language sql stable as $$
    select log.seq from ledger.log_case as range
      join ledger.release_log as log on log.seq between range.first_seq and range.last_seq
      where range.case_id = wanted and wanted = any(log.cases)
    union
    select log.seq from ledger.release_log as log
      where log.seq > (select coalesce(max(through), 0) from ledger.log_settled where source = 'release')
        and wanted = any(log.cases)
  $$`,

  // The log as it reads: every row with its words, an entry for each case.
  `create view ledger.release_in_words as
    select log.seq, log.at, log.assertion_id, log.request_id, log.sub, log.member, log.role, log.purpose,
      log.on_behalf_of, log.schema_digest, log.agreement_digest, log.table_digest, log.body_digest,
      array(select json_array_elements_text(asked.words)) as fields,
      (select coalesce(jsonb_agg(case when one.decided is null then '{"erased": true}' else
          jsonb_build_object('case', one.case_id) || ledger.decision_in(log.decisions, one.decided)::jsonb end
          order by one.place), '[]')
        from unnest(log.cases, log.decided) with ordinality as one (case_id, decided, place)) as entries
    from ledger.release_log as log left join ledger.log_words as asked on asked.digest = log.asked`,
]

/**
 * Writes rows that came at the same time, each with a verdict of its own, in their order: WRITTEN; MOVED, where the ledger
 * of one of its cases moved since the decision (decide again); REPLAYED, where the assertion is in the log; BUSY. One
 * request must not wait for what another is about, so this takes the locks that are free and leaves BUSY rows to be
 * written alone, and since it never waits for a case, two that lock the same cases cannot wait for each other. A row that
 * is alone `waits`. UNKNOWN, as the only verdict: words are missing, and nothing was written.
 *
 * Parameters are arrays, since they are read in no time: of all rows one after the other `cases`, `epochs` (null for what
 * hangs on no case) and `decided`, with the place in them at which each row `ends`; all others have one for each row.
 * Bytes are in hex, texts of `words` are those that may not be there yet, `needed` are the digests that must be.
 */
const WRITING = `create function ledger.log_rows(
    waits boolean, words text[], needed text[], cases uuid[], epochs bigint[], decided smallint[], ends integer[],
    assertion_ids uuid[], request_ids uuid[], subs text[], members text[], roles text[], purposes text[],
    on_behalf_ofs text[], schema_digests text[], agreement_digests text[], table_digests text[], body_digests text[],
    asked text[], decisions text[], salts text[], particulars text[]
  ) returns text[] language plpgsql as $$
  declare
    busy integer[] := '{}';
    moved integer[];
    verdicts text[] := '{}';
    verdict text;
    first integer := 1;
  begin
    -- On any other level the check below would not see what the locks waited for.
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'releases are logged on read committed';
    end if;
    if cardinality(cases) is distinct from cardinality(epochs) or cardinality(cases) is distinct from cardinality(decided)
      or cardinality(cases) is distinct from ends[cardinality(ends)]
    then
      raise exception 'one epoch for each case';
    end if;
    if waits then
      perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 0))
        from (select distinct unnest(cases) as one order by one) as asked_for where one is not null;
    else
      busy := array(
        select width_bucket(place - 1, ends) + 1 from unnest(cases) with ordinality as asked_for (one, place)
        where one is not null and not pg_try_advisory_xact_lock_shared(hashtextextended(one::text, 0))
      );
    end if;
    -- Another statement than the one that took the locks, so it sees what was changed before they were free.
    moved := array(
      select width_bucket(known.place - 1, ends) + 1
      from unnest(cases, epochs) with ordinality as known (case_id, epoch, place)
      left join ledger.epochs_of(cases) as now on now.case_id = known.case_id
      where known.case_id is not null and coalesce(now.epoch, 0) is distinct from known.epoch
    );
    if cardinality(words) > 0 then
      insert into ledger.log_words (digest, words)
        select sha256(convert_to(one, 'UTF8')), one::json from unnest(log_rows.words) as one order by 1
        on conflict do nothing;
    end if;
    if exists (
      select from unnest(needed) as one
      where not exists (select from ledger.log_words where digest = decode(one, 'hex'))
    ) then
      return '{UNKNOWN}';
    end if;
    for n in 1 .. cardinality(ends) loop
      if n = any(busy) then
        verdict := 'BUSY';
      elsif n = any(moved) then
        verdict := 'MOVED';
      else
        insert into ledger.release_log (
          assertion_id, request_id, sub, member, role, purpose, on_behalf_of,
          schema_digest, agreement_digest, table_digest, body_digest,
          cases, decided, asked, decisions, salts, particulars
        ) values (
          assertion_ids[n], request_ids[n], subs[n], members[n], roles[n], purposes[n], on_behalf_ofs[n],
          schema_digests[n], agreement_digests[n], table_digests[n], body_digests[n],
          log_rows.cases[first:ends[n]], log_rows.decided[first:ends[n]], decode(log_rows.asked[n], 'hex'),
          decode(log_rows.decisions[n], 'hex'), decode(log_rows.salts[n], 'hex'), decode(log_rows.particulars[n], 'hex')
        ) on conflict (assertion_id) do nothing;
        verdict := case when found then 'WRITTEN' else 'REPLAYED' end;
      end if;
      verdicts := verdicts || verdict;
      first := ends[n] + 1;
    end loop;
    return verdicts;
  end $$`

const ERASING = [
  // What stands for a case in a row; \`referenceText\` makes the same text.
  `create function ledger.reference_digest(salt bytea, case_id uuid, decision bytea) returns bytea language sql stable as $$
    select sha256(salt || convert_to(
      format('{"case":%s,"decision":"%s"}', coalesce('"' || case_id || '"', 'null'), encode(decision, 'hex')), 'UTF8'))
  $$`,

  // Erases what the release log says about a case, with the salts under which leaves refer to it. For the login that
  // migrates: it runs by the rights of whoever calls it, and the login that serves has none to change a row.
  `create or replace function ledger.erase_case(wanted uuid, by_whom text, why text) returns bigint language plpgsql as $$
  << mute >>
  declare
    log record;
    place integer;
    cases uuid[];
    decided smallint[];
    decisions bytea;
    salts bytea;
    nothing constant bytea := decode(repeat('00', 32), 'hex');
    erased bigint := 0;
  begin
    for log in select * from ledger.release_log where seq in (select seq from ledger.rows_about(wanted)) loop
      insert into ledger.log_erasure (source, seq, erased_by, reason) values ('release', log.seq, by_whom, why)
        on conflict do nothing;
      cases := log.cases;
      decided := log.decided;
      decisions := log.decisions;
      salts := log.salts;
      foreach place in array array_positions(cases, wanted) loop
        insert into ledger.erased_reference (seq, place, digest) values (log.seq, place, ledger.reference_digest(
          substring(salts from place * 16 + 1 for 16), wanted,
          substring(decisions from (decided[place] - 1) * 32 + 1 for 32)));
        salts := overlay(salts placing substring(nothing from 1 for 16) from place * 16 + 1);
        cases[place] := null;
        decided[place] := null;
      end loop;
      -- A decision that was only about this case goes as well.
      for place in 1 .. length(decisions) / 32 loop
        if array_position(decided, place::smallint) is null then
          decisions := overlay(decisions placing nothing from (place - 1) * 32 + 1);
        end if;
      end loop;
      update ledger.release_log as one
        set cases = mute.cases, decided = mute.decided, decisions = mute.decisions, salts = mute.salts
        where one.seq = log.seq;
      erased := erased + 1;
    end loop;
    delete from ledger.log_case where case_id = wanted;
    return erased;
  end $$`,
]
