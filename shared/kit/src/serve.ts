import { readFileSync } from 'node:fs'
import type { OwnerVerifier } from '@hub/assertion'
import type { DecisionTable } from '@hub/decision'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { ServedContext } from './context.ts'
import { createExplainer, forOneRequest } from './explanation/explainer.ts'
import { fieldNeeds } from './explanation/field-needs.ts'
import { explaining } from './explanation/resolver.ts'
import { createApollo } from './http/apollo.ts'
import { errorForLog } from './http/errors.ts'
import { createServer } from './http/server.ts'
import { checkDatabase } from './ledger/check.ts'
import { rowReporter } from './ledger/row-reports.ts'
import { writeLog } from './ledger/write-log.ts'
import type { OwnerDefinition } from './owner.ts'
import { createPool } from './pool.ts'
import { askedIn } from './release/asked.ts'
import { RequestRelease } from './release/release.ts'
import { decisionRules } from './release/rules.ts'
import { guardedSchema } from './schema.ts'

/** Where an owner listens and what it reads. */
export interface ServeSettings {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** By the login that serves. */
  readonly databaseUrl: string
}

/** What an owner decides and verifies with. There is no default for any of them. */
export interface ServeParts {
  readonly verify: OwnerVerifier
  /** Of the statistics' questions; without it they are not answered. */
  readonly verifyStatistics?: OwnerVerifier
  /** The consortium's table: explains. */
  readonly agreement: DecisionTable
  /** The owner's own table: decides. */
  readonly table: DecisionTable
  readonly log: Logger
  /** Is told the text of every SQL statement, for those who count them. */
  readonly onStatement?: (sql: string) => void
  /** Epoch milliseconds; the system's unless told otherwise. */
  readonly clock?: () => number
}

export interface ServedOwner {
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves an owner's data: signatures, decisions, guard, log, in this order. Throws where anything of it is missing, or
 * the database is not as it must be, and leaves nothing behind.
 */
export async function serveOwner(
  owner: OwnerDefinition,
  settings: ServeSettings,
  { verify, agreement, table, log, onStatement, verifyStatistics, clock }: ServeParts,
): Promise<ServedOwner> {
  if (typeof verify !== 'function') throw new Error('an owner without a verifier does not start')
  if (agreement === undefined || table === undefined) throw new Error('an owner without a table does not start')
  const pool = ownPool(settings.databaseUrl, log)
  const db = new Kysely<never>({
    dialect: new PostgresDialect({ pool }),
    log: event => onStatement?.(event.query.sql),
  })
  const extension = owner.extend?.({
    databaseUrl: settings.databaseUrl,
    agreement,
    table,
    log,
    ...(verifyStatistics && { verifyStatistics }),
    ...(clock && { clock }),
  })
  // Kysely ends the pool only if it has used it.
  const closeDatabase = async () => {
    await extension?.close()
    await db.destroy()
    if (!pool.ended) await pool.end()
  }
  try {
    await checkDatabase(pool)
    const { loadCases, resolvers } = owner.bind(db, table, log)
    const sdl = readFileSync(new URL('schema.graphql', owner.folder), 'utf8')
    const { schema, classes } = guardedSchema(...explaining(owner.code, sdl, resolvers))
    const rules = decisionRules(owner.code, agreement, table, schema, classes)
    const explain = createExplainer(owner.code, agreement, table, fieldNeeds(owner.code, schema, classes))
    const report = rowReporter(log)
    const contextFor = (caller: ServedContext['caller'], membersToken: string): ServedContext => {
      const release: RequestRelease = new RequestRelease({
        caller,
        rules,
        async loadCases(ids) {
          const drafts = await loadCases(ids, { caller, release })
          for (const { flawed } of drafts) if (flawed !== undefined) report(flawed)
          return drafts
        },
        askedIn: info => askedIn(info, classes),
        writeLog: row => writeLog(db, row),
      })
      const own = { caller, release, explain: forOneRequest(explain) }
      return owner.asksMembers ? { ...own, membersToken } : own
    }
    const apollo = createApollo(schema, log)
    await apollo.start()
    const checkReady = () => checkDatabase(pool)
    const routes = extension?.routes
    const app = createServer({ apollo, verify, contextFor, checkReady, log, ...(routes && { routes }) })
    const url = await app.listen({ host: settings.host, port: settings.port })
    return {
      url,
      async close() {
        await app.close()
        await apollo.stop()
        await closeDatabase()
      },
    }
  } catch (error) {
    await closeDatabase()
    throw error
  }
}

/** A statement that takes longer than any answer may is given up, and so are the locks that it waits for. */
function ownPool(connectionString: string, log: Logger): pg.Pool {
  const config = {
    connectionString,
    max: 10,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    query_timeout: 6_000,
  }
  return createPool(config, error => log.error({ error: errorForLog(error) }, 'a database connection was lost'))
}
