import { type Caller, inputError } from '@hub/kit'
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { QueryDeskArgs } from '../generated/types.ts'
import { audienceOf, type ItemRow, itemsWhere, presentItem, seenBy } from './items.ts'

const USUAL = 20
const MOST = 50
/** What ends within so many days is told before it does. */
const SOON_DAYS = 14

/**
 * A page of what is on the desk of the caller's member, newest first, and how much there is.
 *
 * @returns null for those who have no desk
 * @throws an input error for a page too large and a cursor of something else
 */
export async function inbox(
  db: Kysely<never>,
  caller: Caller,
  { view, kinds, first, after }: QueryDeskArgs,
  selected: ReadonlySet<string>,
): Promise<object | null> {
  if (audienceOf(caller) === null) return null
  const size = first ?? USUAL
  if (size < 0 || size > MOST) throw inputError('first', `must be 0 to ${MOST}`)
  const where = [seenBy(caller), inView(view, caller)]
  if (kinds !== null && kinds !== undefined) where.push(sql<SqlBool>`item.kind = any(${kinds}::text[])`)
  const matching = sql.join(where, sql` and `)
  const place = typeof after === 'string' ? readCursor(after) : null
  const beyond =
    place === null
      ? matching
      : sql`${matching} and (item.sent_at, item.id) < (${place.sentAt}::timestamptz, ${place.id}::uuid)`
  const found = await itemsWhere(
    db,
    beyond as RawBuilder<SqlBool>,
    sql`order by item.sent_at desc, item.id desc limit ${size + 1}`,
  )
  const edges = found.slice(0, size).map(row => ({ cursor: writeCursor(row), node: presentItem(caller, row) }))
  return {
    edges,
    nodes: edges.map(({ node }) => ({ ...node })),
    pageInfo: {
      hasNextPage: found.length > size,
      hasPreviousPage: place !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: selected.has('totalCount') ? await countOf(db, matching as RawBuilder<SqlBool>) : null,
  }
}

async function countOf(db: Kysely<never>, where: RawBuilder<SqlBool>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from desk_item as item where ${where}
  `.execute(db)
  return rows[0]?.count ?? 0
}

function inView(view: QueryDeskArgs['view'], { member }: Caller): RawBuilder<SqlBool> {
  // A use of break-glass waits for its review however long ago it ended.
  const open = sql<SqlBool>`item.answer is null and item.ended_at is null
    and (item.kind = 'BREAK_GLASS' or item.expires_at > now())`
  switch (view) {
    case 'WAITING':
      return sql<SqlBool>`(item.recipient = ${member} and item.kind <> 'NOTICE' and item.answer is null
        and (item.kind = 'BREAK_GLASS' or (item.ended_at is null and item.expires_at > now())))`
    case 'ASKED':
      return sql<SqlBool>`item.sender = ${member}`
    case 'IN_FORCE':
      return sql<SqlBool>`(item.kind in ('REFERRAL', 'REQUEST', 'BREAK_GLASS') and item.ended_at is null
        and item.expires_at > now() and (item.answer = 'ACCEPTED' or item.kind = 'BREAK_GLASS'))`
    case 'EXPIRING':
      return sql<SqlBool>`((${open} or (item.answer = 'ACCEPTED' and item.ended_at is null))
        and item.expires_at > now() and item.expires_at < now() + make_interval(days => ${SOON_DAYS}))`
    case 'NOTICES':
      return sql<SqlBool>`(item.kind = 'NOTICE' and item.recipient = ${member})`
  }
}

function writeCursor({ sent_at, id }: ItemRow): string {
  return Buffer.from(JSON.stringify([sent_at.toISOString(), id])).toString('base64url')
}

function readCursor(cursor: string): { readonly sentAt: string; readonly id: string } {
  const text = cursor.length > 200 ? '' : Buffer.from(cursor, 'base64url').toString()
  const [, sentAt, id] = /^\["([0-9TZ:.-]{24})","([0-9a-f-]{36})"\]$/.exec(text) ?? []
  if (sentAt === undefined || id === undefined || Number.isNaN(Date.parse(sentAt))) {
    throw inputError('after', 'must be a cursor of this list')
  }
  return { sentAt, id }
}
