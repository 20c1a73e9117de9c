import type pg from 'pg'
import { type Json, roomsFrom, rowBy, rowsBy } from './read.ts'

export async function advocacyRooms(database: pg.Pool): Promise<ReadonlyMap<string, Json>> {
  const files = await rowBy(database, `select case_id, publication_permission::text from advocacy_file`)
  const actions = await rowsBy(
    database,
    `select case_id, kind::text, addressee::text, sent_on::text as "sentOn", status::text, text
    from advocacy_action order by sent_on desc nulls first, id`,
  )
  const appeals = await rowsBy(
    database,
    `select case_id, title, published_on::text as "publishedOn", url from appeal order by published_on desc nulls first, id`,
  )
  return roomsFrom(files, (caseId, file) => ({
    actions: actions.get(caseId) ?? [],
    publicationPermission: file.publication_permission,
    appeals: appeals.get(caseId) ?? [],
  }))
}

/** Appeals that are public anyway. */
export async function publishedAppeals(database: pg.Pool): Promise<readonly Json[]> {
  const { rows } = await database.query<Json>(
    `select title, published_on::text as "publishedOn", url from published_appeal order by published_appeal.published_on desc, id`,
  )
  return rows
}
