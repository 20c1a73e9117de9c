import type { DirectiveRow, Recorded, RelationRow } from '@hub/decision'
import type { Kysely } from 'kysely'
import { statement } from '../statement.ts'

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
  const { rows } = await db.executeQuery<FactsRow>(READ.with(caseIds))
  return {
    facts: rows.map(row => ({
      caseId: row.case_id,
      holdsPart: row.holds_part,
      epoch: row.epoch,
      directives: (row.directives ?? []).map(directiveOf),
      relations: (row.relations ?? []).map(relationOf),
    })),
    now: (rows[0]?.now ?? 0) * 1000,
  }
}

/**
 * Each table is read once for all cases. Rows come as arrays, in the order in which they are taken apart below: naming
 * every value in every row takes longer than reading it.
 */
const READ = statement<FactsRow>(`
  select
    asked.case_id,
    part.case_id is not null and unlinked.case_id is null as holds_part,
    ledger.epoch_of(asked.case_id)::text as epoch,
    directives.of_case as directives,
    relations.of_case as relations,
    date_part('epoch', now()) as now
  from unnest($1::uuid[]) as asked (case_id)
  left join ledger.part on part.case_id = asked.case_id
  left join ledger.part_unlinking as unlinked on unlinked.case_id = asked.case_id
  left join (
    select directive.case_id, json_agg(json_build_array(
      directive.id, effect, categories, recipients, purposes, legal_basis,
      date_part('epoch', valid_from), date_part('epoch', valid_until), date_part('epoch', recorded_at),
      may_contact_again, date_part('epoch', first.withdrawn_at))) as of_case
    from ledger.consent_directive as directive
    left join (
      select directive_id, case_id, min(withdrawn_at) as withdrawn_at
      from ledger.consent_withdrawal where case_id = any($1::uuid[]) group by directive_id, case_id
    ) as first on first.directive_id = directive.id and first.case_id = directive.case_id
    where directive.case_id = any($1::uuid[]) group by directive.case_id
  ) as directives on directives.case_id = asked.case_id
  left join (
    select relation.case_id, json_agg(json_build_array(
      relation.id, member, person, kind, categories, purposes, coalesce(btrim(justification) <> '', false),
      date_part('epoch', opened_at), date_part('epoch', expires_at), date_part('epoch', first.closed_at))) as of_case
    from ledger.relation
    left join (
      select relation_id, case_id, min(closed_at) as closed_at
      from ledger.relation_closing where case_id = any($1::uuid[]) group by relation_id, case_id
    ) as first on first.relation_id = relation.id and first.case_id = relation.case_id
    where relation.case_id = any($1::uuid[]) group by relation.case_id
  ) as relations on relations.case_id = asked.case_id
`)

interface FactsRow {
  readonly case_id: string
  readonly holds_part: boolean
  readonly epoch: string
  readonly directives: readonly DirectiveValues[] | null
  readonly relations: readonly RelationValues[] | null
  readonly now: number
}

/** PostgreSQL counts in seconds, and writes an infinite time as a word, since JSON has none. */
type Seconds = number | 'Infinity' | '-Infinity'

type DirectiveValues = readonly [
  id: string,
  effect: string,
  categories: readonly string[],
  recipients: readonly string[],
  purposes: readonly string[],
  legalBasis: string | null,
  validFrom: Seconds | null,
  validUntil: Seconds | null,
  recordedAt: Seconds,
  mayContactAgain: boolean,
  withdrawnAt: Seconds | null,
]

function directiveOf(values: DirectiveValues): Recorded<DirectiveRow> {
  return {
    id: values[0],
    effect: values[1],
    categories: values[2],
    recipients: values[3],
    purposes: values[4],
    legalBasis: values[5],
    validFrom: millisecondsOrNull(values[6]),
    validUntil: millisecondsOrNull(values[7]),
    recordedAt: milliseconds(values[8]),
    mayContactAgain: values[9],
    withdrawnAt: millisecondsOrNull(values[10]),
  }
}

type RelationValues = readonly [
  id: string,
  member: string,
  person: string | null,
  kind: string,
  categories: readonly string[],
  purposes: readonly string[],
  justified: boolean,
  openedAt: Seconds,
  expiresAt: Seconds | null,
  closedAt: Seconds | null,
]

function relationOf(values: RelationValues): Recorded<RelationRow> {
  return {
    id: values[0],
    member: values[1],
    person: values[2],
    kind: values[3],
    categories: values[4],
    purposes: values[5],
    justified: values[6],
    openedAt: milliseconds(values[7]),
    expiresAt: millisecondsOrNull(values[8]),
    closedAt: millisecondsOrNull(values[9]),
  }
}

/** An infinite time becomes an infinite number, which no permit takes for a date. */
function milliseconds(seconds: Seconds): number {
  return Number(seconds) * 1000
}

function millisecondsOrNull(seconds: Seconds | null): number | null {
  return seconds === null ? null : milliseconds(seconds)
}
