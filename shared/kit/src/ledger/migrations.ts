import type { Migration } from 'kysely/migration'
import { deskMigrations } from '../desk/migrations.ts'
import { statements } from '../member-tables.ts'
import { caseEpochMigrations } from './case-epoch.ts'
import { caseFactsMigrations } from './case-facts.ts'
import { releaseLogMigrations } from './release-log.ts'

/** The ledger that every member's database carries beside the member's own tables. */
export const ledgerMigrations: Readonly<Record<string, Migration>> = {
  ...deskMigrations,
  ...releaseLogMigrations,
  ...caseEpochMigrations,
  ...caseFactsMigrations,
  '0001_ledger': statements(
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

    // How many ledger rows a case has. Rows are only ever added, so any change that became visible changes the number.
    `create function ledger.epoch_of(wanted uuid) returns bigint language sql stable as $$
      select (select count(*) from ledger.consent_directive where case_id = wanted)
           + (select count(*) from ledger.consent_withdrawal where case_id = wanted)
           + (select count(*) from ledger.relation where case_id = wanted)
           + (select count(*) from ledger.relation_closing where case_id = wanted)
           + (select count(*) from ledger.part where case_id = wanted)
    $$`,

    ...['part', 'consent_directive', 'consent_withdrawal', 'relation', 'relation_closing'].map(
      table =>
        `create trigger lock_case before insert on ledger.${table} for each row execute function ledger.lock_case()`,
    ),
  ),
}
