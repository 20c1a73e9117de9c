import type pg from 'pg'
import { type Json, roomsFrom, rowBy, rowsBy } from './read.ts'

export async function relocationRooms(database: pg.Pool): Promise<ReadonlyMap<string, Json>> {
  const files = await rowBy(database, `select case_id, medical_arrangements::text[] from relocation_file`)
  const hosts = await rowBy(database, `select id, name from host_place`)
  const placements = await rowsBy(
    database,
    `select case_id, host_place_id, city, country, starts_on::text as "startsOn", ends_on::text as "endsOn", status::text
    from placement order by starts_on desc, id`,
  )
  const accompanying = await rowsBy(
    database,
    `select case_id, relation::text, age_band::text as "ageBand", needs::text[] from accompanying_person order by id`,
  )
  const visas = await rowsBy(
    database,
    `select case_id, type::text, status::text, expires_on::text as "expiresOn"
    from visa order by expires_on desc nulls first, id`,
  )
  const stipends = await rowBy(database, `select case_id, amount::text, currency from stipend`)
  return roomsFrom(files, (caseId, file) => ({
    placements: (placements.get(caseId) ?? []).map(placement => ({
      ...placement,
      host: hosts.get(String(placement.host_place_id)) ?? null,
    })),
    accompanying: accompanying.get(caseId) ?? [],
    visas: visas.get(caseId) ?? [],
    stipend: stipends.get(caseId) ?? null,
    medicalArrangements: file.medical_arrangements,
  }))
}

/** The accommodation network, which hangs on no case. */
export async function hostPlaces(database: pg.Pool): Promise<readonly Json[]> {
  const { rows } = await database.query<Json>(
    `select region, capacity, available_from::text as "availableFrom", available_until::text as "availableUntil", languages,
      family_suitable as "familySuitable", name, city, contact
    from host_place order by region, host_place.available_from, id`,
  )
  return rows
}
