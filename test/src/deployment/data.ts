import { randomBytes } from 'node:crypto'
import { FEWEST_CASES, loadDemonstration, type Showcase } from '@hub/demonstration'
import { createOwnerDatabases, dropDatabases, type OwnerDatabase } from '@hub/postgres'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { runToEnd } from '../../kill/programs.ts'
import type { Ground } from './ground.ts'

/** What a hub stands on: a database of each owner at that owner's server, with demonstration data. */
export interface Data {
  readonly databases: Readonly<Record<Owner, OwnerDatabase>>
  readonly showcase: Showcase
}

/** Of each owner's two logins, for as long as its server lives. */
const passwords = new Map(OWNERS.map(owner => [owner, { migrate: password(), serve: password() }]))

/** By number of cases. Filled once, by the first test file that wants so many; each file gets a copy of its own. */
const filled = new Map<number, Promise<Data>>()

/** Databases of one's own, which are dropped with the stack. */
export async function ownData(ground: Ground, cases: number, stack: AsyncDisposableStack): Promise<Data> {
  const most = Math.max(cases, FEWEST_CASES)
  const known = filled.get(most) ?? fill(ground, most)
  filled.set(most, known)
  const { databases: full, showcase } = await known
  const suffix = randomBytes(6).toString('hex')
  const databases = await create(
    ground,
    owner => `hub_${owner}_${suffix}`,
    owner => full[owner].database,
  )
  for (const owner of OWNERS) {
    stack.defer(() => dropDatabases(ground.adminUrls[owner], [databases[owner].database]))
  }
  return { databases, showcase }
}

/** Migrated by command, as for real, and filled by the logins that migrate. */
async function fill(ground: Ground, cases: number): Promise<Data> {
  const databases = await create(ground, owner => `hub_${owner}_of_${cases}`)
  await Promise.all(
    OWNERS.map(owner => {
      const env = { NODE_ENV: 'test', [`${owner.toUpperCase()}_MIGRATE_DATABASE_URL`]: databases[owner].migrateUrl }
      return runToEnd(`subgraphs/${owner}/src/main.ts`, ['migrate'], env)
    }),
  )
  const showcase = await loadDemonstration({ cases, migrateUrls: perOwner(owner => databases[owner].migrateUrl) })
  return { databases, showcase }
}

async function create(
  ground: Ground,
  databaseOf: (owner: Owner) => string,
  templateOf?: (owner: Owner) => string,
): Promise<Record<Owner, OwnerDatabase>> {
  const over = `sslmode=verify-full&sslrootcert=${encodeURIComponent(ground.authority)}`
  const made = await Promise.all(
    OWNERS.map(async owner => {
      const secret = () => passwords.get(owner) ?? { migrate: '', serve: '' }
      const created = await createOwnerDatabases(ground.adminUrls[owner], [owner], secret, databaseOf, templateOf)
      const { database, serveUrl, migrateUrl } = created[owner]
      return [owner, { database, serveUrl: `${serveUrl}?${over}`, migrateUrl: `${migrateUrl}?${over}` }] as const
    }),
  )
  return Object.fromEntries(made) as Record<Owner, OwnerDatabase>
}

function password(): string {
  return randomBytes(12).toString('base64url')
}

function perOwner<T>(value: (owner: Owner) => T): Record<Owner, T> {
  return Object.fromEntries(OWNERS.map(owner => [owner, value(owner)])) as Record<Owner, T>
}
