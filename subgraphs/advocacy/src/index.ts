import { defineMember } from '@hub/kit'
import { loadRooms } from './loaders.ts'
import { migrations } from './migrations.ts'
import { resolvers } from './resolvers.ts'
import { statistics } from './statistics.ts'

export type { Tables } from './tables.ts'

/** The member for strategic communication and advocacy. */
export const advocacy = defineMember({
  code: 'advocacy',
  folder: new URL('..', import.meta.url),
  migrations,
  loadRooms,
  resolvers,
  statistics,
})
