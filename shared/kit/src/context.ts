import type { Caller, CommandCredentials } from '@hub/assertion'
import type { DecisionTable } from '@hub/decision'
import type { Span } from '@hub/telemetry'
import type { Owner } from '@hub/vocabulary'
import type { Explainer } from './explanation/explainer.ts'
import type { Release, RequestRelease } from './release/release.ts'

/** What a resolver knows about its request. One per request, never shared. */
export interface OwnerContext {
  /** Who asks, in which role, for which purpose: verified, from the two signatures alone. */
  readonly caller: Caller
  /** What may leave in this answer, and under which decision. */
  readonly release: Release
  /** The owner's own table: this request is decided by it from its first step to its last. */
  readonly table: DecisionTable
  /** What the consortium's files say that another owner decides by; what it does, that owner alone knows. */
  readonly tableOf: (owner: Owner) => DecisionTable
  /**
   * What the caller came with, as it came: only at the registry, which passes commands on with it and verifies nothing
   * of it itself, and at the statistics, which ask members in the caller's name.
   */
  readonly command?: CommandCredentials
}

/** The same, as the kit itself sees it. */
export interface ServedContext extends OwnerContext {
  readonly release: RequestRelease
  /** Explains decisions of this owner. */
  readonly explain: Explainer
  /** The request as it is traced. */
  readonly span: Span
}
