import { type Subject, satisfies, staticMask, staticReason } from '@hub/decision'
import type { Mask, Owner, Purpose, Reason, Role } from '@hub/vocabulary'
import { LRUCache } from 'lru-cache'
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
  const masks = { case: new Map<Owner, Mask>(), consortium: new Map<Owner, Mask>() }
  const mask = (owner: Owner, subject: Subject): Mask => {
    let found = masks[subject].get(owner)
    if (found === undefined) {
      // The narrower answer: a release needs the agreement and the owner's own table.
      found =
        staticMask(snapshot.tableOf(owner), role, purpose, member, owner, subject) &
        staticMask(snapshot.agreement, role, purpose, member, owner, subject)
      masks[subject].set(owner, found)
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

const MOST_STANCES = 2_000

/** The reach of each stance, kept: it follows from tables that never change. */
export function createStaticReaches(snapshot: Snapshot): (stance: Stance) => StaticReach {
  const reaches = new LRUCache<string, StaticReach>({ max: MOST_STANCES })
  return stance => {
    const key = `${stance.role} ${stance.purpose} ${stance.member}`
    let reach = reaches.get(key)
    if (reach === undefined) {
      reach = createStaticReach(snapshot, stance)
      reaches.set(key, reach)
    }
    return reach
  }
}
