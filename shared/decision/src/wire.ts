import { EVERY_CATEGORY } from '@hub/vocabulary'
import type { Decision } from './reason.ts'

/**
 * A decision as it travels beside a member's data: key, seven masks, and 1 where the person may be contacted again.
 * The key is the id of a case, or {@link CONSORTIUM_KEY} for what hangs on no case. Integers only, never a value.
 */
export type WireDecision = readonly [
  key: string,
  mask: number,
  covered: number,
  coveredByOwner: number,
  notUnderstood: number,
  denied: number,
  withdrawn: number,
  expired: number,
  mayContactAgain: 0 | 1,
]

/** Under `extensions.hub` of a member's answer; taken out by the gateway. */
export interface HubExtension {
  readonly decisions: readonly WireDecision[]
  /** From the registry alone: who holds a part of each case in this answer. Only the gateway sees it. */
  readonly holders?: Readonly<Record<string, readonly string[]>>
}

export const CONSORTIUM_KEY = ''

export function toWire(key: string, decision: Decision): WireDecision {
  return [
    key,
    decision.mask,
    decision.covered,
    decision.coveredByOwner,
    decision.notUnderstood,
    decision.denied,
    decision.withdrawn,
    decision.expired,
    decision.mayContactAgain ? 1 : 0,
  ]
}

/** Reads one decision of a member that may be hostile or broken; null where it is not exactly of the form. */
export function fromWire(wire: unknown): { key: string; decision: Decision } | null {
  if (!Array.isArray(wire) || wire.length !== 9) return null
  // One by one: there is one for every case of every fetch.
  const [key, mask, covered, coveredByOwner, notUnderstood, denied, withdrawn, expired, again] = wire as unknown[]
  if (typeof key !== 'string' || key.length > 64 || (again !== 0 && again !== 1)) return null
  if (!isMask(mask) || !isMask(covered) || !isMask(coveredByOwner) || !isMask(notUnderstood)) return null
  if (!isMask(denied) || !isMask(withdrawn) || !isMask(expired)) return null
  const mayContactAgain = again === 1
  return {
    key,
    decision: { mask, covered, coveredByOwner, notUnderstood, denied, withdrawn, expired, mayContactAgain },
  }
}

function isMask(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= EVERY_CATEGORY
}
