import { type RoomLoader, roomLoader } from '@hub/kit'
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { AdvocacyFile } from './generated/types.ts'
import type { Tables } from './tables.ts'

type File = ExpressionBuilder<Tables, 'advocacy_file'>

/** The rooms of some cases, in one statement. */
export const loadRooms: RoomLoader<Tables, AdvocacyFile> = roomLoader('advocacy_file', room)

function room(file: File) {
  return {
    actions: actions(file),
    publicationPermission: file.ref('publication_permission'),
    appeals: appeals(file),
  }
}

function actions(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('advocacy_action')
      .whereRef('advocacy_action.case_id', '=', 'advocacy_file.case_id')
      .select(['kind', 'addressee', 'sent_on as sentOn', 'status', 'text'])
      .orderBy('sent_on', order => order.desc().nullsFirst())
      .orderBy('id'),
  )
}

function appeals(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('appeal')
      .whereRef('appeal.case_id', '=', 'advocacy_file.case_id')
      .select(['title', 'published_on as publishedOn', 'url'])
      .orderBy('published_on', order => order.desc().nullsFirst())
      .orderBy('id'),
  )
}
