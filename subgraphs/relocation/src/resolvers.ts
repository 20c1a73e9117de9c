import { inputError, isDay, page } from '@hub/kit'
import { type Kysely, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { HostPlace, HostPlaceFilter, QueryHostPlacesArgs, Resolvers } from './generated/types.ts'
import type { Tables } from './tables.ts'

export function resolvers(db: Kysely<Tables>): Resolvers {
  return { Query: { hostPlaces: (_, asked) => hostPlaces(db, asked) } }
}

/**
 * The places of the network that meet every condition of the filter. Each condition is about a value of the list's own
 * category, so it tells nothing that the list would not.
 */
export async function hostPlaces(db: Kysely<Tables>, asked: QueryHostPlacesArgs): Promise<HostPlace[]> {
  const { limit, offset } = page(asked)
  const places = db
    .selectFrom('host_place')
    .where(place => place.and(conditions(asked.filter ?? {})))
    .select([
      'region',
      'capacity',
      'available_from as availableFrom',
      'available_until as availableUntil',
      'languages',
      'family_suitable as familySuitable',
      'name',
      'city',
      'contact',
    ])
    .orderBy('region')
    .orderBy('available_from')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
  const row = await db.selectNoFrom(jsonArrayFrom(places).as('places')).executeTakeFirstOrThrow()
  return row.places
}

/**
 * What is left out, or null, does not narrow. An empty list names nothing and so matches nothing, as does a list of
 * words that are no codes.
 */
function conditions(filter: HostPlaceFilter) {
  const { regions, minCapacity, availableFrom, availableUntil, languages, familySuitable } = filter
  for (const [argument, day] of Object.entries({ availableFrom, availableUntil }))
    if (day != null && !isDay(day)) throw inputError(argument, 'can only take days such as 2025-03-31')
  return [
    ...(regions ? [sql<boolean>`region = any(${codes(regions, /^[0-9]{3}$/)}::text[])`] : []),
    ...(minCapacity != null ? [sql<boolean>`capacity >= ${minCapacity}`] : []),
    ...(availableFrom != null ? [sql<boolean>`available_from <= ${availableFrom}::date`] : []),
    ...(availableUntil != null ? [sql<boolean>`coalesce(available_until, 'infinity') >= ${availableUntil}::date`] : []),
    ...(languages ? [sql<boolean>`languages && ${codes(languages, /^[a-z]{3}$/)}::text[]`] : []),
    ...(familySuitable != null ? [sql<boolean>`family_suitable = ${familySuitable}`] : []),
  ]
}

function codes(words: readonly string[], form: RegExp): string[] {
  return words.filter(word => form.test(word))
}
