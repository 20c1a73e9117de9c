import { type Check, notProven } from '../check.ts'

/** A check that cannot be tried without a case of which the member holds a part. */
export function needsHeld(check: Check): Check {
  return {
    ...check,
    run: async bench => (bench.held.length > 0 ? check.run(bench) : notProven('needs --held')),
  }
}
