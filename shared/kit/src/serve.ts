import { readFileSync } from 'node:fs'
import type { CommandVerifier, OwnerVerifier, RegistryVerifier } from '@hub/assertion'
import type { DecisionTable } from '@hub/decision'
import type { DrainTimes } from '@hub/lifecycle'
import type { TlsSettings } from '@hub/settings'
import { silentTelemetry, type Telemetry } from '@hub/telemetry'
import { createTls, tellOfCertificate } from '@hub/tls'
import { isMemberCode, type MemberCode, REGISTRY } from '@hub/vocabulary'
import { Kysely, type LogEvent, PostgresDialect } from 'kysely'
import type pg from 'pg'
import type { Logger } from 'pino'
import { auditing } from './audit/resolver.ts'
import { begin } from './begin.ts'
import type { ServedContext } from './context.ts'
import { createGate } from './desk/catch-up.ts'
import { createClerk } from './desk/clerk.ts'
import type { DeskClient } from './desk/client.ts'
import { registryRoutes } from './desk/registry-routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { createExplainer, forOneRequest } from './explanation/explainer.ts'
import { fieldNeeds } from './explanation/field-needs.ts'
import { explaining } from './explanation/resolver.ts'
import { createAnswerer } from './http/answer.ts'
import { errorForLog } from './http/errors.ts'
import { type HubFetch, hubFetch } from './http/hub-fetch.ts'
import { createServer, type ServerParts } from './http/server.ts'
import { checkDatabase, createCheck } from './ledger/check.ts'
import { logWriter } from './ledger/log-writer.ts'
import { rowReporter } from './ledger/row-reports.ts'
import type { OwnerDefinition, OwnTables } from './owner.ts'
import { createPool } from './pool.ts'
import { prepareStatements } from './prepared.ts'
import { rememberAsked } from './release/asked.ts'
import { RequestRelease } from './release/release.ts'
import { decisionRules } from './release/rules.ts'
import { guardedSchema } from './schema.ts'
import { type Keeper, startKeeper } from './transparency/keeper.ts'
import type { LogKeeping } from './transparency/parts.ts'
import { createPeers } from './transparency/peers/peer.ts'
import { addLogRoutes } from './transparency/routes.ts'
import { createOwnerWatch } from './watch/watch.ts'

/** Where an owner listens and what it reads. */
export interface ServeSettings {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
  /** By the login that serves. */
  readonly databaseUrl: string
  /** Absent where it speaks plain HTTP, on loopback. */
  readonly tls?: TlsSettings
  /** How long a request waits for a free connection to the database, in milliseconds; two seconds unless told otherwise. */
  readonly databaseWaitMs?: number
  /** Whether a database that is not there yet, or not migrated, is waited for. */
  readonly patient?: boolean
}

/** What an owner decides and verifies with. There is no default for any of them. */
export interface ServeParts {
  readonly verify: OwnerVerifier
  /** Of the statistics' questions; without it they are not answered. Their keys are at another of the hub's processes. */
  readonly verifyStatistics?: (fetch: HubFetch) => OwnerVerifier
  /** The consortium's table: explains. */
  readonly agreement: DecisionTable
  /** The owner's own table: decides. */
  readonly table: DecisionTable
  /** What other owners decide by, as far as anybody else can know. */
  readonly tableOf?: OwnTables['tableOf']
  readonly log: Logger
  /** What an owner takes part in the desk with; without it, it takes no orders, and waits for none. */
  readonly desk?: (fetch: HubFetch) => DeskParts
  /** How the log is kept so that nobody can rewrite it unseen. Where it is not given, nothing is made of the log. */
  readonly keeping?: LogKeeping
  /** Nothing is told to anybody where this is not given. Whoever made it closes it. */
  readonly telemetry?: Telemetry
  /** Is told the text of every SQL statement, for those who count them. */
  readonly onStatement?: (sql: string) => void
  /** Epoch milliseconds; the system's unless told otherwise. */
  readonly clock?: () => number
}

/** What orders are verified with, and at the registry what they are passed on with. */
export interface DeskParts {
  readonly verifyCommand: CommandVerifier
  readonly verifyRegistry: RegistryVerifier
  /** Base URL of the registry. */
  readonly registryUrl: string
  /** At the registry alone. */
  readonly registry?: {
    readonly client: DeskClient
    readonly publicJwks: object
    readonly fenceMs: number
    readonly activitySeconds: number
  }
}

export interface ServedOwner {
  readonly url: string
  /** Where its metrics are, if they are served. */
  readonly metricsUrl: string | undefined
  /** Decides by these tables from now on; requests under way by those that they began with. */
  take(tables: OwnTables): void
  /** Resolves once it has its database, has caught up with the registry, and answers; rejects where it never will. */
  readonly ready: Promise<void>
  /** Finishes what it has begun; resolves to how many requests took too long for that. */
  drain(times: DrainTimes): Promise<number>
  /** The same without grace, and with all the time that requests need. */
  close(): Promise<void>
}

/**
 * Serves an owner's data: signatures, decisions, guard, log, in this order. Throws where anything of it is missing, or,
 * unless it is patient, the database is not as it must be, and leaves nothing behind.
 */
export async function serveOwner(
  owner: OwnerDefinition,
  settings: ServeSettings,
  parts: ServeParts,
): Promise<ServedOwner> {
  const { verify, agreement, table, log, keeping, onStatement, verifyStatistics, clock, desk: deskBy } = parts
  if (typeof verify !== 'function') throw new Error('an owner without a verifier does not start')
  if (agreement === undefined || table === undefined) throw new Error('an owner without a table does not start')
  const tls = settings.tls && createTls(settings.tls, { onChange: error => tellOfCertificate(log, error) })
  let tables: OwnTables = { agreement, table, ...(parts.tableOf && { tableOf: parts.tableOf }) }
  const http = hubFetch(tls)
  const telemetry = parts.telemetry ?? silentTelemetry()
  const watch = createOwnerWatch(telemetry)
  const plannedPool = ownPool(settings.databaseUrl, log, { waitMs: settings.databaseWaitMs, plansOnce: true })
  // Which plan is right for a list depends on the values that it is asked for by. Members have none.
  const listPool = isMemberCode(owner.code)
    ? undefined
    : ownPool(settings.databaseUrl, log, { waitMs: settings.databaseWaitMs })
  const told = onStatement && ((event: LogEvent) => onStatement(event.query.sql))
  const kyselyOn = (on: pg.Pool) =>
    new Kysely<never>({ dialect: new PostgresDialect({ pool: on }), ...(told && { log: told }) })
  const planned = kyselyOn(plannedPool)
  const db = listPool === undefined ? planned : kyselyOn(listPool)
  // How many rows of a log a page is about depends on the values that it is asked for by.
  const auditPool = ownPool(settings.databaseUrl, log, { max: 4, waitMs: settings.databaseWaitMs })
  const desk = deskBy?.(http.fetch)
  const extension = owner.extend?.({
    folder: owner.folder,
    databaseUrl: settings.databaseUrl,
    tables: () => tables,
    log,
    ...(verifyStatistics && { verifyStatistics: verifyStatistics(http.fetch) }),
    ...(desk && { verifyRegistry: desk.verifyRegistry }),
    ...(clock && { clock }),
  })
  // Whoever asks whether the owner can answer must not wait behind those whom it answers.
  const readiness = ownPool(settings.databaseUrl, log, { max: 1, waitMs: settings.databaseWaitMs })
  let closed = false
  // Kysely ends the pool only if it has used it.
  const closeParts = async () => {
    if (closed) return
    closed = true
    await extension?.close()
    await http.close()
    tls?.close()
    await Promise.all([planned.destroy(), db.destroy()])
    const pools = [plannedPool, listPool, auditPool, readiness]
    await Promise.all(pools.map(async pool => pool?.ended === false && pool.end()))
  }
  try {
    const host = desk?.registry && { ...desk.registry, databaseUrl: settings.databaseUrl, log }
    const { loadCases, resolvers, office } = owner.bind(db, host, {
      planned,
      log,
      ...(tls && { connect: tls.connect }),
    })
    const isRegistry = owner.code === REGISTRY.code
    const sdl = readFileSync(new URL('schema.graphql', owner.folder), 'utf8')
    const audited = { owner: owner.code, db: kyselyOn(auditPool), classes: () => classes }
    const explained = explaining(owner.code, sdl, resolvers, db)
    const { schema, classes } = guardedSchema(...auditing(audited, ...explained), { commands: isRegistry })
    const needs = fieldNeeds(owner.code, schema, classes)
    const deciding = (by: OwnTables) => ({
      ...by,
      rules: decisionRules(owner.code, by.agreement, by.table, schema, classes),
      explain: createExplainer(owner.code, by.agreement, by.table, needs),
    })
    let current = deciding(tables)
    const take = (next: OwnTables) => {
      current = deciding(next)
      tables = next
    }
    const report = rowReporter(log, watch.flawed)
    const writeLog = watch.logWriter(logWriter(planned))
    watch.pools(listPool === undefined ? [plannedPool] : [plannedPool, listPool])
    if (keeping) watch.checkpoints(db)
    if (office) watch.backlog(office.backlog)
    const asked = rememberAsked(classes)
    const contextFor: ServerParts['contextFor'] = (caller, command, origin): ServedContext => {
      // A request is decided by one version, whatever comes meanwhile.
      const { rules, explain, agreement, table, tableOf = () => agreement } = current
      watch.rulesOf(caller, agreement)
      const { requestId } = caller
      const span = telemetry.follow(requestId, 'answer', origin, { owner: owner.code })
      if (span.traceId !== undefined) log.info({ requestId }, 'a request is traced')
      const release: RequestRelease = new RequestRelease({
        caller,
        rules,
        loadCases: watch.loader(span, async ids => {
          const drafts = await loadCases(ids, { caller, release, table, tableOf })
          for (const { flawed } of drafts) if (flawed !== undefined) report(flawed)
          return drafts
        }),
        askedIn: asked,
        writeLog,
      })
      const known = { caller, release, table, tableOf, explain: forOneRequest(explain), span }
      return { ...known, ...((isRegistry || owner.asksMembers) && { command }) }
    }
    const member =
      desk !== undefined && isMemberCode(owner.code)
        ? memberDesk(owner.code, desk, http.fetch, db, () => [tables.agreement, tables.table], log)
        : null
    const peers = keeping && createPeers(owner.code, keeping, tls)
    let begun = false
    const { app, doors } = createServer({
      answer: createAnswerer(schema, log),
      verify,
      contextFor,
      checkReady: createCheck(readiness),
      waitsFor: () => (!begun ? 'database' : member?.gate.open === false ? 'registry' : null),
      ...(tls && settings.tls && { tls: { tls, mutual: settings.tls.mutual } }),
      log,
      addRoutes(server) {
        watch.requests(server)
        if (keeping && peers) addLogRoutes(server, owner.code, db, peers)
        if (member !== null) deskRoutes(server, member)
        if (office !== undefined && desk?.registry) registryRoutes(server, office, desk.registry.publicJwks, peers)
        extension?.routes(server)
      },
    })
    const metricsUrl = await telemetry.listen(tls)
    const url = await app.listen({ host: settings.host, port: settings.port })
    const { databaseUrl, patient = false } = settings
    const leaving = new AbortController()
    let keeper: Keeper | undefined
    const startKeeping = async () => {
      if (keeping && peers) keeper = await startKeeper({ owner: owner.code, databaseUrl, keeping, peers, log })
    }
    const begins = begin({
      checkDatabase: () => checkDatabase(readiness),
      start: [async () => office?.start(), startKeeping],
      patient,
      signal: leaving.signal,
      log,
    }).then(() => {
      begun = true
      member?.gate.knock()
    })
    const drain = async (times: DrainTimes): Promise<number> => {
      const cut = await doors.drain(times)
      leaving.abort()
      await begins.catch(() => {})
      member?.gate.close()
      await office?.stop()
      await keeper?.close()
      await peers?.close()
      await closeParts()
      return cut
    }
    const close = async () => {
      await drain({ graceMs: 0, limitMs: Number.POSITIVE_INFINITY })
    }
    const ready = begins.then(() => member?.gate.opened)
    // Whoever closes it before it is ready need not wait for that.
    ready.catch(() => {})
    if (!patient) {
      await begins.catch(async (error: unknown) => {
        await close()
        throw error
      })
    }
    return { url, metricsUrl, take, ready, drain, close }
  } catch (error) {
    await closeParts()
    throw error
  }
}

function memberDesk(
  owner: MemberCode,
  { verifyCommand, verifyRegistry, registryUrl }: DeskParts,
  fetch: HubFetch,
  db: Kysely<never>,
  tables: () => readonly DecisionTable[],
  log: Logger,
) {
  const clerk = createClerk(db, { owner, tables }, verifyCommand)
  const gate = createGate({ owner, registryUrl, fetch, clerk, log })
  return { clerk, gate, verifyRegistry, log }
}

interface OwnPool {
  readonly max?: number
  readonly waitMs?: number | undefined
  /**
   * Whether a statement is planned once on each connection, whatever its values. Left to itself, PostgreSQL plans those for
   * few cases anew each time they run, since for one case any plan looks cheaper than for the ten that it expects.
   */
  readonly plansOnce?: boolean
}

/** A statement that takes longer than any answer may is given up, and so are the locks that it waits for. */
function ownPool(
  connectionString: string,
  log: Logger,
  { max = 10, waitMs = 2_000, plansOnce = false }: OwnPool,
): pg.Pool {
  const config = {
    connectionString,
    max,
    connectionTimeoutMillis: waitMs,
    statement_timeout: waitMs + 3_000,
    query_timeout: waitMs + 4_000,
    ...(plansOnce && { options: '-c plan_cache_mode=force_generic_plan' }),
  }
  const pool = createPool(config, error => log.error({ error: errorForLog(error) }, 'a database connection was lost'))
  prepareStatements(pool)
  return pool
}
