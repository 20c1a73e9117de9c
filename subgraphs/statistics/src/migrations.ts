import { releaseLogMigrations, statements } from '@hub/kit'

/** A database has a ledger of releases here, and no case that could move. */
export const ledger = {
  ...releaseLogMigrations,
  '0001_no_cases': statements(
    `create function ledger.epoch_of(wanted uuid) returns bigint language sql immutable as $$ select 0::bigint $$`,
  ),
}

/**
 * What was released, for ever: values as they are shown, so what is suppressed is not kept either. And who was told.
 */
export const statisticsMigrations = {
  '0001_released': statements(
    `create schema statistics`,
    `create table statistics.released (
      indicator text not null, dimensions text[] not null, period text not null,
      definition text not null, members text[] not null, cells jsonb not null,
      released_at timestamptz not null default now(),
      primary key (indicator, period, dimensions)
    )`,
    `create table statistics.disclosure (
      disclosed_at timestamptz not null default now(), request_id uuid not null,
      sub text not null, organisation text not null, role text not null,
      indicator text not null, dimensions text[] not null, period text not null
    )`,
  ),
}

export const statisticsRights = { reads: [], adds: ['released', 'disclosure'] }
