import { closedWords, codeDomains, manyOf, recordedOn, statements } from '@hub/kit'

export const migrations = {
  '0001_outreach': statements(
    ...codeDomains,
    closedWords('first_contact_channel', 'IN_PERSON PHONE EMAIL SECURE_MESSENGER RADIO INTERMEDIARY EVENT'),
    closedWords(
      'source_kind',
      'OTHER_DEFENDER COMMUNITY_MEMBER LOCAL_ORGANISATION NETWORK JOURNALIST LAWYER DIPLOMAT THE_DEFENDER',
    ),
    closedWords(
      'isolation_factor',
      `REMOTE_AREA NO_CONNECTIVITY LANGUAGE CONFLICT_AREA MOVEMENT_RESTRICTED NO_ORGANISATION STIGMA DISABILITY POVERTY
       DETENTION`,
    ),
    `create table outreach_file (
      case_id uuid primary key references ledger.part,
      isolation_factors isolation_factor[] not null default '{}'
    )`,
    `create table first_contact (
      case_id uuid primary key references outreach_file,
      date date not null, channel first_contact_channel not null
    )`,
    `create table source (
      case_id uuid primary key references outreach_file,
      kind source_kind not null, name text
    )`,
    manyOf('outreach_file', 'mission', `country country_code not null, starts_on date not null`),
    manyOf('outreach_file', 'local_partner', `name text not null`),
  ),
  '0002_recorded_on': recordedOn('first_contact'),
}
