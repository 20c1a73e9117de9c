import { closedWords, manyOf, recordedOn, statements } from '@hub/kit'

export const migrations = {
  '0001_training': statements(
    closedWords('risk_level', 'LOW MEDIUM HIGH CRITICAL'),
    closedWords(
      'training_topic',
      `RISK_ASSESSMENT DIGITAL_SECURITY PHYSICAL_SECURITY TRAVEL_SECURITY PSYCHOSOCIAL_WELLBEING FIRST_AID
       HUMAN_RIGHTS_MECHANISMS DOCUMENTATION_OF_VIOLATIONS ADVOCACY_SKILLS ORGANISATIONAL_SECURITY`,
    ),
    closedWords(
      'security_tool',
      `PASSWORD_MANAGER SECURITY_KEY ENCRYPTED_MESSENGER VPN SECURE_PHONE SECURE_LAPTOP DISK_ENCRYPTION PANIC_BUTTON
       SURVEILLANCE_CAMERA FIRST_AID_KIT`,
    ),
    closedWords('assessment_kind', 'DEVICES ACCOUNTS COMMUNICATIONS WEBSITE_OR_NETWORK HOME OFFICE TRAVEL'),
    closedWords(
      'assessment_finding',
      `NO_ISSUE WEAK_PASSWORDS NO_SECOND_FACTOR OUTDATED_SOFTWARE UNENCRYPTED_STORAGE UNENCRYPTED_COMMUNICATION
       SUSPECTED_SPYWARE ACCOUNT_TAKEN_OVER EXPOSED_LOCATION NO_BACKUP UNSECURED_PREMISES NO_EMERGENCY_PLAN`,
    ),
    `create table training_file (
      case_id uuid primary key references ledger.part,
      tools_provided security_tool[] not null default '{}'
    )`,
    manyOf(
      'training_file',
      'training_session',
      `topic training_topic not null, held_on date not null, hours integer not null check (hours > 0),
      completed boolean not null`,
    ),
    manyOf(
      'training_file',
      'security_assessment',
      `kind assessment_kind not null, finding assessment_finding not null, severity risk_level not null`,
    ),
  ),
  '0002_recorded_on': recordedOn('training_session'),
}
