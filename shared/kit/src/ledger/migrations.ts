import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The ledger that every member's database carries beside the member's own tables. */
export const ledgerMigrations: Record<string, Migration> = {
  '0000_ledger': {
    // biome-ignore lint/suspicious/noExplicitAny: Kysely's own type for a migration
    async up(db: Kysely<any>): Promise<void> {
      for (const statement of LEDGER) await sql.raw(statement).execute(db)
    },
  },
}

const LEDGER = [
  `create schema ledger`,

  // A case of which this owner holds a part. The local reference never leaves the member.
  `create table ledger.part (
    case_id uuid primary key,
    local_reference text not null unique,
    registered_by text not null,
    registered_at timestamptz not null
  )`,

  // Words are text on purpose: a word that nobody knows must arrive at the decision, which then says no.
  `create table ledger.consent_directive (
    id uuid primary key,
    case_id uuid not null,
    effect text not null,
    categories text[] not null,
    recipients text[] not null,
    purposes text[] not null,
    legal_basis text,
    valid_from timestamptz,
    valid_until timestamptz,
    recorded_by text not null,
    recorded_at timestamptz not null,
    collection_method text not null,
    notice_language text not null,
    notice_version text not null,
    evidence_sha256 text not null,
    may_contact_again boolean not null default true,
    unique (id, case_id)
  )`,
  `create index consent_directive_case on ledger.consent_directive (case_id)`,
  `create table ledger.consent_withdrawal (
    id uuid primary key,
    directive_id uuid not null,
    case_id uuid not null,
    withdrawn_at timestamptz not null,
    withdrawn_by text not null,
    reason text not null,
    foreign key (directive_id, case_id) references ledger.consent_directive (id, case_id)
  )`,
  `create index consent_withdrawal_case on ledger.consent_withdrawal (case_id)`,

  `create table ledger.relation (
    id uuid primary key,
    case_id uuid not null,
    member text not null,
    person text,
    kind text not null,
    categories text[] not null,
    purposes text[] not null,
    justification text,
    opened_by text not null,
    opened_at timestamptz not null,
    expires_at timestamptz,
    unique (id, case_id)
  )`,
  `create index relation_case on ledger.relation (case_id)`,
  `create table ledger.relation_closing (
    id uuid primary key,
    relation_id uuid not null,
    case_id uuid not null,
    closed_at timestamptz not null,
    closed_by text not null,
    reason text not null,
    foreign key (relation_id, case_id) references ledger.relation (id, case_id)
  )`,
  `create index relation_closing_case on ledger.relation_closing (case_id)`,

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

  // How many ledger rows a case has. Rows are only ever added, so any change that became visible changes the number.
  `create function ledger.epoch_of(wanted uuid) returns bigint language sql stable as $$
    select (select count(*) from ledger.consent_directive where case_id = wanted)
         + (select count(*) from ledger.consent_withdrawal where case_id = wanted)
         + (select count(*) from ledger.relation where case_id = wanted)
         + (select count(*) from ledger.relation_closing where case_id = wanted)
         + (select count(*) from ledger.part where case_id = wanted)
  $$`,

  // A change to a case's ledger waits for releases of it that are being logged, and these wait for the change:
  // once a withdrawal has returned, no release of what it covers is logged any more.
  `create function ledger.lock_case() returns trigger language plpgsql as $$
  begin
    perform pg_advisory_xact_lock(hashtextextended(new.case_id::text, 0));
    return new;
  end $$`,
  ...['part', 'consent_directive', 'consent_withdrawal', 'relation', 'relation_closing'].map(
    table =>
      `create trigger lock_case before insert on ledger.${table} for each row execute function ledger.lock_case()`,
  ),

  // Writes the log row, unless the ledger of one of the cases moved since the decision: then writes nothing and
  // returns false, and the owner decides again. A second statement inside the function sees what the locks waited for.
  `create function ledger.log_release(
    cases uuid[], epochs bigint[],
    assertion_id uuid, request_id uuid, sub text, member text, role text, purpose text, on_behalf_of text,
    schema_digest text, agreement_digest text, table_digest text, body_digest text, fields text[], entries jsonb
  ) returns boolean language plpgsql as $$
  declare
    one uuid;
  begin
    for one in select unnest(cases) order by 1 loop
      perform pg_advisory_xact_lock_shared(hashtextextended(one::text, 0));
    end loop;
    if exists (
      select from unnest(cases, epochs) as seen (case_id, epoch) where ledger.epoch_of(seen.case_id) <> seen.epoch
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
]
