import type { CaseFacts, RecordedLedger } from '@hub/decision'
import DataLoader from 'dataloader'
import type { OwnerContext } from '../context.ts'
import type { FlawedRow } from '../ledger/row-reports.ts'

/** What an owner found out about one case that was asked for: facts to decide on, and what would be resolved. */
export interface CaseDraft {
  /** The id as it was asked for. */
  readonly id: string
  readonly facts: CaseFacts
  /** `ledger.epoch_of` in the statement that read the facts; a 64-bit integer in decimal. */
  readonly epoch: string
  /** The `Case` to be resolved, a fresh object; null: the case does not exist for this caller. */
  readonly value: object | null
  /** For the log: whether anything is recorded that could leave. Where it is not said, whether there is a value. */
  readonly present?: boolean
  /** Whether the decision travels beside the data, so that the gateway may tell reasons. */
  readonly told: boolean
  /** From the registry alone: the members that hold a part. */
  readonly holders?: readonly string[]
  /** What decisions about the case can be explained from, where the caller stands so that they may be. */
  readonly ledger?: RecordedLedger
  /** Rows of the case that cannot be understood; they are reported to the owner. */
  readonly flawed?: readonly FlawedRow[]
}

/** Loads the cases of one batch. Ids are well-formed UUIDs, each once; one draft for each, in any order. */
export type CaseLoad = (ids: readonly string[], context: OwnerContext) => Promise<readonly CaseDraft[]>

/** More cases than any page holds; each takes a lock while the log row is written. */
const MOST_CASES = 500

/** Collects the cases asked for in one turn and loads them together; each id once. */
export class CaseBatch {
  readonly #loader: DataLoader<string, CaseDraft>

  constructor(load: (ids: readonly string[]) => Promise<readonly CaseDraft[]>) {
    this.#loader = new DataLoader(async ids => {
      if (ids.length > MOST_CASES) throw new Error('too many cases in one request')
      const drafts = new Map((await load(ids)).map(draft => [draft.id, draft]))
      return ids.map(id => drafts.get(id) ?? new Error('a case was not decided on'))
    })
  }

  load(id: string): Promise<CaseDraft> {
    return this.#loader.load(id)
  }
}
