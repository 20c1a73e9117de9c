import { hold, type Variables } from '@hub/execution'
import { type Owner, remedyFor } from '@hub/vocabulary'
import type { PrunedField, PrunedOperation } from '../prune/prune-operation.ts'
import type { ReleaseRecorder, Withheld } from './recorder.ts'

/** Under `extensions.release` of every answer. */
export interface ReleaseReport {
  readonly requestId: string
  readonly purpose: string
  readonly role: string
  readonly agreement: string
  readonly withheld: readonly Withheld[]
  readonly unavailable: readonly { readonly owner: Owner }[]
}

/**
 * One line per field, owner, reason and remedy, in a fixed order. Pruned fields name no case: they depend on role,
 * purpose and owner alone. Members that are down are named where the operation selects them, asked or not.
 */
export function releaseReport(
  head: Pick<ReleaseReport, 'requestId' | 'purpose' | 'role' | 'agreement'>,
  operation: PrunedOperation,
  prunedInVariables: readonly PrunedField[],
  variables: Variables,
  recorder: ReleaseRecorder,
  isDown: (owner: Owner) => boolean,
): ReleaseReport {
  const lines = new Map<string, Withheld>()
  for (const { field, owner, reason, when } of [...operation.pruned, ...prunedInVariables]) {
    if (hold(when, variables)) lines.set(`${field} ${reason}`, { field, owner, reason, remedy: remedyFor(reason) })
  }
  const withheld = [...lines.values(), ...recorder.lines()]
  const selected = new Set(operation.owners.filter(one => hold(one.when, variables)).map(one => one.owner))
  const unavailable = [...selected].filter(owner => recorder.failures.has(owner) || isDown(owner))
  return {
    ...head,
    withheld: withheld.sort(
      (a, b) => compare(a.owner, b.owner) || compare(a.field, b.field) || compare(a.reason, b.reason),
    ),
    unavailable: unavailable.sort(compare).map(owner => ({ owner })),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
