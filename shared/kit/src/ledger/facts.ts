import type { DirectiveRow, Recorded, RelationRow } from '@hub/decision'
import { type Kysely, sql } from 'kysely'

/** What the ledger says about one case. Times in epoch milliseconds. */
export interface LedgerFacts {
  readonly caseId: string
  readonly holdsPart: boolean
  readonly directives: readonly Recorded<DirectiveRow>[]
  readonly relations: readonly Recorded<RelationRow>[]
  /** How many ledger rows the case has, in the same snapshot; a 64-bit integer in decimal. */
  readonly epoch: string
}

export interface LedgerReading {
  readonly facts: readonly LedgerFacts[]
  /** The database's clock, which all processes of an owner share. Epoch milliseconds. */
  readonly now: number
}

/**
 * Reads the ledger of some cases: one statement, one snapshot, however many cases. Rows are taken as they are; what
 * they mean is decided elsewhere. A case without any row yields empty facts.
 *
 * @param caseIds well-formed UUIDs, each once
 */
export async function readLedger(db: Kysely<never>, caseIds: readonly string[]): Promise<LedgerReading> {
  const { rows } = await sql<FactsRow>`
    select
      asked.case_id,
      (select true from ledger.part where part.case_id = asked.case_id) is not null
        and (select true from ledger.part_unlinking where part_unlinking.case_id = asked.case_id) is null as holds_part,
      ledger.epoch_of(asked.case_id)::text as epoch,
      (select json_agg(json_build_object(
          'id', id, 'effect', effect, 'categories', categories, 'recipients', recipients, 'purposes', purposes,
          'legalBasis', legal_basis,
          'validFrom', extract(epoch from valid_from), 'validUntil', extract(epoch from valid_until),
          'recordedAt', extract(epoch from recorded_at), 'mayContactAgain', may_contact_again,
          'withdrawnAt', (select extract(epoch from min(withdrawn_at)) from ledger.consent_withdrawal
            where consent_withdrawal.directive_id = consent_directive.id
              and consent_withdrawal.case_id = asked.case_id)))
        from ledger.consent_directive where consent_directive.case_id = asked.case_id) as directives,
      (select json_agg(json_build_object(
          'id', id, 'member', member, 'person', person, 'kind', kind, 'categories', categories, 'purposes', purposes,
          'justified', coalesce(btrim(justification) <> '', false),
          'openedAt', extract(epoch from opened_at), 'expiresAt', extract(epoch from expires_at),
          'closedAt', (select extract(epoch from min(closed_at)) from ledger.relation_closing
            where relation_closing.relation_id = relation.id and relation_closing.case_id = asked.case_id)))
        from ledger.relation where relation.case_id = asked.case_id) as relations,
      extract(epoch from now())::float8 as now
    from unnest(${caseIds}::uuid[]) as asked (case_id)
  `.execute(db)
  return {
    facts: rows.map(row => ({
      caseId: row.case_id,
      holdsPart: row.holds_part,
      epoch: row.epoch,
      directives: (row.directives ?? []).map(inMilliseconds(['validFrom', 'validUntil', 'recordedAt', 'withdrawnAt'])),
      relations: (row.relations ?? []).map(inMilliseconds(['openedAt', 'expiresAt', 'closedAt'])),
    })),
    now: (rows[0]?.now ?? 0) * 1000,
  }
}

interface FactsRow {
  readonly case_id: string
  readonly holds_part: boolean
  readonly epoch: string
  readonly directives: readonly Recorded<DirectiveRow>[] | null
  readonly relations: readonly Recorded<RelationRow>[] | null
  readonly now: number
}

/**
 * PostgreSQL counts in seconds and writes an infinite time as a string; JSON would carry that on as a word. It becomes
 * an infinite number, which no permit takes for a date.
 */
function inMilliseconds<Row>(times: readonly (keyof Row)[]): (row: Row) => Row {
  return row => {
    const read = { ...row }
    for (const time of times) if (row[time] !== null) read[time] = (Number(row[time]) * 1000) as Row[keyof Row]
    return read
  }
}
