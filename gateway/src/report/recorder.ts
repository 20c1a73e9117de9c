import type { Decision } from '@hub/decision'
import { reasonFor, satisfies } from '@hub/decision'
import { hold, type Variables } from '@hub/execution'
import { type Owner, type Reason, type Remedy, remedyFor } from '@hub/vocabulary'
import type { SelectionPlan } from '../ask/fetch-plan.ts'

/** One line of the release report. */
export interface Withheld {
  readonly field: string
  readonly owner: Owner
  readonly reason: Reason
  readonly remedy: Remedy
  readonly cases?: readonly string[]
}

/** What one request learns while it asks: who holds what, what owners withheld, who did not answer. */
export class ReleaseRecorder {
  readonly #holders = new Map<string, ReadonlySet<string>>()
  readonly #learntAt = new Map<string, number>()
  readonly #withheld = new Map<string, { line: Withheld; cases: Set<string> }>()
  readonly #failed = new Set<Owner>()
  readonly #replayed = new Set<Owner>()

  /**
   * Told by the registry, for the gateway alone.
   *
   * @param at epoch milliseconds, no later than when the registry looked
   */
  holds(caseId: string, owners: readonly string[], at: number): void {
    this.#holders.set(caseId, new Set(owners))
    this.#learntAt.set(caseId, at)
  }

  isHolder(caseId: string, owner: Owner): boolean {
    return this.#holders.get(caseId)?.has(owner) ?? false
  }

  /** Since when the holders of a case are known, in epoch milliseconds; 0 where they are not. */
  learntAt(caseId: string): number {
    return this.#learntAt.get(caseId) ?? 0
  }

  failed(owner: Owner): void {
    this.#failed.add(owner)
  }

  /** The owner took the caller's proof for another request before. It did not answer this one, and is not down. */
  replayed(owner: Owner): void {
    this.#failed.add(owner)
    this.#replayed.add(owner)
  }

  wasReplayed(owner: Owner): boolean {
    return this.#replayed.has(owner)
  }

  get failures(): ReadonlySet<Owner> {
    return this.#failed
  }

  /** Notes what an owner's decision withholds of a selection: of nested fields only the outermost. */
  withheldBy(owner: Owner, caseId: string, decision: Decision, selection: SelectionPlan, variables: Variables): void {
    // The usual case: nothing of it is withheld.
    if (satisfies(decision.mask, selection.needOfAll)) return
    for (const field of selection.fields) {
      if (field.own === null || field.typename !== null) continue
      if (!field.when.some(conditions => hold(conditions, variables))) continue
      const reason = field.own === 0 ? null : reasonFor(decision, field.need)
      if (reason !== null) this.#add(field.coordinate, owner, reason, decision.mayContactAgain, caseId)
      else if (field.selection !== null && !field.selection.isCase) {
        this.withheldBy(owner, caseId, decision, field.selection, variables)
      }
    }
  }

  unverified(owner: Owner, field: string, caseId: string): void {
    this.#add(field, owner, 'UNVERIFIED_RELEASE', true, caseId)
  }

  lines(): Withheld[] {
    return [...this.#withheld.values()].map(({ line, cases }) =>
      cases.size === 0 ? line : { ...line, cases: [...cases].sort() },
    )
  }

  #add(field: string, owner: Owner, reason: Reason, mayContactAgain: boolean, caseId: string): void {
    const remedy = remedyFor(reason, mayContactAgain)
    const key = `${field} ${owner} ${reason} ${remedy}`
    let found = this.#withheld.get(key)
    if (found === undefined) {
      found = { line: { field, owner, reason, remedy }, cases: new Set() }
      this.#withheld.set(key, found)
    }
    if (caseId !== '') found.cases.add(caseId)
  }
}
