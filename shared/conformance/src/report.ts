import type { Outcome, Result } from './check.ts'

const WORDS: Readonly<Record<Outcome, string>> = {
  pass: 'pass',
  fail: 'FAIL',
  'not-proven': 'not proven',
  'not-applicable': 'n/a',
}

/** `pass  accept.person  answers a person …` */
export function lineOf({ id, title, outcome, why }: Result): string {
  return `${WORDS[outcome].padEnd(10)}  ${id.padEnd(36)}  ${title}${why === '' ? '' : ` [${why}]`}`
}

export interface Summary {
  readonly passed: number
  readonly failed: number
  readonly notProven: number
  readonly notApplicable: number
}

export function summaryOf(results: readonly Result[]): Summary {
  const count = (outcome: Outcome) => results.filter(result => result.outcome === outcome).length
  return {
    passed: count('pass'),
    failed: count('fail'),
    notProven: count('not-proven'),
    notApplicable: count('not-applicable'),
  }
}

export function summaryLine({ passed, failed, notProven, notApplicable }: Summary): string {
  return `${passed} passed, ${failed} failed, ${notProven} not proven, ${notApplicable} not applicable`
}
