import { type DecisionTable, type Explanation, explain, type RecordedLedger } from '@hub/decision'
import { type Category, categoriesIn, type Owner, type Purpose, type Role, roleFitsMember } from '@hub/vocabulary'
import type { FieldNeeds } from './field-needs.ts'

/** What an explanation is asked about: one field, and the caller whose view of it is explained. */
export interface ExplanationQuestion {
  readonly field: string
  readonly member: string
  readonly role: Role
  readonly purpose: Purpose
  readonly sub?: string | null
}

/** An explanation as the schema has it; all null where the question names no value, or is one too many. */
export interface ExplainedField extends Partial<Explanation> {
  readonly categories?: readonly Category[]
}

/** Explains decisions of one owner about one case. Never throws for a question: see {@link ExplainedField}. */
export type Explainer = (ledger: RecordedLedger, question: ExplanationQuestion) => ExplainedField

/**
 * @param agreement the consortium's table
 * @param own the table that the owner decides by
 */
export function createExplainer(
  owner: Owner,
  agreement: DecisionTable,
  own: DecisionTable,
  needs: FieldNeeds,
): Explainer {
  return (ledger, { field, member, role, purpose, sub }) => {
    const need = needs.of(field)
    // No error: to the gateway an error about a case is a fault of the member's.
    if (need === undefined) return {}
    const categories = categoriesIn(need)
    // Refused before any owner is asked, whatever the tables would say to it.
    if (!roleFitsMember(role, member)) return { categories, ...NOBODY }
    const caller = { sub: sub ?? '', member, role, purpose }
    return { categories, ...explain(agreement, own, owner, caller, need, ledger) }
  }
}

/** More than anybody reads at a time; each takes a hundred fields to resolve. */
const MOST_EXPLANATIONS = 100

/** The same for one request: what is asked for beyond the most is not explained. */
export function forOneRequest(explain: Explainer): Explainer {
  let explained = 0
  return (ledger, question) => {
    explained += 1
    return explained > MOST_EXPLANATIONS ? {} : explain(ledger, question)
  }
}

/** To a caller that cannot be: nobody of the organisation acts in the role. */
const NOBODY: Explanation = { released: false, reason: 'ROLE_NOT_COVERED', ways: [], directives: [] }
