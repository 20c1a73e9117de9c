import { counter, duration, gauge, OPERATIONS } from '@hub/telemetry'
import { OWNERS, REASONS } from '@hub/vocabulary'
import { REFUSALS } from '../authenticate/refusals.ts'

/** How a fetch from an owner ended. */
export const FETCHES = [
  'ANSWERED',
  'ARGUMENT',
  'REFUSED',
  'FAULT',
  'UNREACHABLE',
  'UNSETTLED',
  'REPLAYED',
  'DOWN',
] as const
export type FetchOutcome = (typeof FETCHES)[number]

/** How a request ended: answered as GraphQL, or why it was not. */
export const REQUESTS = [
  'ANSWERED',
  ...(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]),
  'BAD_REQUEST',
  'INTERNAL_SERVER_ERROR',
] as const
export type RequestOutcome = (typeof REQUESTS)[number]

/** What the gateway counts. No label says who asked, or for what purpose. */
export const GATEWAY_METRICS = {
  hub_requests: counter('Requests to the GraphQL endpoint, by how they ended.', { outcome: REQUESTS }),
  hub_request_duration_seconds: duration('From the first byte of a request to the end of its answer.', {
    operation: OPERATIONS,
  }),
  hub_requests_under_way: gauge('Requests that are being answered.', {}),
  hub_fetches: counter('Fetches from owners, by how they ended.', { owner: OWNERS, outcome: FETCHES }),
  hub_fetch_duration_seconds: duration('How long an owner took for a fetch.', { owner: OWNERS }),
  hub_owner_up: gauge('1 where an owner answers, 0 where it is down.', { owner: OWNERS }),
  hub_withheld: counter('Fields withheld, of each case, by reason: pruned before asking, or withheld by the owner.', {
    owner: OWNERS,
    reason: REASONS,
    by: ['gateway', 'owner'],
  }),
  hub_cache_lookups: counter('Look-ups of pruned operations and of plans.', {
    cache: ['pruned', 'plans'],
    result: ['hit', 'miss'],
  }),
} as const
