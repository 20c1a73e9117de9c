import type { MemberCode } from '@hub/vocabulary'
import type { Kysely } from 'kysely'
import { roomLoaderOf } from '../data/owners.ts'
import type { LoadCases } from './owner.ts'

/** Cases as a member would have them that decides on nothing: whatever is recorded, in one statement. */
export async function memberCases(member: MemberCode, db: Kysely<never>): Promise<LoadCases> {
  const loadRooms = await roomLoaderOf(member)
  return async ids => {
    const rooms = await loadRooms(db, ids)
    return ids.map(id => ({ __typename: 'Case', id, [member]: rooms.get(id) ?? null }))
  }
}
