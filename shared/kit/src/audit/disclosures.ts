import type { FieldClass } from '@hub/classification'
import type { Category, Owner } from '@hub/vocabulary'
import { type Kysely, sql } from 'kysely'
import type { LogDecision } from '../release/log-entry.ts'
import { outcomeOf } from './log-row.ts'

/** What others were told in a month for a purpose: no more than a person may carry through a checkpoint. */
export interface Disclosure {
  readonly month: string
  readonly recipient: Recipient
  readonly purpose: string
  readonly categories: readonly Category[]
  readonly times: number
}

type Recipient = 'A PERSON' | 'A SYSTEM' | 'COORDINATION'

/** Rows in one answer; a case that was asked about more often is told of from the latest on. */
const MOST_ROWS = 5_000

/**
 * What an owner disclosed about a case to others. The owner's own staff are no recipients, and what was withheld was
 * disclosed to nobody. Who holds INVOLVEMENT or the place is not told, only that such a category was released.
 */
export async function disclosuresOf(
  db: Kysely<never>,
  classes: ReadonlyMap<string, FieldClass>,
  owner: Owner,
  caseId: string,
): Promise<readonly Disclosure[]> {
  const { rows } = await sql<{ month: string; role: string; purpose: string; fields: string[]; decision: LogDecision }>`
    select to_char(at at time zone 'UTC', 'YYYY-MM') as month, role, purpose,
      (select words from ledger.log_words where digest = asked) as fields,
      ledger.decision_in(decisions, decided[array_position(cases, ${caseId}::uuid)]) as decision
    from ledger.rows_about(${caseId}) join ledger.release_log as log using (seq)
    where member <> ${owner}
    order by log.seq desc limit ${MOST_ROWS}
  `.execute(db)
  const told = new Map<
    string,
    { month: string; recipient: Recipient; purpose: string; categories: Set<Category>; times: number }
  >()
  for (const { month, role, purpose, fields, decision } of rows) {
    const { released } = outcomeOf(fields, decision, classes)
    if (released.length === 0) continue
    const recipient = recipientOf(role)
    const key = `${month} ${recipient} ${purpose}`
    const sum = told.get(key) ?? { month, recipient, purpose, categories: new Set(), times: 0 }
    for (const category of released) sum.categories.add(category)
    sum.times += 1
    told.set(key, sum)
  }
  return [...told.values()].map(({ categories, ...rest }) => ({ ...rest, categories: [...categories].sort() }))
}

function recipientOf(role: string): Recipient {
  if (role === 'COORDINATOR') return 'COORDINATION'
  return role === 'PARTNER_SYSTEM' ? 'A SYSTEM' : 'A PERSON'
}
