import type { Migration } from 'kysely/migration'
import { statements } from '../member-tables.ts'
import { COUNTRY_ROWS } from './countries.ts'
import type { StatisticsRights } from './grants.ts'

/**
 * What a member records for its own reporting, apart from the case view, and what it has made of it. Rows are only ever
 * added by the login that serves; the secret it cannot even read.
 */
export const memberStatisticsMigrations: Readonly<Record<string, Migration>> = {
  '0001_statistics': statements(
    `create schema statistics`,

    // HMAC (RFC 2104) needs its secret twice, padded to a block of 64 bytes and masked; both are made once.
    `create table statistics.secret (
      alone boolean primary key default true check (alone),
      secret bytea not null, inner_pad bytea not null, outer_pad bytea not null
    )`,
    `create function statistics.pad(secret bytea, mask integer) returns bytea language plpgsql immutable as $$
    declare
      padded bytea := secret || decode(repeat('00', 64 - length(secret)), 'hex');
    begin
      for at in 0..63 loop
        padded := set_byte(padded, at, get_byte(padded, at) # mask);
      end loop;
      return padded;
    end $$`,
    // 244 random bits from the operating system, spread over 32 bytes.
    `insert into statistics.secret (secret, inner_pad, outer_pad)
      select made, statistics.pad(made, 54), statistics.pad(made, 92)
      from (select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) as made) as fresh`,
    `create function statistics.mac_of(case_id uuid) returns bytea
      language sql stable security definer set search_path = pg_catalog as $$
      select sha256(outer_pad || sha256(inner_pad || uuid_send(case_id))) from statistics.secret
    $$`,
    `create function statistics.key_in(mac bytea, from_byte integer) returns bigint language sql immutable as $$
      select ('x' || encode(substr(mac, from_byte, 4), 'hex'))::bit(32)::bigint
    $$`,

    // Words are those of the plan; one that it does not know counts as not known.
    `create table statistics.profile (
      case_id uuid primary key references ledger.part,
      case_no integer not null generated always as identity,
      subject_kind text not null check (subject_kind in ('PERSON', 'FAMILY', 'ORGANISATION', 'COMMUNITY')),
      region text, gender text, profile text, threat text,
      leads_from date, leads_until date,
      record_key bigint not null, sum_key bigint not null
    )`,
    `create function statistics.give_keys() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $$
    declare
      mac bytea := statistics.mac_of(new.case_id);
    begin
      new.record_key := statistics.key_in(mac, 1);
      new.sum_key := statistics.key_in(mac, 5);
      return new;
    end $$`,
    `create trigger give_keys before insert or update of case_id, record_key, sum_key on statistics.profile
      for each row execute function statistics.give_keys()`,

    // That somebody was active on a case: recorded by the member itself, or told by the registry, which says not who.
    `create table statistics.activity (
      case_id uuid not null, recorded_on date not null default current_date, primary key (recorded_on, case_id)
    )`,

    // A quarter of an indicator, fixed when it is first asked for, with the rows that count in it for ever.
    `create table statistics.freeze (
      id integer primary key generated always as identity,
      indicator text not null, quarter text not null, definition text not null,
      frozen_at timestamptz not null default now(),
      unique (indicator, quarter)
    )`,
    `create table statistics.frozen (
      freeze_id integer not null, case_no integer not null, record_key bigint not null, sum_key bigint not null,
      value bigint not null, d1 smallint not null, d2 smallint not null, d3 smallint not null, d4 smallint not null,
      d5 smallint not null
    )`,
    // The rows of a freeze lie together.
    `create index frozen_freeze on statistics.frozen using brin (freeze_id)`,

    // What left, and leaves again: perturbed. Whoever asked for it stands in the disclosure log.
    `create table statistics.released (
      indicator text not null, dimensions text[] not null, period text not null,
      definition text not null, cells jsonb not null, released_at timestamptz not null default now(),
      primary key (indicator, period, dimensions)
    )`,
    `create table statistics.disclosure (
      assertion_id uuid primary key,
      disclosed_at timestamptz not null default now(),
      sub text not null, organisation text not null, role text not null, request_id uuid not null,
      indicator text not null, dimensions text[] not null, period text not null, definition text not null
    )`,
  ),

  '0002_kept': statements(
    // What the registry says of cases of this member: of what kind they are, and from when until when it leads them.
    `create table statistics.told_case (
      id bigint primary key generated always as identity,
      case_id uuid not null references ledger.part,
      subject_kind text not null check (subject_kind in ('PERSON', 'FAMILY', 'ORGANISATION', 'COMMUNITY')),
      leads_from date, leads_until date
    )`,
    `create index told_case_case on statistics.told_case (case_id, id desc)`,
    // That this member was active on a case in a quarter, by its first day, in the order in which the registry takes it.
    `create table statistics.active_quarter (
      position bigint not null unique generated always as identity,
      case_id uuid not null references ledger.part, quarter date not null,
      primary key (quarter, case_id)
    )`,
    // Regions of countries: members record countries, statistics are by region.
    `create table statistics.country (code char(2) primary key, region char(3) not null)`,
    COUNTRY_ROWS,
    // As before, in one function instead of two: it is called for every case.
    `create or replace function statistics.give_keys() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $$
    declare
      mac bytea;
    begin
      select sha256(outer_pad || sha256(inner_pad || uuid_send(new.case_id))) into mac from statistics.secret;
      new.record_key := statistics.key_in(mac, 1);
      new.sum_key := statistics.key_in(mac, 5);
      return new;
    end $$`,
  ),
}

/** What the login that serves may read, add to and call. It never reads the secret, and changes nothing. */
export const memberStatisticsRights: StatisticsRights = {
  reads: ['profile'],
  adds: ['freeze', 'frozen', 'released', 'disclosure', 'activity', 'told_case', 'active_quarter'],
  calls: ['keep_profiles()'],
}
