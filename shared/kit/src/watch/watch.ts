import { type Caller, RefusedError } from '@hub/assertion'
import type { DecisionTable } from '@hub/decision'
import type { Span, Telemetry } from '@hub/telemetry'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { LogRow } from '../ledger/log-row.ts'
import type { LogWriter } from '../ledger/log-writer.ts'
import type { FlawedRow } from '../ledger/row-reports.ts'
import { ReplayError, TooLateError } from '../ledger/write-log.ts'
import type { DeskBacklog } from '../owner.ts'
import type { CaseDraft } from '../release/cases.ts'
import { statement } from '../statement.ts'
import { DESK_METRICS, OWNER_METRICS, type Verdict } from './metrics.ts'

/** Counts what an owner does. */
export interface OwnerWatch {
  /** Requests for values, from outside of whatever answers them. Before the routes are added. */
  requests(app: FastifyInstance): void
  pools(pools: readonly pg.Pool[]): void
  /** The same writer, watched. */
  logWriter(write: LogWriter): LogWriter
  /** The same loader, in the trace of its request. */
  loader(span: Span, load: LoadDrafts): LoadDrafts
  /** A row that was not known before. */
  flawed(row: FlawedRow): void
  /** By which agreement the gateway went, beside the owner's. */
  rulesOf(caller: Caller, agreement: DecisionTable): void
  /** Where the log is, for the age of its newest checkpoint. */
  checkpoints(db: Kysely<never>): void
  /** At the registry: what waits to be delivered. */
  backlog(look: () => Promise<DeskBacklog>): void
}

const CHECKPOINT_AGE = statement<{ age: number | null }>(
  `select extract(epoch from now() - max(at))::float8 as age from ledger.checkpoint`,
)

type LoadDrafts = (ids: readonly string[]) => Promise<readonly CaseDraft[]>

export function createOwnerWatch(telemetry: Telemetry): OwnerWatch {
  const metrics = telemetry.metrics(OWNER_METRICS)
  let waiting = 0
  metrics.hub_log_rows_waiting.read(() => [[{}, waiting]])

  return {
    requests(app) {
      const startedAt = new WeakMap<FastifyRequest, number>()
      const isAsked = (request: FastifyRequest) => request.routeOptions.url === '/graphql'
      app.addHook('onRequest', (request, _, done) => {
        if (isAsked(request)) startedAt.set(request, performance.now())
        done()
      })
      app.addHook('onError', (_, __, error: unknown, done) => {
        if (error instanceof RefusedError) {
          metrics.hub_signatures_refused.add({ credential: error.credential, reason: error.code })
        }
        done()
      })
      app.addHook('onResponse', (request, reply, done) => {
        const from = startedAt.get(request)
        if (from !== undefined) {
          metrics.hub_owner_requests.add({ outcome: outcomeOf(reply.statusCode) })
          metrics.hub_owner_request_duration_seconds.record({}, (performance.now() - from) / 1_000)
        }
        done()
      })
    },

    pools(pools) {
      const sum = (of: (pool: pg.Pool) => number) => pools.reduce((all, pool) => all + of(pool), 0)
      metrics.hub_database_connections.read(() => [
        [{ state: 'busy' }, sum(pool => pool.totalCount - pool.idleCount)],
        [{ state: 'idle' }, sum(pool => pool.idleCount)],
      ])
      metrics.hub_database_waiting.read(() => [[{}, sum(pool => pool.waitingCount)]])
    },

    logWriter: write => async row => {
      const startedAt = performance.now()
      let verdict: Verdict = 'FAILED'
      waiting += 1
      try {
        const written = await write(row)
        verdict = written ? 'WRITTEN' : 'MOVED'
        if (written) countEntries(row)
        return written
      } catch (error) {
        if (error instanceof ReplayError) verdict = 'REPLAYED'
        if (error instanceof TooLateError) verdict = 'TOO_LATE'
        throw error
      } finally {
        waiting -= 1
        metrics.hub_log_rows.add({ verdict })
        metrics.hub_log_write_duration_seconds.record({}, (performance.now() - startedAt) / 1_000)
      }
    },

    loader: (span, load) => async ids => {
      const part = span.begin('load', { cases: ids.length })
      try {
        return await load(ids)
      } finally {
        part.end()
      }
    },

    rulesOf({ agreementDigest }, { digest }) {
      if (agreementDigest !== digest) metrics.hub_requests_by_other_rules.add({})
    },

    flawed: ({ table }) => metrics.hub_ledger_rows_not_understood.add({ table }),

    checkpoints(db) {
      metrics.hub_log_checkpoint_age_seconds.read(async () => {
        const { rows } = await db.executeQuery(CHECKPOINT_AGE.with())
        return rows.flatMap(({ age }) => (age === null ? [] : [[{}, age] as const]))
      })
    },

    backlog(look) {
      const desk = telemetry.metrics(DESK_METRICS)
      desk.hub_desk_orders_waiting.read(async () =>
        (await look()).orders.map(({ owner, waiting }) => [{ owner }, waiting]),
      )
      desk.hub_desk_oldest_order_seconds.read(async () =>
        (await look()).orders.map(({ owner, oldestSeconds }) => [{ owner }, oldestSeconds]),
      )
      desk.hub_desk_jobs_waiting.read(async () => (await look()).jobs.map(({ queue, waiting }) => [{ queue }, waiting]))
    },
  }

  /** A page of cases withholds some thousand fields for a handful of reasons. */
  function countEntries({ entries }: LogRow): void {
    const reasons = new Map<string, number>()
    let present = 0
    for (const { decision } of entries) {
      if (decision.present) present += 1
      for (const reason of Object.values(decision.withheld)) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
    for (const [reason, count] of reasons) metrics.hub_owner_withheld.add({ reason: reason as never }, count)
    metrics.hub_cases_decided.add({ result: 'present' }, present)
    metrics.hub_cases_decided.add({ result: 'absent' }, entries.length - present)
  }
}

function outcomeOf(status: number): 'ANSWERED' | 'UNAUTHENTICATED' | 'BAD_REQUEST' | 'UNAVAILABLE' | 'FAILED' {
  if (status < 400) return 'ANSWERED'
  if (status === 401) return 'UNAUTHENTICATED'
  if (status === 503) return 'UNAVAILABLE'
  return status < 500 ? 'BAD_REQUEST' : 'FAILED'
}
