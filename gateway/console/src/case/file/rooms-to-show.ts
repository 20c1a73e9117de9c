import { type OpenCase, roomOf } from '../open-case.ts'
import type { RoomShape } from '../shape.ts'

/** `open`: it shows something. `closed`: the caller may know of it, and sees nothing. `down`: it did not answer. */
export type RoomState = 'open' | 'closed' | 'down'

export interface RoomToShow {
  readonly shape: RoomShape
  readonly state: RoomState
}

/**
 * The members of which a case page speaks. One that shows nothing is spoken of only where it gave a reason for this
 * case: whoever gets none may not know whether it holds a part, and the page is the same either way.
 */
export function roomsToShow(open: OpenCase, rooms: readonly RoomShape[]): RoomToShow[] {
  const { unavailable, withheld } = open.release
  return rooms.flatMap((shape): RoomToShow[] => {
    const ofMember = ({ owner }: { readonly owner: string }) => owner === shape.member
    if (unavailable.some(ofMember)) return [{ shape, state: 'down' }]
    if (roomOf(open, shape.member) !== null) return [{ shape, state: 'open' }]
    const told = withheld.some(entry => ofMember(entry) && entry.cases !== undefined)
    return told ? [{ shape, state: 'closed' }] : []
  })
}
