import { defineMember } from '@hub/kit'
import { loadRooms } from './loaders.ts'
import { migrations } from './migrations.ts'
import { statistics } from './statistics.ts'

export type { Tables } from './tables.ts'

/** The member for capacity-building. */
export const training = defineMember({
  code: 'training',
  folder: new URL('..', import.meta.url),
  migrations,
  loadRooms,
  statistics,
})
