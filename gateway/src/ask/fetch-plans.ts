import { LRUCache } from 'lru-cache'
import type { Snapshot } from '../snapshot.ts'
import { type FetchPlan, readFetchPlan } from './fetch-plan.ts'

/** Fetch plans by schema and operation: each is read once. They hold no caller and no value. */
export interface FetchPlans {
  read(snapshot: Snapshot, operation: string): FetchPlan
}

const MOST_PLANS = 5_000
/** Characters of all their operations: a plan takes some ten times the space of its text. */
const MOST_TEXT = 4_000_000

export function createFetchPlans(): FetchPlans {
  const plans = new LRUCache<string, FetchPlan>({
    max: MOST_PLANS,
    maxSize: MOST_TEXT,
    sizeCalculation: ({ query }) => query.length,
  })
  return {
    read(snapshot, operation) {
      const key = `${snapshot.schemaDigest} ${operation}`
      let plan = plans.get(key)
      if (plan === undefined) {
        plan = readFetchPlan(snapshot, operation)
        plans.set(key, plan)
      }
      return plan
    },
  }
}
