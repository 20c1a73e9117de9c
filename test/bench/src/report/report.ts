import type { Contender } from '../contenders/contender.ts'
import type { Coverage } from '../measure/coverage.ts'
import type { Window } from '../measure/window.ts'

/** All that a run found out. */
export interface Report {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string }
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
  readonly cases: number
  readonly scenarios: readonly ScenarioReport[]
}

export interface ScenarioReport {
  readonly key: string
  readonly title: string
  /** Of scenario (e): cases of each member. */
  readonly size?: number
  /** How much of what the others answer the first one does, which may have to withhold something. */
  readonly coverage: Coverage
  /** The first is the one that all others are compared with. */
  readonly contenders: readonly ContenderReport[]
}

export interface ContenderReport {
  readonly key: Contender['key']
  readonly title: string
  /** Of an answer, on average. */
  readonly answerBytes: number
  /** One for each round. */
  readonly windows: readonly Window[]
}
