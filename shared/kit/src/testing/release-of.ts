import type { FieldClass } from '@hub/classification'
import { type Decision, NO_FACTS } from '@hub/decision'
import type { Mask } from '@hub/vocabulary'
import type { LogRow } from '../ledger/log-row.ts'
import { askedIn } from '../release/asked.ts'
import type { CaseDraft } from '../release/cases.ts'
import { RequestRelease } from '../release/release.ts'

export interface ReleaseOf {
  readonly classes: ReadonlyMap<string, FieldClass>
  /** By id of the case: what its decision opens, and what it is. */
  readonly cases?: ReadonlyMap<string, { readonly mask: Mask; readonly value: object }>
  /** What is opened outside any case. */
  readonly outside?: Mask
  readonly writeLog?: (row: LogRow) => Promise<boolean>
  readonly loadCases?: (ids: readonly string[]) => Promise<readonly CaseDraft[]>
}

/** A release without ledger and log: decisions are what a test says. */
export function releaseOf({ classes, cases, outside = 0, writeLog, loadCases }: ReleaseOf): RequestRelease {
  const draftOf = (id: string): CaseDraft => {
    const { mask = 0, value = null } = cases?.get(id) ?? {}
    return { id, facts: { ...NO_FACTS, permitted: mask }, epoch: '0', value, told: true }
  }
  return new RequestRelease({
    // Nobody asks: these decisions follow from the test alone.
    caller: {} as never,
    rules: {
      owner: 'emergency',
      tableDigest: 'sha256:test',
      decide: (_, facts) => decisionOf(facts.permitted),
      decideOutside: () => decisionOf(outside),
      standingsOutside: () => [],
      opensRoom: () => true,
    },
    loadCases: loadCases ?? (async ids => ids.map(draftOf)),
    askedIn: info => askedIn(info, classes),
    writeLog: writeLog ?? (async () => true),
  })
}

/** A decision that opens this mask. */
export function decisionOf(mask: Mask): Decision {
  return {
    mask,
    covered: mask,
    coveredByOwner: mask,
    notUnderstood: 0,
    denied: 0,
    withdrawn: 0,
    expired: 0,
    mayContactAgain: true,
  }
}

/** graphql answers objects without a prototype, which compare unequal to all others. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
