import { existsSync, readFileSync } from 'node:fs'
import { digest } from '@hub/assertion'
import { definitionOf, type Indicator, type Plan, readPlan } from '@hub/disclosure'

/** A plan with the digests of its indicators' definitions: two copies that agree on these mean the same tables. */
export interface DigestedPlan {
  readonly plan: Plan
  readonly definitionDigest: (indicator: Indicator) => string
}

/** @throws PlanError, and where the file cannot be read */
export function loadPlan(file: URL): DigestedPlan {
  const plan = readPlan(readFileSync(file, 'utf8'))
  const digests = new Map(plan.indicators.map(one => [one.id, `sha256:${digest(definitionOf(plan, one))}`]))
  return {
    plan,
    definitionDigest({ id }) {
      const found = digests.get(id)
      if (found === undefined) throw new RangeError('the plan has no such indicator')
      return found
    },
  }
}

/** A member's own copy of the plan; undefined where it has agreed to none. */
export function loadOwnPlan(folder: URL): DigestedPlan | undefined {
  const file = new URL('statistics.json', folder)
  return existsSync(file) ? loadPlan(file) : undefined
}
