import { type Subject, satisfies, staticMask, staticReason } from '@hub/decision'
import type { Mask, Owner, Purpose, Reason, Role } from '@hub/vocabulary'
import type { Snapshot } from '../snapshot.ts'

/** The part of a caller on which pruning depends; everything else is the owners' to decide. */
export interface Stance {
  readonly role: Role
  readonly purpose: Purpose
  readonly member: string
}

/** What each owner could ever release to a stance, computed once for each owner and subject. */
export interface StaticReach {
  mask(owner: Owner, subject: Subject): Mask
  /** Why a need is out of reach, or null where it is within. */
  reason(need: Mask, owner: Owner, subject: Subject): Reason | null
}

export function createStaticReach(snapshot: Snapshot, { role, purpose, member }: Stance): StaticReach {
  const masks = new Map<string, Mask>()
  const mask = (owner: Owner, subject: Subject): Mask => {
    const key = `${subject} ${owner}`
    let found = masks.get(key)
    if (found === undefined) {
      // The narrower answer: a release needs the agreement and the owner's own table.
      found =
        staticMask(snapshot.tableOf(owner), role, purpose, member, owner, subject) &
        staticMask(snapshot.agreement, role, purpose, member, owner, subject)
      masks.set(key, found)
    }
    return found
  }
  return {
    mask,
    reason(need, owner, subject) {
      if (satisfies(mask(owner, subject), need)) return null
      const { agreement, tableOf } = snapshot
      return staticReason(agreement, tableOf(owner), need, role, purpose, member, owner, subject) ?? 'ROLE_NOT_COVERED'
    },
  }
}
