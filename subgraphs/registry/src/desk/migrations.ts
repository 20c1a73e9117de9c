import { statements } from '@hub/kit'

/** What the registry keeps of the desk: envelopes, and orders until every member has carried them out. No text. */
export const deskMigrations = {
  '0002_desk': statements(
    `create table desk_command (
      id uuid primary key,
      digest text not null,
      field text not null,
      member text not null,
      sub text not null,
      at timestamptz not null default clock_timestamp(),
      answer jsonb
    )`,

    `create table desk_item (
      id uuid primary key,
      kind text not null,
      audience text not null,
      case_id uuid not null,
      sender text,
      sender_sub text,
      recipient text,
      -- Only the sender sees one that went to nobody.
      delivered boolean not null,
      categories text[],
      preview text[],
      granted text[],
      purposes text[],
      sent_at timestamptz not null default clock_timestamp(),
      expires_at timestamptz,
      answer text,
      answered_at timestamptz,
      ended_at timestamptz,
      notice text,
      has_text boolean not null default false,
      -- Of break-glass at one holder: the use that it belongs to.
      part_of uuid
    )`,
    `create index desk_item_recipient on desk_item (recipient, sent_at desc, id desc) where delivered`,
    `create index desk_item_sender on desk_item (sender, sent_at desc, id desc)`,
    `create index desk_item_part_of on desk_item (part_of) where part_of is not null`,

    // What a member has to carry out on the registry's signature, counted without gaps. One that fences is about a case
    // that nobody is asked about at that member until it has confirmed.
    `create table desk_order (
      id uuid primary key,
      owner text not null,
      position integer not null,
      command_id uuid not null,
      case_id uuid not null,
      fences boolean not null,
      -- What of the registry's own answers it may take away, until the member says itself.
      status_denied integer not null,
      envelope jsonb not null,
      created_at timestamptz not null default clock_timestamp(),
      confirmed_at timestamptz,
      refused text,
      unique (owner, position),
      unique (owner, command_id)
    )`,
    `create index desk_order_unconfirmed on desk_order (owner, position) where confirmed_at is null`,
    `create index desk_order_fence on desk_order (case_id) where fences and confirmed_at is null`,

    // How new the mirror of an owner's ledger is.
    `create table desk_mirror (
      case_id uuid not null,
      owner text not null,
      version bigint not null,
      at timestamptz not null default clock_timestamp(),
      primary key (case_id, owner)
    )`,
  ),

  '0005_leads': statements(
    // Who counts the person of a case in statistics, and whether that member was told.
    `create table case_lead (
      case_id uuid not null references case_reference,
      owner text not null,
      leads_from date not null,
      leads_until date,
      told boolean not null default false,
      primary key (case_id, owner, leads_from)
    )`,
    `create index case_lead_untold on case_lead (owner, case_id) where not told`,
    `insert into case_lead (case_id, owner, leads_from)
      select distinct on (case_id) case_id, owner, date_trunc('quarter', opens_at)
      from mirror_standing where kind = 'HOLDER' order by case_id, opens_at, owner`,
    // That somebody was active on a case in a quarter, by its first day, until the lead is told.
    `create table activity_flag (
      case_id uuid not null references case_reference,
      quarter date not null,
      primary key (quarter, case_id)
    )`,
    // Up to where each member's flags were taken.
    `create table activity_position (owner text primary key, position bigint not null)`,
  ),

  '0006_erasures': statements(
    // What members have erased, by digests of cases, for those that are restored from a backup of before.
    `create table erasure (
      owner text not null,
      digest text not null,
      at timestamptz not null default clock_timestamp(),
      primary key (owner, digest)
    )`,
  ),

  '0007_closed_at': statements(
    // Since when a case is closed: what is kept of it goes after a time. What was closed before counts from now on.
    `alter table case_reference add column closed_at timestamptz`,
    `update case_reference set closed_at = now() where status = 'CLOSED'`,
    `create function note_closing() returns trigger language plpgsql as $$
    begin
      new.closed_at := case when new.status <> 'CLOSED' then null
        when tg_op = 'UPDATE' and old.status = 'CLOSED' then old.closed_at else clock_timestamp() end;
      return new;
    end $$`,
    `create trigger note_closing before insert or update of status on case_reference
      for each row execute function note_closing()`,
  ),

  '0008_position': statements(
    // The last position of the orders to each member: the orders themselves may go, with a case or after their time. Those
    // up to `forgotten` may be gone although no case was erased.
    `create table desk_position (
      owner text primary key,
      last integer not null,
      forgotten integer not null default 0
    )`,
    `insert into desk_position (owner, last) select owner, max(position) from desk_order group by owner`,
  ),
}

/** The registry's server writes envelopes and mirror; the queue keeps tables of its own. */
export const deskGrants = [
  'grant insert, update on case_reference, case_epoch, desk_command, desk_item, desk_order to $login',
  'grant insert, update on erasure, desk_position to $login',
  'grant insert, update, delete on mirror_standing, mirror_consent, desk_mirror to $login',
  'grant insert, update, delete on case_lead, activity_flag, activity_position to $login',
  'grant usage on schema queue to $login',
  'grant select, insert, update, delete on all tables in schema queue to $login',
  'grant usage on all sequences in schema queue to $login',
  'grant execute on all functions in schema queue to $login',
]

/**
 * A registry that comes back from a backup has given members orders that it does not know any more. New ones must not
 * take their positions, which members would refuse; and every mirror is to be read again when its member asks for orders,
 * as those of the last weeks are.
 */
export const afterRestore = [
  'update desk_position set last = last + 1000000',
  'update desk_mirror set at = clock_timestamp()',
]
