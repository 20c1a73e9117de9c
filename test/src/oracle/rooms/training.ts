import type pg from 'pg'
import { type Json, roomsFrom, rowBy, rowsBy } from './read.ts'

export async function trainingRooms(database: pg.Pool): Promise<ReadonlyMap<string, Json>> {
  const files = await rowBy(database, `select case_id, tools_provided::text[] from training_file`)
  const sessions = await rowsBy(
    database,
    `select case_id, topic::text, held_on::text as "heldOn", hours, completed
    from training_session order by held_on desc, id`,
  )
  const assessments = await rowsBy(
    database,
    `select case_id, kind::text, finding::text, severity::text
    from security_assessment order by security_assessment.severity desc, id`,
  )
  return roomsFrom(files, (caseId, file) => ({
    sessions: sessions.get(caseId) ?? [],
    toolsProvided: file.tools_provided,
    assessments: assessments.get(caseId) ?? [],
  }))
}
