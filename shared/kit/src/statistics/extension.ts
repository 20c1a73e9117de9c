import type { MemberCode } from '@hub/vocabulary'
import { Kysely, PostgresDialect } from 'kysely'
import { errorForLog } from '../http/errors.ts'
import type { ExtensionParts, OwnerExtension } from '../owner.ts'
import { createPool } from '../pool.ts'
import { exchangeActivity } from './activity.ts'
import type { MemberStatistics } from './definition.ts'
import { activityEndpoint, tableEndpoint } from './endpoint.ts'
import { loadOwnPlan } from './member-plan.ts'
import { createTableMaker } from './table.ts'

/** Freezing a quarter of a million cases takes seconds; connections of their own keep it away from case work. */
const POOL = { max: 2, connectionTimeoutMillis: 10_000, statement_timeout: 120_000, query_timeout: 125_000 }

/**
 * A member's table endpoint; undefined where it has agreed to no plan, does not count, or nobody could be verified.
 */
export function statisticsExtension(
  member: MemberCode,
  statistics: MemberStatistics | undefined,
  { folder, databaseUrl, verifyStatistics, verifyRegistry, tables, log, clock = Date.now }: ExtensionParts,
): OwnerExtension | undefined {
  const plan = loadOwnPlan(folder)
  if (plan === undefined || statistics === undefined || verifyStatistics === undefined) return undefined
  const pool = createPool({ connectionString: databaseUrl, ...POOL }, error =>
    log.error({ error: errorForLog(error) }, 'a database connection was lost'),
  )
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool }) })
  const maker = createTableMaker(member, statistics, plan, db, clock)
  return {
    routes(app) {
      tableEndpoint(app, { maker, verify: verifyStatistics, tables, log })
      if (verifyRegistry === undefined) return
      activityEndpoint(app, { exchange: news => exchangeActivity(db, statistics, news), verifyRegistry, log })
    },
    async close() {
      await db.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}
