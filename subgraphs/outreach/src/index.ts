import { defineMember } from '@hub/kit'
import { loadRooms } from './loaders.ts'
import { migrations } from './migrations.ts'
import { statistics } from './statistics.ts'

export type { Tables } from './tables.ts'

/** The member for outreach to isolated defenders. */
export const outreach = defineMember({
  code: 'outreach',
  folder: new URL('..', import.meta.url),
  migrations,
  loadRooms,
  statistics,
})
