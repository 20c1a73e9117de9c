import type { Category, Purpose, Relation, Role } from '@hub/vocabulary'
import table from '../../../../schema/agreement/table.json' with { type: 'json' }

/** What the agreement says of one role, purpose and relation. */
export interface AgreementCell {
  readonly role: Role
  readonly purpose: Purpose
  readonly relation: Relation
  readonly free: readonly Category[]
  readonly ifConsented: readonly Category[]
}

export const AGREEMENT_DIGEST: string = table.digest

/** Nothing is permitted, referred or granted for longer at a time. */
export const LONGEST_TERM_DAYS: number = table.longestTermDays

/** Compiled from the policies, and the same that owners decide by; bundled when the console is built. */
const CELLS = table.cells as readonly AgreementCell[]

/** Open to everybody, so that it distinguishes nothing. */
const UNTOLD: ReadonlySet<Category> = new Set<Category>(['OPEN'])

export type Condition = 'ALWAYS' | 'WITH_CONSENT' | 'NEVER'

export interface AgreementRow {
  readonly relation: Relation
  readonly conditions: ReadonlyMap<Category, Condition>
}

/** The relations in which this role may see anything for this purpose. */
export function agreementRows(role: Role, purpose: Purpose): AgreementRow[] {
  return CELLS.filter(cell => cell.role === role && cell.purpose === purpose)
    .map(({ relation, free, ifConsented }) => ({
      relation,
      conditions: new Map<Category, Condition>([
        ...ifConsented.map(category => [category, 'WITH_CONSENT'] as const),
        ...free.filter(category => !UNTOLD.has(category)).map(category => [category, 'ALWAYS'] as const),
      ]),
    }))
    .filter(({ conditions }) => conditions.size > 0)
}

/** The purposes for which a role may see anything. */
export function purposesOf(role: Role): Purpose[] {
  const open = CELLS.filter(
    cell => cell.role === role && [...cell.free, ...cell.ifConsented].some(one => !UNTOLD.has(one)),
  )
  return [...new Set(open.map(({ purpose }) => purpose))]
}
