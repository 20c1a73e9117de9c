import type { Migration } from 'kysely/migration'
import { logRowsMigrations } from '../ledger/log-rows.ts'
import { statements } from '../member-tables.ts'

/**
 * The tree over an owner's log, and what is signed about it. Rows are only ever added, by the login that serves. The
 * history of these migrations is their own, for they stand beside the ledger and not after it.
 */
export const transparencyMigrations: Readonly<Record<string, Migration>> = {
  ...logRowsMigrations,
  '0000_tree': statements(
    // The entries of the log in the order in which they became visible. What a leaf says of persons and cases are
    // salted digests, so it can stay when the row that it was made of is erased.
    `create table ledger.log_leaf (
      index bigint primary key check (index >= 0),
      source text not null,
      seq bigint not null,
      leaf text not null,
      hash bytea not null check (length(hash) = 32),
      unique (source, seq)
    )`,
    `alter table ledger.log_leaf alter column leaf set storage external`,

    // Salts of one entry, 16 bytes each: who asked, then case by case. Erased together with what they stand for.
    `create table ledger.log_salt (
      source text not null,
      seq bigint not null,
      salts bytea not null check (length(salts) % 16 = 0),
      primary key (source, seq)
    )`,

    // Hashes of complete subtrees, of every fourth level: what lies between is computed from at most 16 of them.
    `create table ledger.log_node (
      level smallint not null check (level > 0 and level % 4 = 0),
      index bigint not null check (index >= 0),
      hash bytea not null check (length(hash) = 32),
      primary key (level, index)
    )`,

    // Up to which row of a source every row that will ever be there has a leaf.
    `create table ledger.log_settled (
      source text not null,
      through bigint not null,
      primary key (source, through)
    )`,

    // Which rows of the release log are about a case, for those who may ask who saw it.
    `create table ledger.log_case (
      case_id uuid not null,
      seq bigint not null,
      primary key (case_id, seq)
    )`,

    // Public keys that the owner has signed its log with.
    `create table ledger.log_key (
      kid text primary key,
      x text not null,
      since timestamptz not null default now()
    )`,

    // A signed statement is kept in words: the payload as it was signed, the key (and where it is another's, its
    // public half, an Ed25519 JWK's \`x\`), the signature.
    `create table ledger.checkpoint (
      size bigint primary key,
      root bytea not null check (length(root) = 32),
      at timestamptz not null default now(),
      statement text not null,
      kid text not null,
      signature text not null
    )`,
    `create table ledger.cosignature (
      size bigint not null references ledger.checkpoint,
      cosigner text not null,
      at timestamptz not null default now(),
      statement text not null,
      kid text not null,
      x text not null,
      signature text not null,
      primary key (size, cosigner)
    )`,
  ),
  '0001_peers': statements(
    // Checkpoints of others that this owner has cosigned: the memory that a rewritten history is held against.
    `create table ledger.cosigned (
      origin text not null,
      size bigint not null,
      root bytea not null check (length(root) = 32),
      at timestamptz not null default now(),
      checkpoint text not null,
      checkpoint_kid text not null,
      checkpoint_x text not null,
      checkpoint_signature text not null,
      statement text not null,
      kid text not null,
      signature text not null,
      primary key (origin, size)
    )`,
    // Signed checkpoints of others that contradict what was cosigned: with that, they prove that a log was rewritten.
    `create table ledger.log_dispute (
      origin text not null,
      reason text not null,
      seen_size bigint not null,
      at timestamptz not null default now(),
      checkpoint text not null,
      checkpoint_kid text not null,
      checkpoint_x text not null,
      checkpoint_signature text not null,
      primary key (origin, reason, seen_size, checkpoint_signature)
    )`,
  ),
  '0002_erasure': statements(
    `create index checkpoint_at on ledger.checkpoint (at)`,

    // Which rows of the log were erased, in whole or in part: any other row that is gone was taken out.
    `create table ledger.log_erasure (
      source text not null,
      seq bigint not null,
      at timestamptz not null default now(),
      erased_by text not null,
      reason text not null,
      primary key (source, seq)
    )`,

    // Erases what the release log says about a case, with the salts under which leaves refer to it. For the login that
    // migrates: it runs by the rights of whoever calls it, and the login that serves has none to change a row.
    `create function ledger.erase_case(wanted uuid, by_whom text, why text) returns bigint language plpgsql as $$
    declare
      wanted_seq bigint;
      place int;
      erased bigint := 0;
    begin
      for wanted_seq in select seq from ledger.log_case where case_id = wanted loop
        insert into ledger.log_erasure (source, seq, erased_by, reason) values ('release', wanted_seq, by_whom, why)
          on conflict do nothing;
        for place in
          select ordinality from ledger.release_log, jsonb_array_elements(entries) with ordinality
          where seq = wanted_seq and value ->> 'case' = wanted::text
        loop
          update ledger.log_salt set salts = overlay(salts placing decode(repeat('00', 16), 'hex') from place * 16 + 1)
            where source = 'release' and seq = wanted_seq;
          update ledger.release_log set entries = jsonb_set(entries, array[(place - 1)::text], '{"erased": true}')
            where seq = wanted_seq;
        end loop;
        erased := erased + 1;
      end loop;
      delete from ledger.log_case where case_id = wanted;
      return erased;
    end $$`,
  ),
  '0003_audit': statements(
    // The keys that pseudonyms are made under, one for each audit and auditor.
    `create table ledger.audit_key (
      audit uuid not null,
      auditor text not null,
      key bytea not null check (length(key) = 32),
      begun timestamptz not null default now(),
      primary key (audit, auditor)
    )`,
    // Audits are about days; this costs the writer of the log nothing.
    `create index release_log_day on ledger.release_log using brin (at)`,
  ),
  '0004_incarnations': statements(
    // The log of an owner that was restored from a backup begins anew. What the backup had of it before stands here: it
    // is verified as ever, and nothing is appended to it.
    `create table ledger.log_incarnation (
      incarnation integer primary key check (incarnation > 0),
      at timestamptz not null default now(),
      kept_incarnation integer not null,
      kept_size bigint not null
    )`,
    `create table ledger.past_leaf (
      incarnation integer not null,
      index bigint not null,
      source text not null,
      seq bigint not null,
      leaf text not null,
      hash bytea not null,
      primary key (incarnation, index)
    )`,
    `create index past_leaf_row on ledger.past_leaf (source, seq)`,
    `create table ledger.past_checkpoint (
      incarnation integer not null,
      size bigint not null,
      root bytea not null,
      at timestamptz not null,
      statement text not null,
      kid text not null,
      signature text not null,
      primary key (incarnation, size)
    )`,
    `create table ledger.past_cosignature (
      incarnation integer not null,
      size bigint not null,
      cosigner text not null,
      at timestamptz not null,
      statement text not null,
      kid text not null,
      x text not null,
      signature text not null,
      primary key (incarnation, size, cosigner)
    )`,

    // What this owner has seen of others, by the incarnation of their logs; and that they began anew, in their words.
    `alter table ledger.cosigned add column incarnation integer not null default 0`,
    `alter table ledger.cosigned drop constraint cosigned_pkey`,
    `alter table ledger.cosigned add primary key (origin, incarnation, size)`,
    `create table ledger.log_restoration (
      origin text not null,
      incarnation integer not null,
      at timestamptz not null default now(),
      beginning text not null,
      primary key (origin, incarnation)
    )`,
  ),
  '0005_erasures': statements(
    // Which cases were erased, by a digest that tells nothing to whoever does not know the case already.
    `create table ledger.erasure (
      digest text primary key,
      at timestamptz not null default now(),
      erased_by text not null,
      reason text not null,
      counts jsonb not null
    )`,
  ),
  '0006_retention': statements(
    // Up to when rows of the release log were let go: who was told something before then cannot be looked up any more.
    `create table ledger.log_forgotten (alone boolean primary key default true check (alone), through timestamptz not null)`,

    // Lets go of rows of the release log that have their leaf, with their salts: what stays is a leaf that names nobody,
    // and that the row was let go. For the login that migrates, which may; it runs by the rights of whoever calls it.
    `create function ledger.forget_releases(before timestamptz, at_most integer, by_whom text, why text) returns bigint
      language sql as $$
      with old as materialized (
        select seq, at from ledger.release_log as entry where at < before and (
          exists (select from ledger.log_leaf as leaf where leaf.source = 'release' and leaf.seq = entry.seq)
          or exists (select from ledger.past_leaf as leaf where leaf.source = 'release' and leaf.seq = entry.seq))
        order by seq limit at_most
      ), noted as (
        insert into ledger.log_erasure (source, seq, erased_by, reason) select 'release', seq, by_whom, why from old
          on conflict do nothing
      ), moved as (
        insert into ledger.log_forgotten as known (through) select max(at) from old having count(*) > 0
          on conflict (alone) do update set through = greatest(known.through, excluded.through)
      ), unsalted as (
        delete from ledger.log_salt where source = 'release' and seq in (select seq from old)
      ), gone as (
        delete from ledger.release_log where seq in (select seq from old) returning seq
      )
      select count(*) from gone
    $$`,
    // Takes what was let go out of the index by case, afterwards and in one pass: the index is in the order of cases.
    `create function ledger.forget_filed() returns void language sql as $$
      delete from ledger.log_case as filed
      where filed.seq <= (select max(seq) from ledger.log_erasure where source = 'release')
        and not exists (select from ledger.release_log as entry where entry.seq = filed.seq)
    $$`,

    // When what was let go, in counts.
    `create table ledger.retention_run (
      at timestamptz primary key default clock_timestamp(),
      periods jsonb not null,
      counts jsonb not null
    )`,
  ),
}
