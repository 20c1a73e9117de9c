import { type RoomLoader, roomLoader } from '@hub/kit'
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom, jsonBuildObject, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { EmergencyFile } from './generated/types.ts'
import type { Tables } from './tables.ts'

type File = ExpressionBuilder<Tables, 'emergency_file'>

/** The rooms of some cases, in one statement. */
export const loadRooms: RoomLoader<Tables, EmergencyFile> = roomLoader('emergency_file', room)

function room(file: File) {
  return {
    legalName: file.ref('legal_name'),
    knownAs: file.ref('known_as'),
    dateOfBirth: file.ref('date_of_birth'),
    identityDocuments: identityDocuments(file),
    nationality: file.ref('nationality'),
    countryOfOrigin: file.ref('country_of_origin'),
    contactChannels: contactChannels(file),
    safeContactRule: file.ref('safe_contact_rule'),
    currentLocation: currentLocation(file),
    profile: jsonBuildObject({ gender: file.ref('gender'), defenderProfiles: file.ref('defender_profiles') }),
    riskLevel: file.ref('risk_level'),
    threats: threats(file),
    needs: jsonBuildObject({ medical: file.ref('medical_needs'), psychosocial: file.ref('psychosocial_needs') }),
    legalProceedings: legalProceedings(file),
    grants: grants(file),
  }
}

function identityDocuments(file: File) {
  const rows = file.selectFrom('identity_document').whereRef('identity_document.case_id', '=', 'emergency_file.case_id')
  return jsonArrayFrom(rows.select(['kind', 'number']).orderBy('kind').orderBy('number'))
}

function contactChannels(file: File) {
  const rows = file.selectFrom('contact_channel').whereRef('contact_channel.case_id', '=', 'emergency_file.case_id')
  return jsonArrayFrom(rows.select(['kind', 'value', 'safe_hours as safeHours']).orderBy('id'))
}

function currentLocation(file: File) {
  const row = file.selectFrom('current_location').whereRef('current_location.case_id', '=', 'emergency_file.case_id')
  return jsonObjectFrom(row.select(['country', 'region', 'place']))
}

function threats(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('threat')
      .whereRef('threat.case_id', '=', 'emergency_file.case_id')
      .select(['act', 'occurred_on as occurredOn', 'description', 'alleged_perpetrator as allegedPerpetrator'])
      .orderBy('occurred_on', order => order.desc().nullsLast())
      .orderBy('id'),
  )
}

function legalProceedings(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('legal_proceeding')
      .whereRef('legal_proceeding.case_id', '=', 'emergency_file.case_id')
      .select(['kind', 'court', 'next_hearing_on as nextHearingOn'])
      .orderBy('next_hearing_on')
      .orderBy('id'),
  )
}

function grants(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('emergency_grant as grant')
      .whereRef('grant.case_id', '=', 'emergency_file.case_id')
      .select(grant => [
        'id',
        grant.cast<string>('amount', 'text').as('amount'),
        'currency',
        'purpose',
        'approved_on as approvedOn',
        'status',
        jsonObjectFrom(
          grant
            .selectFrom('grant_payee')
            .whereRef('grant_payee.grant_id', '=', 'grant.id')
            .select(['account_holder as accountHolder', 'iban']),
        ).as('payee'),
      ])
      .orderBy('approved_on', order => order.desc().nullsFirst())
      .orderBy('id'),
  )
}
