import type { MemberCode } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import type { CaseMirror } from './outcome.ts'
import { mirrorsIn } from './transaction.ts'

/**
 * What a registry that was restored from a backup has to know of a member before it serves, a page at a time: it lacks
 * whatever happened since.
 */
export interface Holdings {
  /** The last position among all orders of the registry that this member has carried out. */
  readonly position: number
  /** Cases that the member has erased, by digest. With the first page alone. */
  readonly erased: readonly { readonly digest: string; readonly at: string }[]
  /** The ledger of each case of which it says anything, in the order of their ids. */
  readonly mirrors: readonly CaseMirror[]
  /** After which case the next page begins; null where this is the last. */
  readonly next: string | null
}

/** Cases in one page. */
export const HOLDINGS_PAGE = 200

export async function holdingsIn(db: Kysely<never>, owner: MemberCode, after: string | null): Promise<Holdings> {
  const first = after === null
  const { rows: cases } = await sql<{ id: string }>`
    select case_id as id from ledger.case_epoch where ${first} or case_id > ${after}::uuid
    order by case_id limit ${HOLDINGS_PAGE}
  `.execute(db)
  const { rows } = await sql<{ position: number }>`
    select coalesce(max(position), 0)::integer as position from ledger.desk_event
  `.execute(db)
  const erased = first
    ? await sql<{ digest: string; at: Date }>`select digest, at from ledger.erasure order by digest`.execute(db)
    : { rows: [] }
  return {
    position: rows[0]?.position ?? 0,
    erased: erased.rows.map(({ digest, at }) => ({ digest, at: at.toISOString() })),
    mirrors: await mirrorsIn(
      db,
      owner,
      cases.map(({ id }) => id),
    ),
    next: cases.length < HOLDINGS_PAGE ? null : (cases.at(-1)?.id ?? null),
  }
}
