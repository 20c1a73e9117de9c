import { closedWordsIn, closedWordsOf, type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { advocacy, type Tables } from './index.ts'
import { loadRooms } from './loaders.ts'

const FULL = '00000000-0000-4000-8000-000000000001'
const BARE = '00000000-0000-4000-8000-000000000002'
const PART_ONLY = '00000000-0000-4000-8000-000000000003'
const UNKNOWN = '00000000-0000-4000-8000-000000000004'

let db: MemberDatabase<Tables>

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(advocacy, inject('postgresUrl'))
  await db.registerParts(FULL, BARE, PART_ONLY)
  const { writer } = db
  await writer
    .insertInto('advocacy_file')
    .values([
      { case_id: FULL, publication_permission: 'ANONYMOUS' },
      { case_id: BARE, publication_permission: 'NOT_ASKED' },
    ])
    .execute()
  const action = { case_id: FULL, kind: 'DEMARCHE', addressee: 'EEAS' } as const
  await writer
    .insertInto('advocacy_action')
    .values([
      { ...action, sent_on: '2024-12-31', status: 'ANSWERED', text: "Démarche — 照会 “…” \\ '" },
      { ...action, sent_on: '2025-01-01', status: 'SENT', text: null },
      { ...action, sent_on: null, status: 'DRAFT', text: null },
    ])
    .execute()
  await writer
    .insertInto('appeal')
    .values([
      { case_id: FULL, title: 'Свободу', published_on: '2025-03-30', url: 'https://example.org/1' },
      { case_id: FULL, title: 'حرية', published_on: null, url: null },
    ])
    .execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('a room has exactly what was recorded, in order, with days as text', async () => {
  const rooms = await loadRooms(db.reader, [FULL])

  const action = { kind: 'DEMARCHE', addressee: 'EEAS' }
  expect(rooms.get(FULL)).toEqual({
    actions: [
      { ...action, sentOn: null, status: 'DRAFT', text: null },
      { ...action, sentOn: '2025-01-01', status: 'SENT', text: null },
      { ...action, sentOn: '2024-12-31', status: 'ANSWERED', text: "Démarche — 照会 “…” \\ '" },
    ],
    publicationPermission: 'ANONYMOUS',
    appeals: [
      { title: 'حرية', publishedOn: null, url: null },
      { title: 'Свободу', publishedOn: '2025-03-30', url: 'https://example.org/1' },
    ],
  })
})

test('a room of which nothing else is recorded has empty lists', async () => {
  const rooms = await loadRooms(db.reader, [BARE])

  expect(rooms.get(BARE)).toEqual({ actions: [], publicationPermission: 'NOT_ASKED', appeals: [] })
})

test('one statement for several cases; no room for a case without a file, and none for an unknown one', async () => {
  const before = db.asked.length
  const rooms = await loadRooms(db.reader, [UNKNOWN, FULL, PART_ONLY, BARE])

  expect([...rooms.keys()].toSorted()).toEqual([FULL, BARE])
  expect(db.asked).toHaveLength(before + 1)
})

test('columns hold the closed words of the SDL and no others', async () => {
  expect(await closedWordsIn(db.writer)).toEqual(closedWordsOf(advocacy.folder))
})
