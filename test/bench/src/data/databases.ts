import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { loadDemonstration } from '@hub/demonstration'
import { addCases } from '@hub/demonstration/authoring'
import { migrateOwner } from '@hub/kit'
import { createOwnerDatabases, type OwnerDatabase, removeHome, startPostgres } from '@hub/postgres'
import { OWNERS, type Owner } from '@hub/vocabulary'
import type { Folders } from '../folders.ts'
import { definitionOf, perOwner } from './owners.ts'
import { type MadeCases, makeCases } from './shared-cases.ts'

/** A PostgreSQL that is as safe as that of `npm start`, with the demonstration and the shared cases in it. */
export interface Databases extends AsyncDisposable {
  /** Of the server's first process. */
  readonly pid: number
  readonly of: Readonly<Record<Owner, OwnerDatabase>>
  readonly made: MadeCases
  /** Of the superuser, in an owner's database. */
  readonly adminUrl: (owner: Owner) => string
}

const SEED = 'hrd-hub'

export async function startDatabases(
  folders: Folders,
  cases: number,
  onProgress: (text: string) => void,
): Promise<Databases> {
  await using stack = new AsyncDisposableStack()
  stack.defer(() => removeHome(folders.postgres))
  const server = await startPostgres({
    dataDir: folders.postgres,
    port: 0,
    password: newPassword(),
    logFile: join(folders.logs, 'postgres.log'),
  })
  // At once: nothing of it is kept.
  stack.defer(async () => {
    process.kill(server.pid, 'SIGQUIT')
    await server.ended
  })
  const databases = await createOwnerDatabases(server.adminUrl, OWNERS, () => ({
    migrate: newPassword(),
    serve: newPassword(),
  }))
  await Promise.all(OWNERS.map(async owner => migrateOwner(await definitionOf(owner), databases[owner].migrateUrl)))
  onProgress('PostgreSQL runs, its databases are migrated')

  const load = { seed: SEED, now: Date.now(), migrateUrls: perOwner(owner => databases[owner].migrateUrl) }
  await loadDemonstration({ ...load, cases })
  const made = makeCases(SEED, load.now)
  const added = [...made.pages, made.mixed, made.usual].flatMap(page => page.cases)
  await addCases(added, load)
  onProgress(`${cases} demonstration cases and ${added.length} shared by all members are loaded`)
  const started = stack.move()
  return {
    pid: server.pid,
    of: databases,
    made,
    adminUrl(owner) {
      const url = new URL(server.adminUrl)
      url.pathname = `/${databases[owner].database}`
      return url.href
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

function newPassword(): string {
  return randomBytes(12).toString('base64url')
}
