import type pg from 'pg'
import { type Json, roomsFrom, rowBy, rowsBy } from './read.ts'

export async function sustainingRooms(database: pg.Pool): Promise<ReadonlyMap<string, Json>> {
  const files = await rowBy(
    database,
    `select case_id, organisation_name, registration_number, country, closure_risk::text from sustaining_file`,
  )
  const instalments = await rowsBy(
    database,
    `select grant_id, due_on::text as "dueOn", amount::text, paid_on::text as "paidOn"
    from instalment order by due_on, id`,
  )
  const grants = await rowsBy(
    database,
    `select case_id, id, amount::text, currency, period_start::text as "periodStart", period_end::text as "periodEnd"
    from core_grant order by period_start desc, id`,
  )
  const accounts = await rowBy(database, `select case_id, account_holder as "accountHolder", iban from bank_details`)
  return roomsFrom(files, (caseId, file) => ({
    organisation: { name: file.organisation_name, registrationNumber: file.registration_number },
    country: file.country,
    closureRisk: file.closure_risk,
    coreGrants: (grants.get(caseId) ?? []).map(grant => ({
      ...grant,
      instalments: instalments.get(String(grant.id)) ?? [],
    })),
    bankDetails: accounts.get(caseId) ?? null,
  }))
}
