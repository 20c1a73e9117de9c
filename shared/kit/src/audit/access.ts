import type { FieldClass } from '@hub/classification'
import { type Kysely, sql } from 'kysely'
import type { LogEntry } from '../release/log-entry.ts'
import { outcomeOf } from './log-row.ts'

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
}

const USUAL = 20
const MOST = 50

interface AccessRow {
  readonly seq: string
  readonly at: Date
  readonly member: string
  readonly sub: string
  readonly onBehalfOf: string | null
  readonly role: string
  readonly purpose: string
  readonly requestId: string
  readonly fields: readonly string[]
  readonly entry: LogEntry | null
  readonly place: string | null
}

/** Who asked about a case, the latest first, as the release log has it: also what was taken in by no tree yet. */
export async function accessTo(
  db: Kysely<never>,
  classes: ReadonlyMap<string, FieldClass>,
  caseId: string,
  asked: PageArguments,
) {
  const { limit, before } = pageOf(asked)
  const { rows } = await sql<AccessRow>`
    with about as (
      select seq from ledger.log_case where case_id = ${caseId} and seq < ${before}
      union
      select seq from ledger.release_log
        where seq > (select coalesce(max(through), 0) from ledger.log_settled where source = 'release') and seq < ${before}
          and entries @> jsonb_build_array(jsonb_build_object('case', ${caseId}::text))
      order by seq desc limit ${limit + 1}
    )
    select log.seq, at, member, sub, on_behalf_of as "onBehalfOf", role, purpose, request_id as "requestId", fields,
      (select value from jsonb_array_elements(entries) where value ->> 'case' = ${caseId} limit 1) as entry,
      (select index from ledger.log_leaf where source = 'release' and log_leaf.seq = log.seq) as place
    from about join ledger.release_log as log using (seq) order by log.seq desc
  `.execute(db)
  const shown = rows.slice(0, limit)
  return {
    entries: shown.map(row => accessOf(row, classes)),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  }
}

function accessOf({ seq, at, fields, entry, place, ...row }: AccessRow, classes: ReadonlyMap<string, FieldClass>) {
  const { relations = [], withheld = {}, present = false, mask = [] } = entry ?? {}
  const reasons = new Map<string, string>(Object.entries(withheld))
  return {
    ...row,
    at: at.toISOString(),
    relations,
    ...outcomeOf(fields, { withheld, present, mask }, classes),
    fields: fields.map(field => ({ field, reason: reasons.get(field) ?? null })),
    entry: place === null ? null : Number(place),
  }
}

/** By number in the log: what comes later moves no page. */
export function pageOf({ first, after }: PageArguments): { readonly limit: number; readonly before: string } {
  const before = after ?? ''
  return {
    limit: Math.min(Math.max(first ?? USUAL, 0), MOST),
    // Whatever is no place begins anew.
    before: /^\d{1,15}$/.test(before) ? before : String(Number.MAX_SAFE_INTEGER),
  }
}
