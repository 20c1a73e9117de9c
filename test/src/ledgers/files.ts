/** SQL that gives a member's file of the case `$1` something of every category that it carries. */
export const FILES: Readonly<Record<string, readonly string[]>> = {
  emergency: [
    `insert into emergency_file (case_id, legal_name, nationality, safe_contact_rule, gender, risk_level, medical_needs)
      values ($1, 'somebody', 'KE', 'ENCRYPTED_ONLY', 'WOMAN', 'HIGH', '{SURGERY}')`,
    `insert into threat (case_id, act, occurred_on, description, alleged_perpetrator)
      values ($1, 'RAID', '2026-01-31', 'at night', 'unknown persons')`,
    `insert into emergency_grant (id, case_id, amount, currency, purpose, approved_on, status)
      values (gen_random_uuid(), $1, 1250.00, 'EUR', 'LEGAL_SUPPORT', '2026-02-28', 'PAID')`,
  ],
  sustaining: [
    `insert into sustaining_file (case_id, organisation_name, country, closure_risk) values ($1, 'a group', 'KE', 'LOW')`,
    `insert into core_grant (id, case_id, amount, currency, period_start, period_end)
      values (gen_random_uuid(), $1, 30000.00, 'EUR', '2026-01-01', '2026-12-31')`,
  ],
  relocation: [
    `insert into relocation_file (case_id, medical_arrangements) values ($1, '{HEALTH_INSURANCE}')`,
    `insert into visa (case_id, type, status) values ($1, 'HUMANITARIAN', 'APPLIED')`,
  ],
  training: [
    `insert into training_file (case_id, tools_provided) values ($1, '{VPN}')`,
    `insert into training_session (case_id, topic, held_on, hours, completed)
      values ($1, 'FIRST_AID', '2026-03-31', 8, true)`,
  ],
  advocacy: [
    `insert into advocacy_file (case_id, publication_permission) values ($1, 'ANONYMOUS')`,
    `insert into advocacy_action (case_id, kind, addressee, status, text) values ($1, 'LETTER', 'EEAS', 'DRAFT', 'a draft')`,
  ],
  outreach: [
    `insert into outreach_file (case_id, isolation_factors) values ($1, '{LANGUAGE}')`,
    `insert into first_contact (case_id, date, channel) values ($1, '2026-04-30', 'RADIO')`,
    `insert into mission (case_id, country, starts_on) values ($1, 'KE', '2026-04-30')`,
    `insert into local_partner (case_id, name) values ($1, 'a neighbour')`,
  ],
}
