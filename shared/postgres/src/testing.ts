import { randomBytes } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OWNERS, type Owner } from '@hub/vocabulary'
import pg from 'pg'
import { removeHome } from './home.ts'
import { createOwnerDatabases, dropDatabases, type OwnerDatabase } from './owners.ts'
import { startPostgres } from './server.ts'

/** A server for tests: real PostgreSQL that waits for no disk, gone afterwards. */
export interface TestPostgres {
  readonly adminUrl: string
  /** A database of one's own, empty or a copy of `template`; the URL is the superuser's. */
  createDatabase(template?: string): Promise<TestDatabase>
  /** Databases of one's own for some owners, with the logins `<code>_migrate` and `<code>_serve`. */
  createOwners<Code extends string = Owner>(owners?: readonly Code[]): Promise<TestOwners<Code>>
}

export interface TestDatabase extends AsyncDisposable {
  readonly name: string
  readonly url: string
}

export interface TestOwners<Code extends string> extends AsyncDisposable {
  readonly databases: Readonly<Record<Code, OwnerDatabase>>
}

export interface RunningTestPostgres extends TestPostgres, AsyncDisposable {
  stop(): Promise<void>
}

/** Starts a server: about a second. In Vitest, do so once for all files, by `global-setup.ts`. */
export async function startTestPostgres(): Promise<RunningTestPostgres> {
  const dataDir = await mkdtemp(join(temporaryFolder(), 'hrd-hub-test-'))
  const password = randomBytes(12).toString('base64url')
  const server = await startPostgres({ dataDir, port: 0, password, disposable: true }).catch(async error => {
    await removeHome(dataDir)
    throw error
  })
  const stop = async () => {
    await server.stop()
    await removeHome(dataDir)
  }
  return { ...testPostgres(server.adminUrl), stop, [Symbol.asyncDispose]: stop }
}

/** The same, on a server that runs already. */
export function testPostgres(adminUrl: string): TestPostgres {
  return {
    adminUrl,
    async createDatabase(template = 'template1') {
      const name = uniqueName('test')
      const client = new pg.Client({ connectionString: adminUrl })
      await client.connect()
      try {
        await client.query(`create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`)
      } finally {
        await client.end()
      }
      const url = new URL(adminUrl)
      url.pathname = `/${name}`
      return { name, url: url.href, [Symbol.asyncDispose]: () => dropDatabases(adminUrl, [name]) }
    },
    async createOwners<Code extends string = Owner>(owners = OWNERS as readonly string[] as readonly Code[]) {
      const names = new Map(owners.map(owner => [owner, uniqueName(`hub_${owner}`)]))
      const databases = await createOwnerDatabases(
        adminUrl,
        owners,
        () => ({ migrate: 'test-only', serve: 'test-only' }),
        owner => names.get(owner) ?? owner,
      )
      return { databases, [Symbol.asyncDispose]: () => dropDatabases(adminUrl, [...names.values()]) }
    },
  }
}

/** Where files of tests go: in memory where there is plenty, as making a database is mostly making 300 files. */
export function temporaryFolder(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 2 ** 30 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}

function uniqueName(prefix: string): string {
  return `${prefix}_${randomBytes(6).toString('hex')}`
}
