import { type Decision, reasonFor } from '@hub/decision'
import { type Category, categoriesIn, type Reason, type Relation } from '@hub/vocabulary'
import type { AskedField } from './asked.ts'

/** What was decided about a case, as the release log keeps it. Words instead of bits: it is read in years to come. */
export interface LogDecision {
  readonly relations: readonly Relation[]
  /** The categories that the decision opened. */
  readonly mask: readonly Category[]
  /** Whether there was anything to release: false where nothing is recorded, or the caller has no relation. */
  readonly present: boolean
  /** Why each field that was asked for and is not in the mask was withheld. */
  readonly withheld: Readonly<Record<string, Reason>>
}

/** One case of a row. */
export interface LogEntry {
  /** Id of the case; null for what hangs on no case. */
  readonly case: string | null
  /** Epoch of the facts that it was decided on; null where there is no case. */
  readonly epoch: string | null
  readonly decision: LogDecision
}

/** Decisions that are remembered about one list of fields. */
const MOST_REMEMBERED = 1_000

const remembered = new WeakMap<readonly AskedField[], Map<string, LogDecision>>()

/**
 * A decision in words. Cases of a page, and page after page, are mostly decided alike: words that are the same are one
 * object for as long as the list of what was asked for is.
 */
export function logDecision(
  relations: readonly Relation[],
  decision: Decision,
  present: boolean,
  asked: readonly AskedField[],
): LogDecision {
  const known = remembered.get(asked) ?? new Map<string, LogDecision>()
  const key = keyOf(relations, decision, present)
  const same = known.get(key)
  if (same !== undefined) return same
  const words = inWords(relations, decision, present, asked)
  if (known.size >= MOST_REMEMBERED) known.clear()
  known.set(key, words)
  remembered.set(asked, known)
  return words
}

/** Everything that the words are made of, beside the list. */
function keyOf(relations: readonly Relation[], decision: Decision, present: boolean): string {
  const { mask, covered, coveredByOwner, notUnderstood, denied, withdrawn, expired } = decision
  const masks = `${mask} ${covered} ${coveredByOwner} ${notUnderstood} ${denied} ${withdrawn} ${expired}`
  return `${masks} ${present} ${relations.join()}`
}

function inWords(
  relations: readonly Relation[],
  decision: Decision,
  present: boolean,
  asked: readonly AskedField[],
): LogDecision {
  const withheld: Record<string, Reason> = {}
  for (const { coordinate, need } of asked) {
    const reason = reasonFor(decision, need)
    if (reason !== null) withheld[coordinate] ??= reason
  }
  return { relations: [...new Set(relations)], mask: categoriesIn(decision.mask), present, withheld }
}
