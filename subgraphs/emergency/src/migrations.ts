import { closedWords, codeDomains, manyOf, recordedOn, statements } from '@hub/kit'

export const migrations = {
  '0001_emergency': statements(
    ...codeDomains,
    closedWords(
      'identity_document_kind',
      'PASSPORT NATIONAL_ID REFUGEE_TRAVEL_DOCUMENT RESIDENCE_PERMIT BIRTH_CERTIFICATE OTHER',
    ),
    closedWords('contact_channel_kind', 'PHONE EMAIL SECURE_MESSENGER MESSENGER INTERMEDIARY POST'),
    closedWords(
      'safe_contact_rule',
      'ANY_CHANNEL ENCRYPTED_ONLY SAFE_HOURS_ONLY THROUGH_INTERMEDIARY WAIT_FOR_CONTACT',
    ),
    closedWords('gender', 'WOMAN MAN NON_BINARY SELF_DESCRIBED NOT_STATED'),
    closedWords('risk_level', 'LOW MEDIUM HIGH CRITICAL'),
    closedWords(
      'defender_profile',
      `WOMENS_RIGHTS LGBTI_RIGHTS INDIGENOUS_PEOPLES LAND_AND_ENVIRONMENT JOURNALIST_OR_MEDIA LAWYER TRADE_UNION
       RURAL_OR_ISOLATED MINORITY_RIGHTS ANTI_CORRUPTION OTHER`,
    ),
    closedWords(
      'threat_act',
      `KILLING ENFORCED_DISAPPEARANCE TORTURE ARBITRARY_DETENTION KIDNAPPING OTHER_HARMFUL_ACT ARREST_OR_DETENTION
       THREATS_OR_HARASSMENT LEGAL_ACTION DEATH_THREAT SURVEILLANCE PHYSICAL_ATTACK RAID SMEAR_CAMPAIGN TRAVEL_BAN
       DIGITAL_ATTACK`,
    ),
    closedWords(
      'medical_need',
      `EMERGENCY_CARE SURGERY INJURY_CARE CHRONIC_ILLNESS MEDICATION MATERNAL_CARE DISABILITY_SUPPORT REHABILITATION`,
    ),
    closedWords(
      'psychosocial_need',
      `COUNSELLING TRAUMA_THERAPY CRISIS_INTERVENTION FAMILY_SUPPORT PEER_SUPPORT REST_AND_RESPITE`,
    ),
    closedWords(
      'legal_proceeding_kind',
      `CRIMINAL ADMINISTRATIVE CIVIL STRATEGIC_LAWSUIT MILITARY_OR_SPECIAL_COURT EXTRADITION ASYLUM`,
    ),
    closedWords(
      'grant_purpose',
      `PHYSICAL_SECURITY DIGITAL_SECURITY LEGAL_SUPPORT MEDICAL_CARE PSYCHOSOCIAL_CARE URGENT_RELOCATION FAMILY_SUPPORT
       SUBSISTENCE PRISON_VISITS EQUIPMENT`,
    ),
    closedWords('grant_status', 'REQUESTED APPROVED PAID REPORTED DECLINED CANCELLED'),

    `create table emergency_file (
      case_id uuid primary key references ledger.part,
      legal_name text, known_as text, date_of_birth date,
      nationality country_code,
      country_of_origin country_code,
      safe_contact_rule safe_contact_rule,
      gender gender, defender_profiles defender_profile[] not null default '{}',
      risk_level risk_level,
      medical_needs medical_need[] not null default '{}', psychosocial_needs psychosocial_need[] not null default '{}'
    )`,
    manyOf('emergency_file', 'identity_document', `kind identity_document_kind not null, number text not null`),
    manyOf(
      'emergency_file',
      'contact_channel',
      `kind contact_channel_kind not null, value text not null,
      safe_hours text check (safe_hours ~ '^([01][0-9]|2[0-3]):[0-5][0-9]/([01][0-9]|2[0-3]):[0-5][0-9]$')`,
    ),
    `create table current_location (
      case_id uuid primary key references emergency_file,
      country country_code not null, region region_code, place text
    )`,
    manyOf(
      'emergency_file',
      'threat',
      `act threat_act not null, occurred_on date, description text, alleged_perpetrator text`,
    ),
    manyOf(
      'emergency_file',
      'legal_proceeding',
      `kind legal_proceeding_kind not null, court text, next_hearing_on date`,
    ),
    `create table emergency_grant (
      id uuid primary key, case_id uuid not null references emergency_file,
      amount positive_amount not null, currency currency_code not null,
      purpose grant_purpose not null, approved_on date, status grant_status not null
    )`,
    `create index emergency_grant_case on emergency_grant (case_id)`,
    `create table grant_payee (
      grant_id uuid primary key references emergency_grant, account_holder text not null,
      iban iban not null
    )`,
  ),
  '0002_recorded_on': recordedOn('emergency_grant', 'threat'),
}
