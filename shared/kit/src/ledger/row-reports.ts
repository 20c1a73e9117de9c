import { isDirectiveUnderstood, isRelationUnderstood } from '@hub/decision'
import type { Logger } from 'pino'
import type { LedgerFacts } from './facts.ts'

/** A row of the ledger that somebody at the owner must look at. */
export interface FlawedRow {
  readonly table: 'consent_directive' | 'relation'
  readonly id: string
}

/** The rows of a case that cannot be understood: they deny, whatever they were meant to do. */
export function flawedRows({ directives, relations }: LedgerFacts, now: number): FlawedRow[] {
  return [
    ...directives
      .filter(row => !isDirectiveUnderstood(row, now))
      .map(({ id }): FlawedRow => ({ table: 'consent_directive', id })),
    ...relations.filter(row => !isRelationUnderstood(row)).map(({ id }): FlawedRow => ({ table: 'relation', id })),
  ]
}

/** Far more rows than anybody would leave as they are. */
const MOST_REMEMBERED = 10_000

/**
 * Reports flawed rows in the owner's log, each once in the life of the process: by table and id, never by what the row
 * says or whose case it is about.
 */
export function rowReporter(log: Logger, note: (row: FlawedRow) => void): (rows: readonly FlawedRow[]) => void {
  const reported = new Set<string>()
  return rows => {
    for (const row of rows) {
      const { table, id } = row
      if (reported.has(id)) continue
      if (reported.size >= MOST_REMEMBERED) reported.clear()
      reported.add(id)
      note(row)
      log.warn({ table: `ledger.${table}`, row: id }, 'a row of the ledger cannot be understood, so it denies')
    }
  }
}
