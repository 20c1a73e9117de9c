import { AGGREGATE, type Mask, OPEN, type Purpose, type Relation, type Role } from '@hub/vocabulary'
import { cell, type DecisionTable } from './table.ts'

/** One way in which the caller stands to the case: open now, covering this purpose, limited to these categories. */
export interface Standing {
  readonly relation: Relation
  /** Categories that the row names; every category where the row carries no scope. */
  readonly scope: Mask
}

/** What the owner's ledger says about one case, this recipient and this purpose, now. */
export interface CaseFacts {
  readonly standings: readonly Standing[]
  /** Union of the permits that apply. */
  readonly permitted: Mask
  /** Union of the denies that apply; beats every permit. */
  readonly denied: Mask
  /** The part of `denied` that comes from directives which cannot be understood. */
  readonly notUnderstood: Mask
  /** Categories that a withdrawn permit would have opened; for the reason only. */
  readonly withdrawn: Mask
  /** Categories that an expired permit would have opened; for the reason only. */
  readonly expired: Mask
  /** False where the person asked not to be contacted again. */
  readonly mayContactAgain: boolean
}

/** No relation, no directive: releases nothing but what is open to everyone. */
export const NO_FACTS: CaseFacts = {
  standings: [],
  permitted: 0,
  denied: 0,
  notUnderstood: 0,
  withdrawn: 0,
  expired: 0,
  mayContactAgain: true,
}

/**
 * The categories that may leave the owner for this case, role and purpose. Pure, synchronous, total.
 *
 * A value is released exactly when all of its categories are in the mask. Masks are formed row by row, so that the
 * scopes of two rows never multiply out.
 *
 * @example a referral for HEALTH, a permit for HEALTH and IDENTITY
 * releaseMask(table, 'CASE_WORKER', 'EMERGENCY_PROTECTION', {
 *   ...NO_FACTS, standings: [{ relation: 'REFERRED', scope: bit('HEALTH') }], permitted: maskOf(['HEALTH', 'IDENTITY']),
 * }) // HEALTH, and what is open: the row's scope ends before IDENTITY
 */
export function releaseMask(table: DecisionTable, role: Role, purpose: Purpose, facts: CaseFacts): Mask {
  let mask = openMask(table, role, purpose)
  for (const { relation, scope } of facts.standings) {
    const at = cell(role, purpose, relation)
    const binding = relation === 'HOLDER' ? 0 : facts.denied
    const free = (table.free[at] as Mask) & ~binding
    const consented = (table.ifConsented[at] as Mask) & facts.permitted & ~facts.denied
    mask |= (free | consented) & scope
  }
  return mask
}

/** OPEN and AGGREGATE follow role and purpose alone: without row, scope or deny. */
export function openMask(table: DecisionTable, role: Role, purpose: Purpose): Mask {
  return (table.free[cell(role, purpose, 'NONE')] as Mask) & (OPEN | AGGREGATE)
}

/** What the rows would open if everything were consented to: the part of the decision that is need-to-know. */
export function coveredMask(table: DecisionTable, role: Role, purpose: Purpose, facts: CaseFacts): Mask {
  let mask = openMask(table, role, purpose)
  for (const { relation, scope } of facts.standings) {
    const at = cell(role, purpose, relation)
    mask |= ((table.free[at] as Mask) | (table.ifConsented[at] as Mask)) & scope
  }
  return mask
}

/** True where every category of `need` is in `mask`. A need of nothing is never satisfied: it was not classified. */
export function satisfies(mask: Mask, need: Mask): boolean {
  return need !== 0 && (mask & need) === need
}
