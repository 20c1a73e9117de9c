import { closedWords, codeDomains, recordedOn, statements } from '@hub/kit'

export const migrations = {
  '0001_sustaining': statements(
    ...codeDomains,
    closedWords('risk_level', 'LOW MEDIUM HIGH CRITICAL'),
    `create table sustaining_file (
      case_id uuid primary key references ledger.part,
      organisation_name text not null, registration_number text,
      country country_code,
      closure_risk risk_level
    )`,
    `create table core_grant (
      id uuid primary key, case_id uuid not null references sustaining_file,
      amount positive_amount not null, currency currency_code not null,
      period_start date not null, period_end date not null, check (period_start <= period_end)
    )`,
    `create index core_grant_case on core_grant (case_id)`,
    `create table instalment (
      grant_id uuid not null references core_grant, id integer generated always as identity,
      due_on date not null, amount positive_amount not null, paid_on date,
      primary key (grant_id, id)
    )`,
    `create table bank_details (
      case_id uuid primary key references sustaining_file, account_holder text not null,
      iban iban not null
    )`,
  ),
  '0002_recorded_on': recordedOn('core_grant'),
}
