import { type RoomLoader, roomLoader } from '@hub/kit'
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { RelocationFile } from './generated/types.ts'
import type { Tables } from './tables.ts'

type File = ExpressionBuilder<Tables, 'relocation_file'>

/** The rooms of some cases, in one statement. */
export const loadRooms: RoomLoader<Tables, RelocationFile> = roomLoader('relocation_file', room)

function room(file: File) {
  return {
    placements: placements(file),
    accompanying: accompanying(file),
    visas: visas(file),
    stipend: stipend(file),
    medicalArrangements: file.ref('medical_arrangements'),
  }
}

function placements(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('placement')
      .whereRef('placement.case_id', '=', 'relocation_file.case_id')
      .select(placement => [
        jsonObjectFrom(
          placement.selectFrom('host_place').whereRef('host_place.id', '=', 'placement.host_place_id').select('name'),
        ).as('host'),
        'city',
        'country',
        'starts_on as startsOn',
        'ends_on as endsOn',
        'status',
      ])
      .orderBy('starts_on', 'desc')
      .orderBy('id'),
  )
}

function accompanying(file: File) {
  const rows = file
    .selectFrom('accompanying_person')
    .whereRef('accompanying_person.case_id', '=', 'relocation_file.case_id')
  return jsonArrayFrom(rows.select(['relation', 'age_band as ageBand', 'needs']).orderBy('id'))
}

function visas(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('visa')
      .whereRef('visa.case_id', '=', 'relocation_file.case_id')
      .select(['type', 'status', 'expires_on as expiresOn'])
      .orderBy('expires_on', order => order.desc().nullsFirst())
      .orderBy('id'),
  )
}

function stipend(file: File) {
  const row = file.selectFrom('stipend').whereRef('stipend.case_id', '=', 'relocation_file.case_id')
  return jsonObjectFrom(row.select(money => [money.cast<string>('amount', 'text').as('amount'), 'currency']))
}
