import { type RoomLoader, roomLoader } from '@hub/kit'
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { OutreachFile } from './generated/types.ts'
import type { Tables } from './tables.ts'

type File = ExpressionBuilder<Tables, 'outreach_file'>

/** The rooms of some cases, in one statement. */
export const loadRooms: RoomLoader<Tables, OutreachFile> = roomLoader('outreach_file', room)

function room(file: File) {
  return {
    firstContact: firstContact(file),
    source: source(file),
    isolationFactors: file.ref('isolation_factors'),
    missions: missions(file),
    localPartners: localPartners(file),
  }
}

function firstContact(file: File) {
  const row = file.selectFrom('first_contact').whereRef('first_contact.case_id', '=', 'outreach_file.case_id')
  return jsonObjectFrom(row.select(['date', 'channel']))
}

function source(file: File) {
  const row = file.selectFrom('source').whereRef('source.case_id', '=', 'outreach_file.case_id')
  return jsonObjectFrom(row.select(['kind', 'name']))
}

function missions(file: File) {
  const rows = file.selectFrom('mission').whereRef('mission.case_id', '=', 'outreach_file.case_id')
  return jsonArrayFrom(rows.select(['country', 'starts_on as startsOn']).orderBy('starts_on', 'desc').orderBy('id'))
}

function localPartners(file: File) {
  const rows = file.selectFrom('local_partner').whereRef('local_partner.case_id', '=', 'outreach_file.case_id')
  return jsonArrayFrom(rows.select('name').orderBy('name').orderBy('id'))
}
