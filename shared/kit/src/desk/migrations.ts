import { statements } from '../member-tables.ts'

/** What the desk adds to a member's ledger. Rows are only ever added, here too. */
export const deskMigrations = {
  '0010_desk': statements(
    // What was offered, asked for or done, as the member knows it that has to decide: the decisive copy of an envelope.
    `create table ledger.desk_item (
      id uuid primary key,
      kind text not null,
      case_id uuid not null,
      sender text not null,
      sender_sub text not null,
      recipient text not null,
      categories text[] not null,
      purposes text[] not null,
      sent_at timestamptz not null,
      expires_at timestamptz not null,
      detail jsonb not null default '{}'
    )`,
    `create index desk_item_case on ledger.desk_item (case_id)`,
    // The first answer is the only one: whoever comes second fails on the key.
    `create table ledger.desk_answer (
      item_id uuid primary key references ledger.desk_item,
      answer text not null,
      answered_by text not null,
      member text not null,
      answered_at timestamptz not null
    )`,
    // Free text, apart from all else: it can be erased, and nothing else need be.
    `create table ledger.desk_text (item_id uuid primary key, text text not null)`,
    `create table ledger.part_unlinking (
      case_id uuid primary key references ledger.part,
      unlinked_by text not null,
      unlinked_at timestamptz not null
    )`,
    // Whatever a command did here, once: no text, and nothing that the ledger does not say elsewhere.
    `create table ledger.desk_event (
      seq bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      command_id uuid not null unique,
      kind text not null,
      case_id uuid not null,
      sub text not null,
      member text not null,
      role text not null,
      purpose text not null,
      detail jsonb not null,
      position bigint unique
    )`,
    `create index desk_event_case on ledger.desk_event (case_id)`,
    // Who received something of a case is looked for in the log from some day on; this costs its writer nothing.
    `create index release_log_at on ledger.release_log using brin (at)`,
    `create trigger inserted after insert on ledger.part_unlinking referencing new table as changed
      for each statement execute function ledger.advance_epochs()`,
  ),
  // Of several processes on one database, the registry reaches any: whichever takes what was missed says for whom.
  '0014_caught_up': statements(
    `create table ledger.desk_caught_up (nonce uuid primary key, at timestamptz not null default clock_timestamp())`,
  ),
}
