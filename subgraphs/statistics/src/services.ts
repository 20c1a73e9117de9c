import { type AssertionSigner, createAssertionSigner } from '@hub/assertion'
import { type DigestedPlan, loadPlan } from '@hub/kit'
import { statisticsSettings } from '@hub/settings'
import type { MemberCode } from '@hub/vocabulary'

/** What the statistics need besides a database of their own. */
export interface Services {
  readonly plan: DigestedPlan
  readonly signer: AssertionSigner
  /** Base URL of each member's subgraph. */
  readonly memberUrls: Readonly<Record<MemberCode, string>>
  readonly timeoutMs: number
  /** Epoch milliseconds. */
  readonly clock: () => number
}

/** The consortium's plan: a part of the sharing agreement. */
export const PLAN_FILE = new URL('../../../schema/statistics/plan.json', import.meta.url)

/** @throws SettingsError */
export function servicesFromEnvironment(): Services {
  const { signingKey, memberUrls, timeoutMs } = statisticsSettings(process.env)
  return {
    plan: loadPlan(PLAN_FILE),
    signer: createAssertionSigner({ privateKey: signingKey, kid: signingKey.kid, by: 'statistics' }),
    memberUrls,
    timeoutMs,
    clock: Date.now,
  }
}
