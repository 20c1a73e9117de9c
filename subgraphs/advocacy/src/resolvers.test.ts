import { type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { advocacy, type Tables } from './index.ts'
import { publishedAppeals } from './resolvers.ts'

const LATE = { title: 'Liberté — آزادی', publishedOn: '2025-03-30', url: 'https://example.org/late' }
const SAME_DAY = { title: 'A second one', publishedOn: '2025-03-30', url: 'https://example.org/same-day' }
const EARLY = { title: 'Frijheid', publishedOn: '2024-12-31', url: 'https://example.org/early' }

let db: MemberDatabase<Tables>

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(advocacy, inject('postgresUrl'))
  const rows = [EARLY, LATE, SAME_DAY].map(({ publishedOn, ...rest }) => ({ ...rest, published_on: publishedOn }))
  await db.writer.insertInto('published_appeal').values(rows).execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('the latest first, with days as text, in one statement', async () => {
  const before = db.asked.length

  expect(await publishedAppeals(db.reader, {})).toEqual([LATE, SAME_DAY, EARLY])
  expect(db.asked).toHaveLength(before + 1)
})

test('pages by position, whatever is asked', async () => {
  expect(await publishedAppeals(db.reader, { first: 1, skip: 1 })).toEqual([SAME_DAY])
  expect(await publishedAppeals(db.reader, { first: 0 })).toEqual([])
  expect(await publishedAppeals(db.reader, { first: -1, skip: -1 })).toEqual([])
  expect(await publishedAppeals(db.reader, { first: null, skip: null })).toHaveLength(3)
  expect(await publishedAppeals(db.reader, { skip: 3 })).toEqual([])
})

test('no column leads from a published appeal to a case', async () => {
  const columns = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'published_appeal'::regclass and attnum > 0 and not attisdropped order by attnum`.execute(
    db.writer,
  )
  const keys =
    await sql`select from pg_constraint where contype = 'f' and 'published_appeal'::regclass in (conrelid, confrelid)`.execute(
      db.writer,
    )

  expect(columns.rows.map(column => column.name)).toEqual(['id', 'title', 'published_on', 'url'])
  expect(keys.rows).toEqual([])
})
