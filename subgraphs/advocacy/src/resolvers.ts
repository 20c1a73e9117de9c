import { page } from '@hub/kit'
import type { Kysely } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { PublishedAppeal, QueryPublishedAppealsArgs, Resolvers } from './generated/types.ts'
import type { Tables } from './tables.ts'

export function resolvers(db: Kysely<Tables>): Resolvers {
  return { Query: { publishedAppeals: (_, asked) => publishedAppeals(db, asked) } }
}

/** What stands on the public website, the latest first. */
export async function publishedAppeals(
  db: Kysely<Tables>,
  asked: QueryPublishedAppealsArgs,
): Promise<PublishedAppeal[]> {
  const { limit, offset } = page(asked)
  const appeals = db
    .selectFrom('published_appeal')
    .select(['title', 'published_on as publishedOn', 'url'])
    .orderBy('published_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
  const row = await db.selectNoFrom(jsonArrayFrom(appeals).as('appeals')).executeTakeFirstOrThrow()
  return row.appeals
}
