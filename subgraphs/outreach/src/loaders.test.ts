import { closedWordsIn, closedWordsOf, type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { outreach, type Tables } from './index.ts'
import { loadRooms } from './loaders.ts'

const FULL = '00000000-0000-4000-8000-000000000001'
const BARE = '00000000-0000-4000-8000-000000000002'
const PART_ONLY = '00000000-0000-4000-8000-000000000003'
const UNKNOWN = '00000000-0000-4000-8000-000000000004'

let db: MemberDatabase<Tables>

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(outreach, inject('postgresUrl'))
  await db.registerParts(FULL, BARE, PART_ONLY)
  const { writer } = db
  await writer
    .insertInto('outreach_file')
    .values([
      { case_id: FULL, isolation_factors: ['REMOTE_AREA', 'LANGUAGE'] },
      { case_id: BARE, isolation_factors: [] },
    ])
    .execute()
  await writer.insertInto('first_contact').values({ case_id: FULL, date: '2025-03-30', channel: 'RADIO' }).execute()
  await writer.insertInto('source').values({ case_id: FULL, kind: 'COMMUNITY_MEMBER', name: 'Ngũgĩ wa Mĩrĩ' }).execute()
  await writer
    .insertInto('mission')
    .values([
      { case_id: FULL, country: 'KE', starts_on: '2024-12-31' },
      { case_id: FULL, country: 'SS', starts_on: '2025-01-01' },
    ])
    .execute()
  await writer
    .insertInto('local_partner')
    .values([
      { case_id: FULL, name: 'b: መረብ' },
      { case_id: FULL, name: 'a: ක්‍රියාකාරී' },
    ])
    .execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('a room has exactly what was recorded, in order, with days as text', async () => {
  const rooms = await loadRooms(db.reader, [FULL])

  expect(rooms.get(FULL)).toEqual({
    firstContact: { date: '2025-03-30', channel: 'RADIO' },
    source: { kind: 'COMMUNITY_MEMBER', name: 'Ngũgĩ wa Mĩrĩ' },
    isolationFactors: ['REMOTE_AREA', 'LANGUAGE'],
    missions: [
      { country: 'SS', startsOn: '2025-01-01' },
      { country: 'KE', startsOn: '2024-12-31' },
    ],
    localPartners: [{ name: 'a: ක්‍රියාකාරී' }, { name: 'b: መረብ' }],
  })
})

test('a room of which nothing else is recorded has nulls and empty lists', async () => {
  const rooms = await loadRooms(db.reader, [BARE])

  expect(rooms.get(BARE)).toEqual({
    firstContact: null,
    source: null,
    isolationFactors: [],
    missions: [],
    localPartners: [],
  })
})

test('one statement for several cases; no room for a case without a file, and none for an unknown one', async () => {
  const before = db.asked.length
  const rooms = await loadRooms(db.reader, [UNKNOWN, FULL, PART_ONLY, BARE])

  expect([...rooms.keys()].toSorted()).toEqual([FULL, BARE])
  expect(db.asked).toHaveLength(before + 1)
})

test('columns hold the closed words of the SDL and no others', async () => {
  expect(await closedWordsIn(db.writer)).toEqual(closedWordsOf(outreach.folder))
})
