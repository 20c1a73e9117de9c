import type { Bench } from './bench.ts'

/**
 * How a check ended. `not-proven`: it could not be tried, or there was nothing that would have shown a fault; never
 * counted as passed. `not-applicable`: the member's SDL has nothing that it is about.
 */
export type Outcome = 'pass' | 'fail' | 'not-proven' | 'not-applicable'

export interface Finding {
  readonly outcome: Outcome
  /** Why, or how far; empty where the title says it all. No values, no ids of cases. */
  readonly why: string
}

/** One thing that a member must do. Ids are for ever: pipelines name them. */
export interface Check {
  readonly id: string
  /** What a member that passes does. */
  readonly title: string
  run(bench: Bench): Promise<Finding>
}

export interface Result extends Finding {
  readonly id: string
  readonly title: string
}

export function pass(why = ''): Finding {
  return { outcome: 'pass', why }
}

export function fail(why: string): Finding {
  return { outcome: 'fail', why }
}

export function notProven(why: string): Finding {
  return { outcome: 'not-proven', why }
}

export function notApplicable(why: string): Finding {
  return { outcome: 'not-applicable', why }
}

/** Passes where there are no complaints; otherwise tells the first few, each once. */
export function judge(complaints: Iterable<string>, why = ''): Finding {
  const each = [...new Set(complaints)]
  return each.length === 0 ? pass(why) : fail(shortList(each))
}

const MOST_TOLD = 4

export function shortList(words: readonly string[], separator = '; '): string {
  const more = words.length - MOST_TOLD
  const told = words.slice(0, MOST_TOLD).join(separator)
  return more > 0 ? `${told}${separator}and ${more} more` : told
}
