import type { FieldClass } from '@hub/classification'
import { type Kysely, sql } from 'kysely'
import type { LogDecision } from '../release/log-entry.ts'
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
  readonly decision: LogDecision | null
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
      select seq from ledger.rows_about(${caseId}) where seq < ${before} order by seq desc limit ${limit + 1}
    )
    select log.seq, at, member, sub, on_behalf_of as "onBehalfOf", role, purpose, request_id as "requestId",
      (select words from ledger.log_words where digest = asked) as fields,
      ledger.decision_in(decisions, decided[array_position(cases, ${caseId}::uuid)]) as decision,
      (select index from ledger.log_leaf where source = 'release' and log_leaf.seq = log.seq) as place
    from about join ledger.release_log as log using (seq) order by log.seq desc
  `.execute(db)
  const shown = rows.slice(0, limit)
  return {
    entries: shown.map(row => accessOf(row, classes)),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  }
}

function accessOf({ seq, at, fields, decision, place, ...row }: AccessRow, classes: ReadonlyMap<string, FieldClass>) {
  const { relations = [], withheld = {}, present = false, mask = [] } = decision ?? {}
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
