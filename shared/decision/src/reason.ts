import type { Mask, Purpose, Reason, Role } from '@hub/vocabulary'
import { type CaseFacts, coveredMask, releaseMask, satisfies } from './decide.ts'
import type { DecisionTable } from './table.ts'

/** A decision of an owner about one case, with what is needed to explain it: masks only, never a value. */
export interface Decision {
  /** What may be released. */
  readonly mask: Mask
  /** What the open rows cover under the agreement, consent aside. */
  readonly covered: Mask
  /** The same under the owner's own table. */
  readonly coveredByOwner: Mask
  readonly notUnderstood: Mask
  readonly denied: Mask
  readonly withdrawn: Mask
  readonly expired: Mask
  readonly mayContactAgain: boolean
}

/** Decides one case. The owner's own table decides; the agreement's only explains. */
export function decide(
  agreement: DecisionTable,
  own: DecisionTable,
  role: Role,
  purpose: Purpose,
  facts: CaseFacts,
): Decision {
  return {
    mask: releaseMask(own, role, purpose, facts),
    covered: coveredMask(agreement, role, purpose, facts),
    coveredByOwner: coveredMask(own, role, purpose, facts),
    notUnderstood: facts.notUnderstood,
    denied: facts.denied,
    withdrawn: facts.withdrawn,
    expired: facts.expired,
    mayContactAgain: facts.mayContactAgain,
  }
}

/** Why this decision withholds a field of this need, or null where it releases it. First in the order of precedence. */
export function reasonFor(decision: Decision, need: Mask): Reason | null {
  if (satisfies(decision.mask, need)) return null
  if (!satisfies(decision.covered, need)) return 'NO_NEED_TO_KNOW'
  if (!satisfies(decision.coveredByOwner, need)) return 'OWNER_POLICY'
  const missing = need & ~decision.mask
  if (missing & decision.notUnderstood) return 'POLICY_UNKNOWN_TERM'
  if (missing & decision.denied) return 'CONSENT_DENIED'
  if (missing & decision.withdrawn) return 'CONSENT_WITHDRAWN'
  if (missing & decision.expired) return 'CONSENT_EXPIRED'
  return 'NO_CONSENT'
}
