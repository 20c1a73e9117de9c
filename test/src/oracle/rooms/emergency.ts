import type pg from 'pg'
import { type Json, roomsFrom, rowBy, rowsBy } from './read.ts'

export async function emergencyRooms(database: pg.Pool): Promise<ReadonlyMap<string, Json>> {
  const files = await rowBy(
    database,
    `select case_id, legal_name, known_as, date_of_birth::text, nationality, country_of_origin, safe_contact_rule::text,
      gender::text, defender_profiles::text[], risk_level::text, medical_needs::text[], psychosocial_needs::text[]
    from emergency_file`,
  )
  const documents = await rowsBy(
    database,
    `select case_id, kind::text, number from identity_document order by identity_document.kind, number`,
  )
  const channels = await rowsBy(
    database,
    `select case_id, kind::text, value, safe_hours as "safeHours" from contact_channel order by id`,
  )
  const locations = await rowBy(database, `select case_id, country, region, place from current_location`)
  const threats = await rowsBy(
    database,
    `select case_id, act::text, occurred_on::text as "occurredOn", description, alleged_perpetrator as "allegedPerpetrator"
    from threat order by occurred_on desc nulls last, id`,
  )
  const proceedings = await rowsBy(
    database,
    `select case_id, kind::text, court, next_hearing_on::text as "nextHearingOn"
    from legal_proceeding order by next_hearing_on nulls last, id`,
  )
  const payees = await rowBy(database, `select grant_id, account_holder as "accountHolder", iban from grant_payee`)
  const grants = await rowsBy(
    database,
    `select case_id, id, amount::text, currency, purpose::text, approved_on::text as "approvedOn", status::text
    from emergency_grant order by approved_on desc nulls first, id`,
  )
  return roomsFrom(files, (caseId, file) => ({
    legalName: file.legal_name,
    knownAs: file.known_as,
    dateOfBirth: file.date_of_birth,
    identityDocuments: documents.get(caseId) ?? [],
    nationality: file.nationality,
    countryOfOrigin: file.country_of_origin,
    contactChannels: channels.get(caseId) ?? [],
    safeContactRule: file.safe_contact_rule,
    currentLocation: locations.get(caseId) ?? null,
    profile: { gender: file.gender, defenderProfiles: file.defender_profiles },
    riskLevel: file.risk_level,
    threats: threats.get(caseId) ?? [],
    needs: { medical: file.medical_needs, psychosocial: file.psychosocial_needs },
    legalProceedings: proceedings.get(caseId) ?? [],
    grants: (grants.get(caseId) ?? []).map(grant => ({ ...grant, payee: payees.get(String(grant.id)) ?? null })),
  }))
}
