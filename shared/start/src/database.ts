import { join } from 'node:path'
import { createOwnerDatabases, keptPasswords, type OwnerDatabase, PortInUseError, startPostgres } from '@hub/postgres'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { type Ending, StartError } from './ending.ts'
import type { Folders } from './folders.ts'

/** The embedded server, without anything in it yet. */
export interface Server extends AsyncDisposable {
  readonly pid: number
  readonly adminUrl: string
  readonly passwordOf: (login: string) => string
}

/** Starts PostgreSQL. Should it end unasked, everything ends. */
export async function startServer(folders: Folders, port: number, ending: Ending): Promise<Server> {
  const logins = OWNERS.flatMap(owner => [`${owner}_migrate`, `${owner}_serve`])
  const passwords = await keptPasswords(folders.passwords, ['admin', ...logins])
  const passwordOf = (login: string) => passwords[login] ?? ''
  const server = await startPostgres({
    dataDir: folders.postgres,
    port,
    password: passwordOf('admin'),
    logFile: join(folders.logs, 'postgres.log'),
  }).catch(error => {
    throw error instanceof PortInUseError ? new StartError(`${error.message}: set POSTGRES_PORT to another`) : error
  })
  let stopping = false
  void server.ended.then(() => stopping || ending.fail('PostgreSQL ended; see postgres.log among the logs'))
  return {
    pid: server.pid,
    adminUrl: server.adminUrl,
    passwordOf,
    [Symbol.asyncDispose]() {
      stopping = true
      return server.stop()
    },
  }
}

/** Every owner's database and logins, made where they are missing. */
export function makeDatabases({ adminUrl, passwordOf }: Server): Promise<Record<Owner, OwnerDatabase>> {
  return createOwnerDatabases(adminUrl, OWNERS, owner => ({
    migrate: passwordOf(`${owner}_migrate`),
    serve: passwordOf(`${owner}_serve`),
  }))
}
