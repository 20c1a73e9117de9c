import { type Decision, reasonFor } from '@hub/decision'
import { type Category, categoriesIn, type Reason, type Relation } from '@hub/vocabulary'
import type { AskedField } from './asked.ts'

/** What was decided about one case, as the release log keeps it. Words instead of bits: it is read in years to come. */
export interface LogEntry {
  /** Id of the case; null for what hangs on no case. */
  readonly case: string | null
  readonly relations: readonly Relation[]
  /** The categories that the decision opened. */
  readonly mask: readonly Category[]
  /** Whether there was anything to release: false where nothing is recorded, or the caller has no relation. */
  readonly present: boolean
  /** Why each field that was asked for and is not in the mask was withheld. */
  readonly withheld: Readonly<Record<string, Reason>>
}

export function logEntry(
  id: string | null,
  relations: readonly Relation[],
  decision: Decision,
  present: boolean,
  asked: readonly AskedField[],
): LogEntry {
  const withheld: Record<string, Reason> = {}
  for (const { coordinate, need } of asked) {
    const reason = reasonFor(decision, need)
    if (reason !== null) withheld[coordinate] ??= reason
  }
  return { case: id, relations: [...new Set(relations)], mask: categoriesIn(decision.mask), present, withheld }
}
