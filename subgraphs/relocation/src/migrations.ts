import { closedWords, codeDomains, manyOf, recordedOn, statements } from '@hub/kit'

export const migrations = {
  '0001_relocation': statements(
    ...codeDomains,
    closedWords('placement_status', 'PLANNED CONFIRMED ACTIVE COMPLETED CANCELLED'),
    closedWords('family_relation', 'PARTNER CHILD PARENT SIBLING OTHER_DEPENDANT'),
    closedWords('age_band', 'AGE_0_2 AGE_3_5 AGE_6_11 AGE_12_17 AGE_18_64 AGE_65_AND_OVER'),
    closedWords(
      'accompanying_need',
      'SCHOOL CHILDCARE LANGUAGE_COURSE MEDICAL_CARE PSYCHOSOCIAL_CARE ACCESSIBLE_HOUSING',
    ),
    closedWords('visa_type', 'SHORT_STAY LONG_STAY HUMANITARIAN RESIDENCE_PERMIT STUDY_OR_RESEARCH VISA_FREE'),
    closedWords('visa_status', 'IN_PREPARATION APPLIED ISSUED REFUSED EXPIRED'),
    closedWords(
      'medical_arrangement',
      `HEALTH_INSURANCE GENERAL_PRACTITIONER SPECIALIST_CARE MEDICATION_SUPPLY PSYCHOTHERAPY MATERNITY_CARE
       ACCESSIBLE_HOUSING`,
    ),
    `create table host_place (
      id uuid primary key,
      region region_code not null,
      capacity integer not null check (capacity > 0),
      available_from date not null, available_until date, check (available_from <= available_until),
      languages text[] not null check (array_to_string(languages, ' ', '?') ~ '^([a-z]{3}( [a-z]{3})*)?$'),
      family_suitable boolean not null,
      name text not null, city text not null, contact text not null
    )`,
    `create index host_place_order on host_place (region, available_from, id)`,
    `create table relocation_file (
      case_id uuid primary key references ledger.part,
      medical_arrangements medical_arrangement[] not null default '{}'
    )`,
    manyOf(
      'relocation_file',
      'placement',
      `host_place_id uuid references host_place,
      city text not null, country country_code not null,
      starts_on date not null, ends_on date, status placement_status not null, check (starts_on <= ends_on)`,
    ),
    manyOf(
      'relocation_file',
      'accompanying_person',
      `relation family_relation not null, age_band age_band not null, needs accompanying_need[] not null default '{}'`,
    ),
    manyOf('relocation_file', 'visa', `type visa_type not null, status visa_status not null, expires_on date`),
    `create table stipend (
      case_id uuid primary key references relocation_file,
      amount positive_amount not null, currency currency_code not null
    )`,
  ),
  '0002_recorded_on': recordedOn('placement'),
}
