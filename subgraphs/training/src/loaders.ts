import { type RoomLoader, roomLoader } from '@hub/kit'
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { TrainingFile } from './generated/types.ts'
import type { Tables } from './tables.ts'

type File = ExpressionBuilder<Tables, 'training_file'>

/** The rooms of some cases, in one statement. */
export const loadRooms: RoomLoader<Tables, TrainingFile> = roomLoader('training_file', room)

function room(file: File) {
  return {
    sessions: sessions(file),
    toolsProvided: file.ref('tools_provided'),
    assessments: assessments(file),
  }
}

function sessions(file: File) {
  const rows = file.selectFrom('training_session').whereRef('training_session.case_id', '=', 'training_file.case_id')
  return jsonArrayFrom(
    rows.select(['topic', 'held_on as heldOn', 'hours', 'completed']).orderBy('held_on', 'desc').orderBy('id'),
  )
}

function assessments(file: File) {
  const rows = file
    .selectFrom('security_assessment')
    .whereRef('security_assessment.case_id', '=', 'training_file.case_id')
  return jsonArrayFrom(rows.select(['kind', 'finding', 'severity']).orderBy('severity', 'desc').orderBy('id'))
}
