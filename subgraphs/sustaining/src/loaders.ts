import { type RoomLoader, roomLoader } from '@hub/kit'
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom, jsonBuildObject, jsonObjectFrom } from 'kysely/helpers/postgres'
import type { SustainingFile } from './generated/types.ts'
import type { Tables } from './tables.ts'

type File = ExpressionBuilder<Tables, 'sustaining_file'>

/** The rooms of some cases, in one statement. */
export const loadRooms: RoomLoader<Tables, SustainingFile> = roomLoader('sustaining_file', room)

function room(file: File) {
  return {
    organisation: jsonBuildObject({
      name: file.ref('organisation_name'),
      registrationNumber: file.ref('registration_number'),
    }),
    country: file.ref('country'),
    closureRisk: file.ref('closure_risk'),
    coreGrants: coreGrants(file),
    bankDetails: bankDetails(file),
  }
}

function coreGrants(file: File) {
  return jsonArrayFrom(
    file
      .selectFrom('core_grant')
      .whereRef('core_grant.case_id', '=', 'sustaining_file.case_id')
      .select(grant => [
        grant.cast<string>('amount', 'text').as('amount'),
        'currency',
        'period_start as periodStart',
        'period_end as periodEnd',
        instalments(grant).as('instalments'),
      ])
      .orderBy('period_start', 'desc')
      .orderBy('id'),
  )
}

function instalments(grant: ExpressionBuilder<Tables, 'core_grant'>) {
  return jsonArrayFrom(
    grant
      .selectFrom('instalment')
      .whereRef('instalment.grant_id', '=', 'core_grant.id')
      .select(instalment => [
        'due_on as dueOn',
        instalment.cast<string>('amount', 'text').as('amount'),
        'paid_on as paidOn',
      ])
      .orderBy('due_on')
      .orderBy('id'),
  )
}

function bankDetails(file: File) {
  const row = file.selectFrom('bank_details').whereRef('bank_details.case_id', '=', 'sustaining_file.case_id')
  return jsonObjectFrom(row.select(['account_holder as accountHolder', 'iban']))
}
