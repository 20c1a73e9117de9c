import {
  isMemberCode,
  type Mask,
  type Owner,
  PURPOSES,
  type Purpose,
  REGISTRY,
  type Reason,
  type Relation,
  type Role,
  SECRETARIAT,
} from '@hub/vocabulary'
import { satisfies } from './decide.ts'
import { cell, type DecisionTable } from './table.ts'

/** What a value hangs on: a case, or nothing but the consortium (host places, published appeals, the directory). */
export type Subject = 'case' | 'consortium'

/** Relations that somebody of this organisation can have at this owner at all, NONE aside. */
export function reachableRelations(member: string, owner: Owner, subject: Subject): readonly Relation[] {
  if (member === SECRETARIAT) return subject === 'consortium' ? ['CONSORTIUM'] : ['COORDINATING']
  // The EU, and any organisation that the list of members does not name.
  if (!isMemberCode(member)) return []
  if (member === owner) return ['HOLDER']
  if (subject === 'consortium') return ['CONSORTIUM']
  return owner === REGISTRY.code ? ['PARTICIPANT', 'EMERGENCY'] : ['REFERRED', 'GRANTED', 'CO_HOLDER', 'EMERGENCY']
}

/** The most that this owner could ever release to such a caller: what exceeds it is pruned and not asked for. */
export function staticMask(
  table: DecisionTable,
  role: Role,
  purpose: Purpose,
  member: string,
  owner: Owner,
  subject: Subject,
): Mask {
  let mask = 0
  for (const relation of ['NONE', ...reachableRelations(member, owner, subject)] as const) {
    const at = cell(role, purpose, relation)
    mask |= (table.free[at] as Mask) | (table.ifConsented[at] as Mask)
  }
  return mask
}

/**
 * Why a field is outside the static mask, or null where it is inside.
 *
 * @param agreement the consortium's table
 * @param own the owner's table: the agreement, narrowed by the owner's own policies
 */
export function staticReason(
  agreement: DecisionTable,
  own: DecisionTable,
  need: Mask,
  role: Role,
  purpose: Purpose,
  member: string,
  owner: Owner,
  subject: Subject,
): Reason | null {
  if (satisfies(staticMask(own, role, purpose, member, owner, subject), need)) return null
  if (satisfies(staticMask(agreement, role, purpose, member, owner, subject), need)) return 'OWNER_POLICY'
  const another = PURPOSES.some(other => satisfies(staticMask(agreement, role, other, member, owner, subject), need))
  return another ? 'PURPOSE_NOT_COVERED' : 'ROLE_NOT_COVERED'
}
