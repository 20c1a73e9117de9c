import type pg from 'pg'
import { advocacyRooms } from './advocacy.ts'
import { emergencyRooms } from './emergency.ts'
import { outreachRooms } from './outreach.ts'
import type { Json } from './read.ts'
import { relocationRooms } from './relocation.ts'
import { sustainingRooms } from './sustaining.ts'
import { trainingRooms } from './training.ts'

export { publishedAppeals } from './advocacy.ts'
export type { Json } from './read.ts'
export { hostPlaces } from './relocation.ts'

/** All that a member recorded, by case, as plain JSON: before any decision. */
export type Rooms = ReadonlyMap<string, Json>

/** How each member's rooms are read: by plain SELECTs, one for each table. */
export const READERS: Readonly<Record<string, (database: pg.Pool) => Promise<Rooms>>> = {
  emergency: emergencyRooms,
  sustaining: sustainingRooms,
  relocation: relocationRooms,
  training: trainingRooms,
  advocacy: advocacyRooms,
  outreach: outreachRooms,
}
