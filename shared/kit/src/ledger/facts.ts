import type { DirectiveRow, Recorded, RelationRow } from '@hub/decision'
import type { Kysely } from 'kysely'
import { statement } from '../statement.ts'

/** What the ledger says about one case. Times in epoch milliseconds. */
export interface LedgerFacts {
  readonly caseId: string
  readonly holdsPart: boolean
  readonly directives: readonly Recorded<DirectiveRow>[]
  readonly relations: readonly Recorded<RelationRow>[]
  /** Grows with every change of the case's ledger rows; in the same snapshot; a 64-bit integer in decimal. */
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
  return readingOf(caseIds, rows)
}

/** What the rows of one statement say of some cases. */
export function readingOf(caseIds: readonly string[], rows: readonly FactsRow[]): LedgerReading {
  const known = new Map(rows.map(row => [row.case_id, row]))
  return { facts: caseIds.map(id => factsOf(id, known.get(id))), now: (rows[0]?.now ?? 0) * 1000 }
}

/** Triggers keep the text; see `case-facts.ts`. */
const READ = statement<FactsRow>(`
  select case_id, epoch::text as epoch, facts, date_part('epoch', now()) as now
  from ledger.case_epoch where case_id = any($1::uuid[])
`)

/** A row of `ledger.case_epoch`. */
export interface FactsRow {
  readonly case_id: string
  readonly epoch: string
  /** JSON of {@link FactsValues}. */
  readonly facts: string
  /** In seconds. */
  readonly now: number
}

type FactsValues = readonly [
  holdsPart: boolean,
  directives: readonly DirectiveValues[],
  relations: readonly RelationValues[],
]

function factsOf(caseId: string, row: FactsRow | undefined): LedgerFacts {
  if (row === undefined) return { caseId, holdsPart: false, directives: [], relations: [], epoch: '0' }
  const [holdsPart, directives, relations] = JSON.parse(row.facts) as FactsValues
  return {
    caseId,
    holdsPart,
    directives: directives.map(directiveOf),
    relations: relations.map(relationOf),
    epoch: row.epoch,
  }
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
