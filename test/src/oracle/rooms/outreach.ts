import type pg from 'pg'
import { type Json, roomsFrom, rowBy, rowsBy } from './read.ts'

export async function outreachRooms(database: pg.Pool): Promise<ReadonlyMap<string, Json>> {
  const files = await rowBy(database, `select case_id, isolation_factors::text[] from outreach_file`)
  const contacts = await rowBy(database, `select case_id, date::text, channel::text from first_contact`)
  const sources = await rowBy(database, `select case_id, kind::text, name from source`)
  const missions = await rowsBy(
    database,
    `select case_id, country, starts_on::text as "startsOn" from mission order by starts_on desc, id`,
  )
  const partners = await rowsBy(database, `select case_id, name from local_partner order by name, id`)
  return roomsFrom(files, (caseId, file) => ({
    firstContact: contacts.get(caseId) ?? null,
    source: sources.get(caseId) ?? null,
    isolationFactors: file.isolation_factors,
    missions: missions.get(caseId) ?? [],
    localPartners: partners.get(caseId) ?? [],
  }))
}
