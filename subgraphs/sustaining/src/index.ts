import { defineMember } from '@hub/kit'
import { loadRooms } from './loaders.ts'
import { migrations } from './migrations.ts'
import { statistics } from './statistics.ts'

export type { Tables } from './tables.ts'

/** The member for core and lifeline funding of groups and organisations. */
export const sustaining = defineMember({
  code: 'sustaining',
  folder: new URL('..', import.meta.url),
  migrations,
  loadRooms,
  statistics,
})
