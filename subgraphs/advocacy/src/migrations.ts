import { closedWords, manyOf, recordedOn, statements } from '@hub/kit'

export const migrations = {
  '0001_advocacy': statements(
    closedWords('publication_permission', 'NOT_ASKED REFUSED ANONYMOUS NAMED'),
    closedWords(
      'advocacy_action_kind',
      'URGENT_APPEAL DEMARCHE LETTER BRIEFING TRIAL_OBSERVATION PRESS_STATEMENT VISIBILITY_ACTION EVENT',
    ),
    closedWords(
      'advocacy_addressee',
      `EUROPEAN_PARLIAMENT EEAS EU_DELEGATION EUROPEAN_COMMISSION EU_MEMBER_STATE NATIONAL_AUTHORITY
       UN_SPECIAL_PROCEDURES REGIONAL_HUMAN_RIGHTS_BODY PUBLIC`,
    ),
    closedWords('advocacy_action_status', 'DRAFT SENT ANSWERED CLOSED'),
    `create table advocacy_file (
      case_id uuid primary key references ledger.part,
      publication_permission publication_permission not null default 'NOT_ASKED'
    )`,
    manyOf(
      'advocacy_file',
      'advocacy_action',
      `kind advocacy_action_kind not null, addressee advocacy_addressee not null,
      sent_on date, status advocacy_action_status not null, text text`,
    ),
    manyOf('advocacy_file', 'appeal', `title text not null, published_on date, url text check (url ~ '^https://')`),
    `create table published_appeal (
      id integer generated always as identity primary key,
      title text not null, published_on date not null, url text not null unique check (url ~ '^https://')
    )`,
    `create index published_appeal_latest on published_appeal (published_on desc, id)`,
  ),
  '0002_recorded_on': recordedOn('advocacy_action'),
}
