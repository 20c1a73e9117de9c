import { type MemberDatabase, startMemberDatabase } from '@hub/kit/testing'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { HostPlace, HostPlaceFilter } from './generated/types.ts'
import { relocation, type Tables } from './index.ts'
import { hostPlaces } from './resolvers.ts'

const FLAT: HostPlace = {
  region: '154',
  capacity: 1,
  availableFrom: '2024-12-31',
  availableUntil: '2025-03-30',
  languages: ['swe'],
  familySuitable: false,
  name: 'Rum på Söder',
  city: 'Göteborg',
  contact: '+46 31 000 00 00',
}
const HOUSE: HostPlace = {
  region: '155',
  capacity: 5,
  availableFrom: '2025-01-01',
  availableUntil: null,
  languages: ['fra', 'ara'],
  familySuitable: true,
  name: 'Maison — بيت',
  city: 'Liège',
  contact: 'maison@example.org',
}
const ROOM: HostPlace = { ...HOUSE, availableFrom: '2025-06-01', capacity: 2, languages: [], name: 'Chambre' }

let db: MemberDatabase<Tables>

beforeAll(async () => {
  db = await startMemberDatabase<Tables>(relocation, inject('postgresUrl'))
  const rows = [ROOM, HOUSE, FLAT].map((place, index) => ({
    id: `00000000-0000-4000-8000-00000000000${index}`,
    region: `${place.region}`,
    capacity: place.capacity ?? 0,
    available_from: `${place.availableFrom}`,
    available_until: place.availableUntil ?? null,
    languages: [...(place.languages ?? [])],
    family_suitable: place.familySuitable ?? false,
    name: `${place.name}`,
    city: `${place.city}`,
    contact: `${place.contact}`,
  }))
  await db.writer.insertInto('host_place').values(rows).execute()
})

afterAll(() => db[Symbol.asyncDispose]())

test('all places, by region and first day, with days as text, in one statement', async () => {
  const before = db.asked.length

  expect(await hostPlaces(db.reader, {})).toEqual([FLAT, HOUSE, ROOM])
  expect(db.asked).toHaveLength(before + 1)
})

test.each<[HostPlaceFilter, HostPlace[]]>([
  [{}, [FLAT, HOUSE, ROOM]],
  [{ regions: ['154', '002'] }, [FLAT]],
  [{ regions: [] }, []],
  [{ regions: null, languages: null, familySuitable: null }, [FLAT, HOUSE, ROOM]],
  [{ minCapacity: 2 }, [HOUSE, ROOM]],
  [{ minCapacity: 0 }, [FLAT, HOUSE, ROOM]],
  [{ availableFrom: '2024-12-30' }, []],
  [{ availableFrom: '2024-12-31' }, [FLAT]],
  [{ availableFrom: '2025-01-01' }, [FLAT, HOUSE]],
  [{ availableUntil: '2025-03-30' }, [FLAT, HOUSE, ROOM]],
  [{ availableUntil: '2025-03-31' }, [HOUSE, ROOM]],
  [{ languages: ['ara', 'swe'] }, [FLAT, HOUSE]],
  [{ languages: [] }, []],
  [{ familySuitable: true }, [HOUSE, ROOM]],
  [{ familySuitable: false }, [FLAT]],
  [{ familySuitable: true, minCapacity: 5 }, [HOUSE]],
  [{ regions: ["155') or true --"] }, []],
  [{ languages: ['ara}", "swe'] }, []],
  [{ regions: ['15\0'], languages: ['sw\0'] }, []],
])('filter %j', async (filter, expected) => {
  expect(await hostPlaces(db.reader, { filter })).toEqual(expected)
})

test.each(['', 'today', '2025-02-30', '2025-01-01T00:00:00Z'])(
  '%j is no day, and narrows nothing silently',
  async day => {
    await expect(hostPlaces(db.reader, { filter: { availableFrom: day } })).rejects.toThrow('take days')
    await expect(hostPlaces(db.reader, { filter: { availableUntil: day } })).rejects.toThrow('take days')
  },
)

test('pages by position', async () => {
  expect(await hostPlaces(db.reader, { first: 1, skip: 1 })).toEqual([HOUSE])
  expect(await hostPlaces(db.reader, { filter: null, first: 2 })).toEqual([FLAT, HOUSE])
  expect(await hostPlaces(db.reader, { first: 0 })).toEqual([])
})

test.each([[['en']], [['eng', 'x y']], [['ENG']], [['eng', null]]])('languages %j are not taken', async languages => {
  const insert = db.writer.insertInto('host_place').values({
    id: crypto.randomUUID(),
    region: '155',
    capacity: 1,
    available_from: '2025-01-01',
    available_until: null,
    languages: languages as string[],
    family_suitable: false,
    name: '-',
    city: '-',
    contact: '-',
  })

  await expect(insert.execute()).rejects.toThrow('host_place_languages_check')
})
