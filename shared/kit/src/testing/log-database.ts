import { randomUUID } from 'node:crypto'
import { generateSigningKey } from '@hub/assertion'
import { testPostgres } from '@hub/postgres'
import { canonical } from '@hub/transparency'
import type { MemberCode } from '@hub/vocabulary'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { prepareRow } from '../ledger/log-row.ts'
import { writing } from '../ledger/write-log.ts'
import { migrateOwner } from '../migrate.ts'
import { createPool } from '../pool.ts'
import type { LogDecision } from '../release/log-entry.ts'
import type { LogKeeping } from '../transparency/parts.ts'
import { logRow } from './log-row.ts'
import { testMember } from './test-member/index.ts'

/** An owner's database with its log, and what it keeps it by, without a server. */
export interface LogDatabase extends AsyncDisposable {
  readonly code: MemberCode
  /** By the login that serves. */
  readonly db: Kysely<never>
  readonly serve: pg.Pool
  /** By the login that migrates, which can do what an administrator can. */
  readonly admin: pg.Pool
  readonly serveUrl: string
  readonly migrateUrl: string
  readonly keeping: LogKeeping
  /** Writes rows into the release log, each about so many cases. */
  logReleases(count: number, cases?: readonly string[]): Promise<void>
}

/**
 * @param postgresUrl the superuser's URL of the server that tests share: `inject('postgresUrl')`
 * @param beforeMigrating what stands in the database before
 */
export async function startLogDatabase(
  postgresUrl: string,
  code: MemberCode = 'emergency',
  peers: LogKeeping['peers'] = new Map(),
  key?: LogKeeping['key'],
  beforeMigrating: (migrateUrl: string) => Promise<void> = async () => {},
): Promise<LogDatabase> {
  const owners = await testPostgres(postgresUrl).createOwners([code])
  const { migrateUrl, serveUrl } = owners.databases[code]
  await beforeMigrating(migrateUrl)
  await migrateOwner({ ...testMember({ afterRooms: async () => {} }), code }, migrateUrl)
  const [admin, serve] = [migrateUrl, serveUrl].map(connectionString => createPool({ connectionString, max: 10 }))
  if (admin === undefined || serve === undefined) throw new Error('no database')
  await serve.query(
    `insert into ledger.log_words select sha256(convert_to(words, 'UTF8')), words::json from unnest($1::text[]) as words
      on conflict do nothing`,
    [WORDS],
  )
  const db = new Kysely<never>({ dialect: new PostgresDialect({ pool: serve }) })
  return {
    code,
    db,
    serve,
    admin,
    serveUrl,
    migrateUrl,
    keeping: {
      key: key ?? (await freshKey()),
      peers,
      sealSeconds: 3_600,
      sealEntries: 1_000_000,
    },
    async logReleases(count, cases = [randomUUID()]) {
      await serve.query(logging(count, cases))
    },
    async [Symbol.asyncDispose]() {
      await db.destroy()
      await admin.end()
      await owners[Symbol.asyncDispose]()
    },
  }
}

async function freshKey(): Promise<LogKeeping['key']> {
  const { privateJwk, publicJwk, kid } = await generateSigningKey()
  return { kid, privateJwk, publicKey: publicJwk.x ?? '' }
}

/** One statement that writes so many rows, each about these cases. */
export function logging(
  count: number,
  cases: readonly string[],
): { readonly text: string; readonly values: unknown[] } {
  const entries = cases.map(id => ({ case: id, epoch: '0', decision: DECISION }))
  const rows = Array.from({ length: count }, () => {
    const row = logRow([])
    const caller = { ...row.caller, sub: 'training-system', role: 'PARTNER_SYSTEM' as const, onBehalfOf: 'end-user-1' }
    return prepareRow({ ...row, caller, entries })
  })
  const { sql, parameters } = writing(rows, false, [], [])
  // Whatever the ledger says of a case: these rows were decided on just now.
  const epochs = `array(select ledger.epoch_of(one) from unnest($4::uuid[]) with ordinality as c (one, n) order by n)`
  return { text: sql.replace('$5::bigint[]', `coalesce(${epochs}, $5::bigint[])`), values: [...parameters] }
}

/** What all of these rows say. It stands in the log from the beginning: no row waits for another that brings it. */
const DECISION: LogDecision = {
  relations: ['REFERRED'],
  mask: ['IDENTITY', 'OPEN'],
  present: true,
  withheld: { 'File.grants': 'NO_NEED_TO_KNOW' },
}
const WORDS = [DECISION, logRow([]).fields].map(canonical)
