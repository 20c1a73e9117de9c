import { closedWordsIn, closedWordsOf, type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { sustaining, type Tables } from './index.ts'
import { loadRooms } from './loaders.ts'

const FULL = '00000000-0000-4000-8000-000000000001'
const BARE = '00000000-0000-4000-8000-000000000002'
const PART_ONLY = '00000000-0000-4000-8000-000000000003'
const UNKNOWN = '00000000-0000-4000-8000-000000000004'

let db: MemberDatabase<Tables>

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(sustaining, inject('postgresUrl'))
  await db.registerParts(FULL, BARE, PART_ONLY)
  const { writer } = db
  await writer
    .insertInto('sustaining_file')
    .values([
      {
        case_id: FULL,
        organisation_name: 'شبكة المدافعات — 人权组织',
        registration_number: 'РН 12/7',
        country: 'TN',
        closure_risk: 'HIGH',
      },
      { case_id: BARE, organisation_name: 'ꦧꦱ' },
    ])
    .execute()
  const [older, newer] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']
  await writer
    .insertInto('core_grant')
    .values([
      {
        id: older,
        case_id: FULL,
        amount: '1234567890.12',
        currency: 'EUR',
        period_start: '2024-01-01',
        period_end: '2024-12-31',
      },
      {
        id: newer,
        case_id: FULL,
        amount: '0.10',
        currency: 'TND',
        period_start: '2025-01-01',
        period_end: '2025-03-31',
      },
    ])
    .execute()
  await writer
    .insertInto('instalment')
    .values([
      { grant_id: older, due_on: '2024-07-01', amount: '617283945.02', paid_on: null },
      { grant_id: older, due_on: '2024-01-01', amount: '617283945.10', paid_on: '2023-12-31' },
    ])
    .execute()
  await writer
    .insertInto('bank_details')
    .values({ case_id: FULL, account_holder: 'شبكة المدافعات', iban: 'TN5910006035183598478831' })
    .execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('a room has exactly what was recorded, in order, with money and days as text', async () => {
  const rooms = await loadRooms(db.reader, [FULL])

  expect(rooms.get(FULL)).toEqual({
    organisation: { name: 'شبكة المدافعات — 人权组织', registrationNumber: 'РН 12/7' },
    country: 'TN',
    closureRisk: 'HIGH',
    coreGrants: [
      { amount: '0.10', currency: 'TND', periodStart: '2025-01-01', periodEnd: '2025-03-31', instalments: [] },
      {
        amount: '1234567890.12',
        currency: 'EUR',
        periodStart: '2024-01-01',
        periodEnd: '2024-12-31',
        instalments: [
          { dueOn: '2024-01-01', amount: '617283945.10', paidOn: '2023-12-31' },
          { dueOn: '2024-07-01', amount: '617283945.02', paidOn: null },
        ],
      },
    ],
    bankDetails: { accountHolder: 'شبكة المدافعات', iban: 'TN5910006035183598478831' },
  })
})

test('a room of which next to nothing is recorded has nulls and empty lists', async () => {
  const rooms = await loadRooms(db.reader, [BARE])

  expect(rooms.get(BARE)).toEqual({
    organisation: { name: 'ꦧꦱ', registrationNumber: null },
    country: null,
    closureRisk: null,
    coreGrants: [],
    bankDetails: null,
  })
})

test('one statement for several cases; no room for a case without a file, and none for an unknown one', async () => {
  const before = db.asked.length
  const rooms = await loadRooms(db.reader, [UNKNOWN, FULL, PART_ONLY, BARE])

  expect([...rooms.keys()].toSorted()).toEqual([FULL, BARE])
  expect(db.asked).toHaveLength(before + 1)
})

test('columns hold the closed words of the SDL and no others', async () => {
  expect(await closedWordsIn(db.writer)).toEqual(closedWordsOf(sustaining.folder))
})
