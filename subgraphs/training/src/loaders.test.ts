import { closedWordsIn, closedWordsOf, type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Tables, training } from './index.ts'
import { loadRooms } from './loaders.ts'

const FULL = '00000000-0000-4000-8000-000000000001'
const BARE = '00000000-0000-4000-8000-000000000002'
const PART_ONLY = '00000000-0000-4000-8000-000000000003'
const UNKNOWN = '00000000-0000-4000-8000-000000000004'

let db: MemberDatabase<Tables>

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(training, inject('postgresUrl'))
  await db.registerParts(FULL, BARE, PART_ONLY)
  const { writer } = db
  await writer
    .insertInto('training_file')
    .values([
      { case_id: FULL, tools_provided: ['SECURITY_KEY', 'VPN'] },
      { case_id: BARE, tools_provided: [] },
    ])
    .execute()
  await writer
    .insertInto('training_session')
    .values([
      { case_id: FULL, topic: 'FIRST_AID', held_on: '2024-12-31', hours: 6, completed: false },
      { case_id: FULL, topic: 'DIGITAL_SECURITY', held_on: '2025-01-01', hours: 16, completed: true },
    ])
    .execute()
  await writer
    .insertInto('security_assessment')
    .values([
      { case_id: FULL, kind: 'OFFICE', finding: 'NO_EMERGENCY_PLAN', severity: 'LOW' },
      { case_id: FULL, kind: 'DEVICES', finding: 'SUSPECTED_SPYWARE', severity: 'CRITICAL' },
      { case_id: FULL, kind: 'ACCOUNTS', finding: 'NO_SECOND_FACTOR', severity: 'HIGH' },
    ])
    .execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('a room has exactly what was recorded, in order, with days as text', async () => {
  const rooms = await loadRooms(db.reader, [FULL])

  expect(rooms.get(FULL)).toEqual({
    sessions: [
      { topic: 'DIGITAL_SECURITY', heldOn: '2025-01-01', hours: 16, completed: true },
      { topic: 'FIRST_AID', heldOn: '2024-12-31', hours: 6, completed: false },
    ],
    toolsProvided: ['SECURITY_KEY', 'VPN'],
    assessments: [
      { kind: 'DEVICES', finding: 'SUSPECTED_SPYWARE', severity: 'CRITICAL' },
      { kind: 'ACCOUNTS', finding: 'NO_SECOND_FACTOR', severity: 'HIGH' },
      { kind: 'OFFICE', finding: 'NO_EMERGENCY_PLAN', severity: 'LOW' },
    ],
  })
})

test('a room of which nothing else is recorded has empty lists', async () => {
  const rooms = await loadRooms(db.reader, [BARE])

  expect(rooms.get(BARE)).toEqual({ sessions: [], toolsProvided: [], assessments: [] })
})

test('one statement for several cases; no room for a case without a file, and none for an unknown one', async () => {
  const before = db.asked.length
  const rooms = await loadRooms(db.reader, [UNKNOWN, FULL, PART_ONLY, BARE])

  expect([...rooms.keys()].toSorted()).toEqual([FULL, BARE])
  expect(db.asked).toHaveLength(before + 1)
})

test('columns hold the closed words of the SDL and no others', async () => {
  expect(await closedWordsIn(db.writer)).toEqual(closedWordsOf(training.folder))
})
