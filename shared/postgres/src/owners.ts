import pg from 'pg'

/** What one owner's processes connect with. */
export interface OwnerDatabase {
  readonly database: string
  /** The login that serves: may do what migrations grant it, and nothing else. */
  readonly serveUrl: string
  /** The login that migrates: owns the database and what is in it. */
  readonly migrateUrl: string
}

export interface OwnerPasswords {
  readonly migrate: string
  readonly serve: string
}

/** Owner codes become names of logins and databases. */
const CODE = /^[a-z][a-z0-9_]{0,40}$/

/**
 * Gives each owner a database `hub_<code>` and two logins, `<code>_migrate` and `<code>_serve`, that can connect to
 * it and to no other. May be repeated; passwords become the ones given.
 *
 * @param adminUrl superuser's URL
 * @param databaseOf names the databases, where several hubs share a server (tests)
 * @param templateOf names databases that new ones are copies of, if any (tests); nobody may be connected to them
 */
export async function createOwnerDatabases<Code extends string>(
  adminUrl: string,
  owners: readonly Code[],
  passwords: (owner: Code) => OwnerPasswords,
  databaseOf: (owner: Code) => string = owner => `hub_${owner}`,
  templateOf: (owner: Code) => string | undefined = () => undefined,
): Promise<Record<Code, OwnerDatabase>> {
  await using admin = await connect(adminUrl)
  // Until this session ends: two at once would trip over each other's rows in the catalogue.
  await admin.client.query(`select pg_advisory_lock(hashtext('createOwnerDatabases'))`)
  await closeToPublic(admin.client, 'postgres')
  await closeToPublic(admin.client, 'template1')
  const bad = owners.find(owner => !CODE.test(owner))
  if (bad !== undefined) throw new Error(`not an owner's code: ${bad}`)
  const entries = owners.map(owner => {
    const { migrate, serve } = passwords(owner)
    const database = databaseOf(owner)
    const url = (login: string, password: string) => urlFor(adminUrl, database, login, password)
    const serveUrl = url(`${owner}_serve`, serve)
    return { owner, migrate, serve, made: { database, serveUrl, migrateUrl: url(`${owner}_migrate`, migrate) } }
  })
  for (const { owner, migrate, serve } of entries) {
    await ensureLogin(admin.client, `${owner}_migrate`, migrate)
    await ensureLogin(admin.client, `${owner}_serve`, serve)
  }
  // Making a database is waiting for the disk, so all are made at once.
  await Promise.all(entries.map(({ owner, made }) => ensureDatabase(adminUrl, made.database, owner, templateOf(owner))))
  return Object.fromEntries(entries.map(({ owner, made }) => [owner, made])) as Record<Code, OwnerDatabase>
}

/** Removes databases with all that is in them; logins stay. */
export async function dropDatabases(adminUrl: string, databases: readonly string[]): Promise<void> {
  await using admin = await connect(adminUrl)
  for (const database of databases)
    await admin.client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`)
}

async function ensureLogin(admin: pg.Client, login: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [login])
  const verb = rowCount === 0 ? 'create' : 'alter'
  await admin.query(
    `${verb} role ${pg.escapeIdentifier(login)} with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
      password ${pg.escapeLiteral(password)}`,
  )
}

async function ensureDatabase(
  adminUrl: string,
  database: string,
  owner: string,
  template = 'template1',
): Promise<void> {
  await using admin = await connect(adminUrl)
  const { rowCount } = await admin.client.query('select from pg_database where datname = $1', [database])
  const migrate = pg.escapeIdentifier(`${owner}_migrate`)
  const serve = pg.escapeIdentifier(`${owner}_serve`)
  const name = pg.escapeIdentifier(database)
  if (rowCount === 0) {
    const copied = pg.escapeIdentifier(template)
    await admin.client.query(`create database ${name} owner ${migrate} template ${copied}`)
  }
  await closeToPublic(admin.client, database)
  await admin.client.query(`grant connect on database ${name} to ${migrate}, ${serve}`)
}

/** By default everyone may connect to every database and make temporary tables there. */
async function closeToPublic(admin: pg.Client, database: string): Promise<void> {
  await admin.query(`revoke connect, temporary on database ${pg.escapeIdentifier(database)} from public`)
}

function urlFor(adminUrl: string, database: string, login: string, password: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  url.username = login
  url.password = password
  return url.href
}

interface Connection extends AsyncDisposable {
  readonly client: pg.Client
}

async function connect(url: string): Promise<Connection> {
  const client = new pg.Client({ connectionString: url })
  // A server that stops meanwhile is told by the query that fails.
  client.on('error', () => {})
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}
