import type { DeskBacklog } from '@hub/kit'
import { MEMBER_CODES } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import { DELIVER, MIRROR } from './queue.ts'

/** How much waits at the registry, and for how long: by member and queue, and nothing about what it is. */
export async function readBacklog(db: Kysely<never>): Promise<DeskBacklog> {
  const { rows: open } = await sql<{ owner: string; waiting: number; oldest: number }>`
    select owner, count(*)::integer as waiting, extract(epoch from now() - min(created_at))::float8 as oldest
    from desk_order where confirmed_at is null group by owner
  `.execute(db)
  const { rows: jobs } = await sql<{ name: string; waiting: number }>`
    select name, count(*)::integer as waiting from queue.job where state < 'completed' group by name
  `.execute(db)
  return {
    orders: MEMBER_CODES.map(owner => {
      const found = open.find(one => one.owner === owner)
      return { owner, waiting: found?.waiting ?? 0, oldestSeconds: found?.oldest ?? 0 }
    }),
    jobs: [DELIVER, MIRROR].map(queue => ({ queue, waiting: jobs.find(one => one.name === queue)?.waiting ?? 0 })),
  }
}
