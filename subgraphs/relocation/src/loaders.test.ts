import { closedWordsIn, closedWordsOf, type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { relocation, type Tables } from './index.ts'
import { loadRooms } from './loaders.ts'

const FULL = '00000000-0000-4000-8000-000000000001'
const BARE = '00000000-0000-4000-8000-000000000002'
const PART_ONLY = '00000000-0000-4000-8000-000000000003'
const UNKNOWN = '00000000-0000-4000-8000-000000000004'

let db: MemberDatabase<Tables>

const HOST = '00000000-0000-4000-8000-00000000000a'

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(relocation, inject('postgresUrl'))
  await db.registerParts(FULL, BARE, PART_ONLY)
  const { writer } = db
  await writer
    .insertInto('relocation_file')
    .values([
      { case_id: FULL, medical_arrangements: ['HEALTH_INSURANCE', 'PSYCHOTHERAPY'] },
      { case_id: BARE, medical_arrangements: [] },
    ])
    .execute()
  await writer
    .insertInto('host_place')
    .values({
      id: HOST,
      region: '155',
      capacity: 4,
      available_from: '2025-01-01',
      available_until: null,
      languages: ['deu', 'ara'],
      family_suitable: true,
      name: 'Haus “Zuflucht”',
      city: 'Köln',
      contact: 'host@example.org',
    })
    .execute()
  const placement = { case_id: FULL, city: 'Köln', country: 'DE' }
  await writer
    .insertInto('placement')
    .values([
      { ...placement, host_place_id: null, starts_on: '2024-12-31', ends_on: '2025-01-31', status: 'COMPLETED' },
      { ...placement, host_place_id: HOST, starts_on: '2025-02-01', ends_on: null, status: 'ACTIVE' },
    ])
    .execute()
  await writer
    .insertInto('accompanying_person')
    .values([
      { case_id: FULL, relation: 'PARTNER', age_band: 'AGE_18_64', needs: ['LANGUAGE_COURSE', 'MEDICAL_CARE'] },
      { case_id: FULL, relation: 'CHILD', age_band: 'AGE_6_11', needs: [] },
    ])
    .execute()
  await writer
    .insertInto('visa')
    .values([
      { case_id: FULL, type: 'SHORT_STAY', status: 'EXPIRED', expires_on: '2025-03-30' },
      { case_id: FULL, type: 'HUMANITARIAN', status: 'APPLIED', expires_on: null },
    ])
    .execute()
  await writer.insertInto('stipend').values({ case_id: FULL, amount: '1234567890.10', currency: 'EUR' }).execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('a room has exactly what was recorded, in order, with money and days as text', async () => {
  const rooms = await loadRooms(db.reader, [FULL])

  const place = { city: 'Köln', country: 'DE' }
  expect(rooms.get(FULL)).toEqual({
    placements: [
      { ...place, host: { name: 'Haus “Zuflucht”' }, startsOn: '2025-02-01', endsOn: null, status: 'ACTIVE' },
      { ...place, host: null, startsOn: '2024-12-31', endsOn: '2025-01-31', status: 'COMPLETED' },
    ],
    accompanying: [
      { relation: 'PARTNER', ageBand: 'AGE_18_64', needs: ['LANGUAGE_COURSE', 'MEDICAL_CARE'] },
      { relation: 'CHILD', ageBand: 'AGE_6_11', needs: [] },
    ],
    visas: [
      { type: 'HUMANITARIAN', status: 'APPLIED', expiresOn: null },
      { type: 'SHORT_STAY', status: 'EXPIRED', expiresOn: '2025-03-30' },
    ],
    stipend: { amount: '1234567890.10', currency: 'EUR' },
    medicalArrangements: ['HEALTH_INSURANCE', 'PSYCHOTHERAPY'],
  })
})

test('a room of which nothing else is recorded has nulls and empty lists', async () => {
  const rooms = await loadRooms(db.reader, [BARE])

  expect(rooms.get(BARE)).toEqual({
    placements: [],
    accompanying: [],
    visas: [],
    stipend: null,
    medicalArrangements: [],
  })
})

test('one statement for several cases; no room for a case without a file, and none for an unknown one', async () => {
  const before = db.asked.length
  const rooms = await loadRooms(db.reader, [UNKNOWN, FULL, PART_ONLY, BARE])

  expect([...rooms.keys()].toSorted()).toEqual([FULL, BARE])
  expect(db.asked).toHaveLength(before + 1)
})

test('columns hold the closed words of the SDL and no others', async () => {
  expect(await closedWordsIn(db.writer)).toEqual(closedWordsOf(relocation.folder))
})
