import { createRequire } from 'node:module'

/**
 * Loaded into gateways before their own code: counts the query plans that Apollo's planner makes, and answers
 * `{ ask: 'plans' }` with how many. A request that makes none was served from the plan cache.
 */
interface Planner {
  buildQueryPlan: (this: unknown, ...args: unknown[]) => unknown
}
const ofApollo = createRequire(createRequire(import.meta.url).resolve('@apollo/gateway'))
const { QueryPlanner } = ofApollo('@apollo/query-planner') as { QueryPlanner: { prototype: Planner } }
const { buildQueryPlan } = QueryPlanner.prototype
let plans = 0
QueryPlanner.prototype.buildQueryPlan = function (...args) {
  plans += 1
  return buildQueryPlan.apply(this, args)
}
process.on('message', message => {
  if (typeof message === 'object' && message !== null && 'ask' in message && message.ask === 'plans') {
    process.send?.({ plans })
  }
})
