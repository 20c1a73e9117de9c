import { closedWordsIn, closedWordsOf, type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { emergency, type Tables } from './index.ts'
import { loadRooms } from './loaders.ts'

const FULL = '00000000-0000-4000-8000-000000000001'
const BARE = '00000000-0000-4000-8000-000000000002'
const PART_ONLY = '00000000-0000-4000-8000-000000000003'
const UNKNOWN = '00000000-0000-4000-8000-000000000004'
const GRANTS = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'] as const

let db: MemberDatabase<Tables>

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(emergency, inject('postgresUrl'))
  await db.registerParts(FULL, BARE, PART_ONLY)
  const { writer } = db
  await writer
    .insertInto('emergency_file')
    .values([
      {
        case_id: FULL,
        legal_name: 'ሰላማዊት "O\'Neil" \\ 王小明',
        known_as: 'नाम 🌿 Ñandú',
        date_of_birth: '1987-03-29',
        nationality: 'ET',
        country_of_origin: 'KE',
        safe_contact_rule: 'SAFE_HOURS_ONLY',
        gender: 'WOMAN',
        defender_profiles: ['WOMENS_RIGHTS', 'JOURNALIST_OR_MEDIA'],
        risk_level: 'CRITICAL',
        medical_needs: ['MEDICATION'],
        psychosocial_needs: ['TRAUMA_THERAPY', 'REST_AND_RESPITE'],
      },
      { case_id: BARE, defender_profiles: [], medical_needs: [], psychosocial_needs: [] },
    ])
    .execute()
  await writer
    .insertInto('identity_document')
    .values([
      { case_id: FULL, kind: 'NATIONAL_ID', number: 'ሀ-77' },
      { case_id: FULL, kind: 'PASSPORT', number: 'EP0012345' },
    ])
    .execute()
  await writer
    .insertInto('contact_channel')
    .values([
      { case_id: FULL, kind: 'SECURE_MESSENGER', value: '@safe', safe_hours: '17:00/19:30' },
      { case_id: FULL, kind: 'EMAIL', value: 'someone@example.org', safe_hours: null },
    ])
    .execute()
  await writer
    .insertInto('current_location')
    .values({ case_id: FULL, country: 'UG', region: '014', place: 'Кампала' })
    .execute()
  await writer
    .insertInto('threat')
    .values([
      { case_id: FULL, act: 'SURVEILLANCE', occurred_on: null, description: null, alleged_perpetrator: null },
      { case_id: FULL, act: 'RAID', occurred_on: '2024-12-31', description: 'تفتيش المكتب', alleged_perpetrator: null },
      {
        case_id: FULL,
        act: 'DEATH_THREAT',
        occurred_on: '2025-01-01',
        description: null,
        alleged_perpetrator: 'ตำรวจ',
      },
    ])
    .execute()
  await writer
    .insertInto('legal_proceeding')
    .values([
      { case_id: FULL, kind: 'EXTRADITION', court: null, next_hearing_on: null },
      { case_id: FULL, kind: 'CRIMINAL', court: 'Апелляционный суд', next_hearing_on: '2026-02-28' },
    ])
    .execute()
  const grant = { case_id: FULL, purpose: 'LEGAL_SUPPORT', status: 'PAID' } as const
  await writer
    .insertInto('emergency_grant')
    .values([
      { ...grant, id: GRANTS[0], amount: '0.10', currency: 'EUR', approved_on: '2025-01-31' },
      { ...grant, id: GRANTS[1], amount: '999999999999.99', currency: 'KES', approved_on: '2025-03-30' },
    ])
    .execute()
  await writer
    .insertInto('grant_payee')
    .values({ grant_id: GRANTS[0], account_holder: 'सीता', iban: 'DE02120300000000202051' })
    .execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('a room has exactly what was recorded, in order, with money and days as text', async () => {
  const rooms = await loadRooms(db.reader, [FULL])

  expect([...rooms]).toEqual([
    [
      FULL,
      {
        legalName: 'ሰላማዊት "O\'Neil" \\ 王小明',
        knownAs: 'नाम 🌿 Ñandú',
        dateOfBirth: '1987-03-29',
        identityDocuments: [
          { kind: 'PASSPORT', number: 'EP0012345' },
          { kind: 'NATIONAL_ID', number: 'ሀ-77' },
        ],
        nationality: 'ET',
        countryOfOrigin: 'KE',
        contactChannels: [
          { kind: 'SECURE_MESSENGER', value: '@safe', safeHours: '17:00/19:30' },
          { kind: 'EMAIL', value: 'someone@example.org', safeHours: null },
        ],
        safeContactRule: 'SAFE_HOURS_ONLY',
        currentLocation: { country: 'UG', region: '014', place: 'Кампала' },
        profile: { gender: 'WOMAN', defenderProfiles: ['WOMENS_RIGHTS', 'JOURNALIST_OR_MEDIA'] },
        riskLevel: 'CRITICAL',
        threats: [
          { act: 'DEATH_THREAT', occurredOn: '2025-01-01', description: null, allegedPerpetrator: 'ตำรวจ' },
          { act: 'RAID', occurredOn: '2024-12-31', description: 'تفتيش المكتب', allegedPerpetrator: null },
          { act: 'SURVEILLANCE', occurredOn: null, description: null, allegedPerpetrator: null },
        ],
        needs: { medical: ['MEDICATION'], psychosocial: ['TRAUMA_THERAPY', 'REST_AND_RESPITE'] },
        legalProceedings: [
          { kind: 'CRIMINAL', court: 'Апелляционный суд', nextHearingOn: '2026-02-28' },
          { kind: 'EXTRADITION', court: null, nextHearingOn: null },
        ],
        grants: [
          {
            id: GRANTS[1],
            amount: '999999999999.99',
            currency: 'KES',
            purpose: 'LEGAL_SUPPORT',
            approvedOn: '2025-03-30',
            status: 'PAID',
            payee: null,
          },
          {
            id: GRANTS[0],
            amount: '0.10',
            currency: 'EUR',
            purpose: 'LEGAL_SUPPORT',
            approvedOn: '2025-01-31',
            status: 'PAID',
            payee: { accountHolder: 'सीता', iban: 'DE02120300000000202051' },
          },
        ],
      },
    ],
  ])
})

test('a room of which next to nothing is recorded has nulls and empty lists', async () => {
  const rooms = await loadRooms(db.reader, [BARE])

  expect(rooms.get(BARE)).toEqual({
    legalName: null,
    knownAs: null,
    dateOfBirth: null,
    identityDocuments: [],
    nationality: null,
    countryOfOrigin: null,
    contactChannels: [],
    safeContactRule: null,
    currentLocation: null,
    profile: { gender: null, defenderProfiles: [] },
    riskLevel: null,
    threats: [],
    needs: { medical: [], psychosocial: [] },
    legalProceedings: [],
    grants: [],
  })
})

test('a case without a file and an unknown case have no room', async () => {
  const rooms = await loadRooms(db.reader, [UNKNOWN, BARE, PART_ONLY])

  expect([...rooms.keys()]).toEqual([BARE])
  expect(await loadRooms(db.reader, [])).toEqual(new Map())
})

test('one statement, and the same, for any number of cases', async () => {
  const before = db.asked.length
  await loadRooms(db.reader, [FULL])
  await loadRooms(db.reader, [FULL, BARE])
  await loadRooms(db.reader, [FULL, BARE, ...Array.from({ length: 48 }, () => crypto.randomUUID())])
  const asked = db.asked.slice(before)

  expect(asked).toHaveLength(3)
  expect(new Set(asked.map(query => query.sql)).size).toBe(1)
  expect(asked.map(query => query.parameters[1])).toMatchObject([[FULL], [FULL, BARE], { length: 50 }])
})

test('only the fields that are asked for are read, by the same statement', async () => {
  const before = db.asked.length
  const all = (await loadRooms(db.reader, [FULL])).get(FULL)
  const some = (await loadRooms(db.reader, [FULL], ['threats', 'profile', 'no field'])).get(FULL)
  const none = (await loadRooms(db.reader, [FULL], [])).get(FULL)
  expect(new Set(db.asked.slice(before).map(query => query.sql)).size).toBe(1)
  const empty = Object.fromEntries(Object.keys(all ?? {}).map(field => [field, null]))
  expect(some).toEqual({ ...empty, threats: all?.threats, profile: all?.profile })
  expect(none).toEqual(empty)
})

test('columns hold the closed words of the SDL and no others', async () => {
  expect(await closedWordsIn(db.writer)).toEqual(closedWordsOf(emergency.folder))
})

test.each([
  ['an unknown word', { gender: 'UNKNOWN' }],
  ['a country in lower case', { nationality: 'ke' }],
  ['a country by three letters', { nationality: 'KEN' }],
  ['a day that does not exist', { date_of_birth: '2025-02-30' }],
])('a row with %s is not taken', async (_, columns) => {
  const row = { case_id: PART_ONLY, defender_profiles: [], medical_needs: [], psychosocial_needs: [] }
  const insert = db.writer.insertInto('emergency_file').values({ ...row, ...(columns as object) })

  await expect(insert.execute()).rejects.toThrow()
})

test.each(['0.00', '-1.00', '1000000000000.00'])('a grant of %s is not taken', async amount => {
  const grant = { case_id: BARE, currency: 'EUR', purpose: 'EQUIPMENT', status: 'REQUESTED' } as const
  const insert = db.writer.insertInto('emergency_grant').values({ ...grant, id: crypto.randomUUID(), amount })

  await expect(insert.execute()).rejects.toThrow()
})

test('beside what the ledger says a room is the same, and is looked for only where those who ask are named', async () => {
  const ids = [FULL, BARE, PART_ONLY, UNKNOWN]
  const { besideFacts } = loadRooms
  const alone = await loadRooms(db.reader, ids, ['legalName', 'threats'])
  const roomsFor = async (...askers: string[]) => {
    const rows = await besideFacts?.(db.reader, ids, ['legalName', 'threats'], askers)
    return new Map(rows?.map(({ case_id, room }) => [case_id, room]))
  }
  expect(await roomsFor('%')).toEqual(new Map([...alone, [PART_ONLY, null]]))
  expect(await roomsFor('%"training"%', '%')).toEqual(await roomsFor('%'))
  // No row of the ledger names it.
  expect(await roomsFor('%"training"%')).toEqual(new Map([FULL, BARE, PART_ONLY].map(id => [id, null])))
})
