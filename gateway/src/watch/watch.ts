import { type OperationType, type Outcome, type Span, type Telemetry, UNTRACED } from '@hub/telemetry'
import { OWNERS, type Owner } from '@hub/vocabulary'
import type { OwnerHealth } from '../ask/owner-health.ts'
import type { Withheld } from '../report/recorder.ts'
import { type FetchOutcome, GATEWAY_METRICS, type RequestOutcome } from './metrics.ts'

/** Counts what the gateway does. */
export interface Watch {
  /** A request has come in. */
  request(requestId: string): RequestWatch
  looked(cache: 'pruned' | 'plans', found: boolean): void
  /** From then on it is told which owners are down. */
  health(health: OwnerHealth): void
}

/** Counts what one request does. */
export interface RequestWatch {
  readonly span: Span
  /** Once it is known what the request is. */
  operation: OperationType
  /** A fetch begins. */
  fetch(owner: Owner): FetchWatch
  withheld(lines: readonly Withheld[]): void
  /** Once. */
  end(outcome: RequestOutcome): void
}

export interface FetchWatch {
  /** For the owner, where the request is traced. */
  readonly traceparent: string | undefined
  end(outcome: FetchOutcome): void
}

export function createWatch(telemetry: Telemetry): Watch {
  const metrics = telemetry.metrics(GATEWAY_METRICS)
  let underWay = 0
  metrics.hub_requests_under_way.read(() => [[{}, underWay]])

  return {
    request(requestId) {
      const startedAt = performance.now()
      const span = telemetry.trace(requestId, 'request')
      underWay += 1
      const watched: RequestWatch = {
        span,
        operation: 'none',
        fetch: owner => watchFetch(owner, span),
        withheld(lines) {
          for (const { owner, reason, cases } of lines) {
            metrics.hub_withheld.add({ owner, reason, by: cases ? 'owner' : 'gateway' }, cases?.length ?? 1)
          }
        },
        end(outcome) {
          underWay -= 1
          metrics.hub_requests.add({ outcome })
          metrics.hub_request_duration_seconds.record({ operation: watched.operation }, secondsSince(startedAt))
          span.end({ operation: watched.operation, outcome: inTrace(outcome) })
        },
      }
      return watched
    },
    looked: (cache, found) => metrics.hub_cache_lookups.add({ cache, result: found ? 'hit' : 'miss' }),
    health: health => metrics.hub_owner_up.read(() => OWNERS.map(owner => [{ owner }, health.isDown(owner) ? 0 : 1])),
  }

  function watchFetch(owner: Owner, around: Span): FetchWatch {
    const startedAt = performance.now()
    const span = around.begin('fetch', { owner })
    return {
      traceparent: span.traceparent,
      end(outcome) {
        metrics.hub_fetches.add({ owner, outcome })
        if (outcome !== 'DOWN') metrics.hub_fetch_duration_seconds.record({ owner }, secondsSince(startedAt))
        span.end({ outcome: FETCH_IN_TRACE[outcome] })
      },
    }
  }
}

/** Of a request that nobody watches. */
export const UNWATCHED: RequestWatch = {
  span: UNTRACED,
  operation: 'none',
  fetch: () => ({ traceparent: undefined, end() {} }),
  withheld() {},
  end() {},
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1_000
}

function inTrace(outcome: RequestOutcome): Outcome {
  if (outcome === 'ANSWERED') return 'ANSWERED'
  return outcome === 'INTERNAL_SERVER_ERROR' ? 'FAILED' : 'REFUSED'
}

const FETCH_IN_TRACE: Readonly<Record<FetchOutcome, Outcome>> = {
  ANSWERED: 'ANSWERED',
  ARGUMENT: 'REFUSED',
  REFUSED: 'REFUSED',
  FAULT: 'FAILED',
  UNREACHABLE: 'UNAVAILABLE',
  UNSETTLED: 'FAILED',
  REPLAYED: 'REPLAYED',
  DOWN: 'UNAVAILABLE',
}
