import { randomUUID } from 'node:crypto'
import { generateSigningKey } from '@hub/assertion'
import { testPostgres } from '@hub/postgres'
import type { MemberCode } from '@hub/vocabulary'
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { migrateOwner } from '../migrate.ts'
import { createPool } from '../pool.ts'
import type { LogKeeping } from '../transparency/parts.ts'
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

/** @param postgresUrl the superuser's URL of the server that tests share: `inject('postgresUrl')` */
export async function startLogDatabase(
  postgresUrl: string,
  code: MemberCode = 'emergency',
  peers: LogKeeping['peers'] = new Map(),
  key?: LogKeeping['key'],
): Promise<LogDatabase> {
  const owners = await testPostgres(postgresUrl).createOwners([code])
  const { migrateUrl, serveUrl } = owners.databases[code]
  await migrateOwner({ ...testMember({ afterRooms: async () => {} }), code }, migrateUrl)
  const [admin, serve] = [migrateUrl, serveUrl].map(connectionString => createPool({ connectionString, max: 10 }))
  if (admin === undefined || serve === undefined) throw new Error('no database')
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
      await serve.query(logging(count), [JSON.stringify(entriesOf(cases))])
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

/** One statement that writes so many rows. `$1`: the entries. */
export function logging(count: number): string {
  return `insert into ledger.release_log (assertion_id, request_id, sub, member, role, purpose, on_behalf_of,
      schema_digest, agreement_digest, table_digest, body_digest, fields, entries)
    select gen_random_uuid(), gen_random_uuid(), 'training-system', 'training', 'PARTNER_SYSTEM', 'TRAINING', 'end-user-1',
      'sha256:s', 'sha256:a', 'sha256:t', 'sha256:b', '{File.legalName}', $1::jsonb
    from generate_series(1, ${count})`
}

export function entriesOf(cases: readonly string[]): readonly object[] {
  return cases.map(id => ({
    case: id,
    relations: ['REFERRED'],
    mask: ['IDENTITY', 'OPEN'],
    present: true,
    withheld: { 'File.grants': 'NO_NEED_TO_KNOW' },
  }))
}
