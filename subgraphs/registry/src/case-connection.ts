import { inputError, type OwnerContext } from '@hub/kit'
import type { Kysely } from 'kysely'
import { draftOf } from './case-draft.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { conditionsOf } from './filter.ts'
import type { QueryCasesArgs } from './generated/types.ts'
import { countOf, type Listed, type Listing, pageOf } from './list.ts'
import { ORDERS } from './order.ts'

const USUAL = 20
const MOST = 50
/** Fields of the connection that need the rows of the page. */
const PAGE = ['edges', 'nodes', 'pageInfo']

/**
 * A page of cases, and their number if it was asked for: a statement each.
 *
 * @param selected names of the fields selected below the connection
 * @throws an input error for a page too large, a cursor of another list, a date that is none
 */
export async function caseConnection(
  db: Kysely<never>,
  args: QueryCasesArgs,
  context: OwnerContext,
  selected: ReadonlySet<string>,
): Promise<object> {
  const first = args.first ?? USUAL
  if (first < 0 || first > MOST) throw inputError('first', `must be 0 to ${MOST}`)
  const { field, direction = 'ASC' } = args.orderBy ?? { field: 'REFERENCE' }
  const { caller, release, table } = context
  const listing: Listing = { caller, table, conditions: conditionsOf(args.filter ?? {}), field, direction }
  const after = typeof args.after === 'string' ? readCursor(args.after, field, direction) : null
  const found = PAGE.some(name => selected.has(name)) ? await pageOf(db, listing, first, after) : []
  const edges = found.slice(0, first).map(one => ({
    cursor: cursorOf(listing, one),
    node: release.draft(draftOf(caller, one)),
  }))
  return {
    edges,
    nodes: edges.map(edge => edge.node),
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: selected.has('totalCount') ? await countOf(db, listing) : null,
  }
}

function cursorOf({ field, direction }: Listing, one: Listed): string {
  return writeCursor({ field, direction, value: one.shown ? ORDERS[field].valueOf(one) : null, id: one.id })
}
