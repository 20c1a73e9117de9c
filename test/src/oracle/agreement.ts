/**
 * The sharing agreement as SQL, written out by hand from agreement.md: common table expressions that every query of the
 * oracle starts with. One row of `agreement` is one cell of its tables; what has no row is never released.
 */
export const AGREEMENT = `
personal (category) as (
  values ('CASE_STATUS'), ('INVOLVEMENT'), ('IDENTITY'), ('CONTACT'), ('LOCATION'), ('ORIGIN'), ('FAMILY'), ('PROFILE'),
    ('THREAT'), ('HEALTH'), ('DIGITAL_SECURITY'), ('LEGAL'), ('FUNDING'), ('BANKING'), ('TRAINING'), ('ADVOCACY'),
    ('HOSTING'), ('SOURCE'), ('NOTES'), ('THIRD_PARTY')
),
staff (role) as (values ('PARTNER_SYSTEM'), ('CASE_WORKER')),
casework (purpose) as (
  values ('EMERGENCY_PROTECTION'), ('CASE_COORDINATION'), ('GRANT_ASSESSMENT'), ('GRANT_PAYMENT'),
    ('RELOCATION_PLACEMENT'), ('TRAINING'), ('ADVOCACY_PRIVATE'), ('OUTREACH')
),
any_purpose (purpose) as (
  select purpose from casework
  union all values ('ADVOCACY_PUBLIC'), ('DOUBLE_FUNDING_CHECK'), ('AGGREGATE_REPORTING'), ('AUDIT')
),
shared (purpose, categories) as (
  values
    ('EMERGENCY_PROTECTION', 'INVOLVEMENT, IDENTITY, CONTACT, LOCATION, ORIGIN, FAMILY, PROFILE, THREAT, HEALTH, LEGAL, NOTES, THIRD_PARTY'),
    ('CASE_COORDINATION', 'INVOLVEMENT, IDENTITY, CONTACT, ORIGIN, PROFILE, THREAT, NOTES'),
    ('GRANT_ASSESSMENT', 'IDENTITY, ORIGIN, PROFILE, THREAT, LEGAL, FUNDING, NOTES'),
    ('GRANT_PAYMENT', 'IDENTITY, FUNDING, BANKING'),
    ('RELOCATION_PLACEMENT', 'IDENTITY, CONTACT, LOCATION, ORIGIN, FAMILY, HEALTH, THREAT, LEGAL, NOTES'),
    ('TRAINING', 'CONTACT, PROFILE, TRAINING, DIGITAL_SECURITY'),
    ('ADVOCACY_PRIVATE', 'IDENTITY, ORIGIN, PROFILE, THREAT, LEGAL, ADVOCACY, THIRD_PARTY'),
    ('OUTREACH', 'CONTACT, ORIGIN, PROFILE')
),
agreement (condition, relation, role, purpose, category) as (
  select 'free', 'HOLDER', role, purpose, category from staff, casework, personal
    where (category <> 'BANKING' or purpose = 'GRANT_PAYMENT') and (category <> 'SOURCE' or role = 'CASE_WORKER')
  union all
  select 'free', 'HOLDER', role, 'DOUBLE_FUNDING_CHECK', 'FUNDING' from staff
  union all
  select 'free', 'PARTICIPANT', role, purpose, 'CASE_STATUS'
    from staff, (select purpose from casework union all values ('ADVOCACY_PUBLIC'), ('DOUBLE_FUNDING_CHECK')) as wide
  union all
  values ('free', 'COORDINATING', 'COORDINATOR', 'CASE_COORDINATION', 'CASE_STATUS')
  union all
  select 'free', 'EMERGENCY', 'CASE_WORKER', 'EMERGENCY_PROTECTION', category
    from (values ('IDENTITY'), ('CONTACT'), ('THREAT'), ('HEALTH'), ('CASE_STATUS')) as acute (category)
  union all
  select 'free', 'CONSORTIUM', role, 'RELOCATION_PLACEMENT', 'HOSTING'
    from (select role from staff union all values ('COORDINATOR')) as finding_hosts
  union all
  select 'ifConsented', relation, role, 'ADVOCACY_PUBLIC', 'ADVOCACY'
    from (values ('HOLDER'), ('REFERRED'), ('GRANTED')) as kind (relation), staff
  union all
  select 'ifConsented', relation, role, purpose, category
    from (values ('REFERRED'), ('GRANTED')) as kind (relation), staff, shared,
      unnest(string_to_array(shared.categories, ', ')) as category
  union all
  select 'ifConsented', relation, role, 'DOUBLE_FUNDING_CHECK', 'FUNDING'
    from (values ('REFERRED'), ('GRANTED'), ('CO_HOLDER')) as kind (relation), staff
  union all
  select 'ifConsented', 'COORDINATING', 'COORDINATOR', 'CASE_COORDINATION', category
    from (values ('INVOLVEMENT'), ('ORIGIN'), ('THREAT')) as steering (category)
  union all
  select 'ifConsented', 'PARTICIPANT', role, purpose, 'INVOLVEMENT' from staff, casework
),
-- Which legal basis a category accepts.
accepted (basis, category) as (
  select 'CONSENT', category from personal where category <> 'THIRD_PARTY'
  union all values ('VITAL_INTEREST', 'THIRD_PARTY'), ('PUBLIC_INTEREST', 'THIRD_PARTY')
),
-- Members, with the day on which each joined.
organisation (member, joined) as (
  values ('emergency', timestamptz '2024-01-01 00:00:00Z'), ('sustaining', '2024-01-01 00:00:00Z'),
    ('relocation', '2024-01-01 00:00:00Z'), ('training', '2024-01-01 00:00:00Z'), ('advocacy', '2024-01-01 00:00:00Z'),
    ('outreach', '2025-07-01 00:00:00Z')
)`
