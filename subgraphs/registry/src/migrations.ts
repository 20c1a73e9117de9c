import { closedWords, releaseLogMigrations, statements } from '@hub/kit'
import { deskMigrations } from './desk/migrations.ts'

/** The registry decides on its mirror, so its epochs are the mirror's. The function finds the table when it is called. */
export const ledger = {
  ...releaseLogMigrations,
  '0001_mirror_epoch': statements(
    `create function ledger.epoch_of(wanted uuid) returns bigint language plpgsql stable as $$
    begin
      return coalesce((select epoch from public.case_epoch where case_id = wanted), 0);
    end $$`,
  ),
}

const consentBits = [
  'status_denied',
  'involvement_permitted',
  'involvement_denied',
  'not_understood',
  'involvement_withdrawn',
  'involvement_expired',
]

export const migrations = {
  ...deskMigrations,
  '0001_registry': statements(
    // The order of the words is the order of lists.
    closedWords('subject_kind', 'PERSON FAMILY ORGANISATION COMMUNITY'),
    closedWords('case_status', 'OPEN ON_HOLD CLOSED'),
    `create table case_reference (
      id uuid primary key,
      reference text collate "C" not null unique,
      subject_kind subject_kind not null,
      status case_status not null,
      opened_on date not null
    )`,
    // A list is read along one of these, or along the recipient's own cases below, whichever is shorter.
    `create index case_reference_subject_kind on case_reference (subject_kind, id)`,
    `create index case_reference_status on case_reference (status, id)`,
    `create index case_reference_opened_on on case_reference (opened_on, id)`,

    `create table mirror_standing (
      case_id uuid not null references case_reference,
      owner text not null,
      recipient text not null,
      person text,
      kind text not null,
      purposes integer not null,
      opens_at timestamptz not null,
      closes_at timestamptz
    )`,
    // The first answers "which cases exist for this recipient" and "does this one" without touching the table.
    `create index mirror_standing_recipient on mirror_standing (recipient, case_id)
      include (kind, purposes, person, opens_at, closes_at)`,
    `create index mirror_standing_case on mirror_standing (case_id)`,

    `create table mirror_consent (
      case_id uuid not null references case_reference,
      owner text not null,
      recipient text not null,
      opens_at timestamptz,
      closes_at timestamptz,
      ${consentBits.map(column => `${column} integer not null,`).join('\n      ')}
      may_contact_again boolean not null
    )`,
    `create index mirror_consent_case on mirror_consent (case_id)`,
    `create index mirror_consent_status_denied on mirror_consent (recipient, case_id)
      include (status_denied, opens_at, closes_at) where status_denied <> 0`,

    `create table case_epoch (case_id uuid primary key references case_reference, epoch bigint not null)`,
    // Once a change to the mirror has returned, no release decided on the mirror before it is logged any more: the
    // change waits for releases that are being logged, and later ones wait for the change and see its epoch.
    `create function advance_epoch() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(case_id::text, 0))
        from (select distinct case_id from changed order by case_id) as locked;
      insert into case_epoch as known (case_id, epoch)
        select distinct case_id, 1 from changed order by case_id
        on conflict (case_id) do update set epoch = known.epoch + 1;
      return null;
    end $$`,
    ...['mirror_standing', 'mirror_consent'].flatMap(table => [
      `create trigger inserted after insert on ${table} referencing new table as changed
        for each statement execute function advance_epoch()`,
      `create trigger updated_from after update on ${table} referencing old table as changed
        for each statement execute function advance_epoch()`,
      `create trigger updated_to after update on ${table} referencing new table as changed
        for each statement execute function advance_epoch()`,
      `create trigger deleted after delete on ${table} referencing old table as changed
        for each statement execute function advance_epoch()`,
    ]),
  ),

  '0002_holders': statements(
    // Who holds a part of a case, without a look at all others that stand to it.
    `create index mirror_standing_holder on mirror_standing (case_id)
      include (owner, opens_at, closes_at) where kind = 'HOLDER'`,
  ),

  '0003_epochs_of': statements(
    // What the log compares epochs by, where they are.
    `create or replace function ledger.epochs_of(wanted uuid[]) returns table (case_id uuid, epoch bigint)
      language sql stable as $$
      select known.case_id, known.epoch from public.case_epoch as known where known.case_id = any(wanted)
    $$`,
  ),
}
