import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { generateSigningKey } from '@hub/assertion'
import { DEMO_SECRET } from '@hub/identity-provider'
import { migrateOwner } from '@hub/kit'
import {
  createOwnerDatabases,
  freePort,
  type OwnerDatabase,
  type PostgresServer,
  removeHome,
  startPostgres,
  startReplicated,
  temporaryFolder,
} from '@hub/postgres'
import { databaseAddresses } from '@hub/settings'
import { OWNERS, type Owner } from '@hub/vocabulary'
import pg from 'pg'
import { startBalancer } from '../src/harness/balancer.ts'
import { ownerDefinitions } from '../src/harness/owners.ts'
import { type Program, program } from './programs.ts'

/** The members that take part; the others are down all the time, which must not matter. */
export const TAKING_PART = ['registry', 'emergency', 'training'] as const satisfies readonly Owner[]
export type TakingPart = (typeof TAKING_PART)[number]

/** A database server as a program. */
export interface Database extends Program {
  /** Makes the standby the primary. */
  promote(): Promise<void>
  /** Of a database at the one server or the other, by the login that migrates. */
  primaryUrl(database: OwnerDatabase): string
  standbyUrl(database: OwnerDatabase): string
}

type Databases = KillableHub['databases']

/** The hub as processes, on a PostgreSQL that waits for its disk. */
export interface KillableHub extends AsyncDisposable {
  readonly url: string
  readonly databases: Readonly<Record<TakingPart, OwnerDatabase>>
  /** What can be killed: every process, and the database servers. */
  readonly victims: readonly Program[]
  /** Processes of the gateway and of owners. */
  readonly servers: readonly Program[]
  /** What an owner's database is on. */
  readonly databaseServers: Readonly<Record<TakingPart, Database>>
  token(sub: string): Promise<string>
}

const password = () => randomBytes(12).toString('base64url')

export interface KillableHubOptions {
  /** How many processes of the gateway and of each owner; behind balancers, where they are several. */
  readonly each?: number
  /**
   * Owners whose databases are on one primary with a standby that follows it; every owner in one group. One server without
   * a standby holds all, unless told otherwise.
   */
  readonly pairs?: readonly (readonly TakingPart[])[]
}

export async function startKillableHub({ each = 1, pairs }: KillableHubOptions = {}): Promise<KillableHub> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(temporaryFolder(), 'hrd-hub-kill-'))
  stack.defer(() => removeHome(folder))
  const definitions = await ownerDefinitions()
  const migrate = async (made: Partial<Databases>) => {
    for (const [owner, { migrateUrl }] of Object.entries<OwnerDatabase>(made)) {
      const definition = definitions.get(owner as TakingPart)
      if (definition !== undefined) await migrateOwner(definition, migrateUrl)
    }
  }
  const groups = await Promise.all(
    (pairs ?? [TAKING_PART]).map(owners =>
      startDatabases(join(folder, owners.join('-')), owners, pairs !== undefined, stack, migrate),
    ),
  )
  const databases: Databases = Object.assign({}, ...groups.map(group => group.databases))
  const databaseServers = Object.fromEntries(
    groups.flatMap(({ server, databases }) => Object.keys(databases).map(owner => [owner, server])),
  ) as Record<TakingPart, Database>

  const ports = new Map<string, number>()
  for (const name of ['gateway', 'identity', ...OWNERS]) ports.set(name, await freePort())
  const replicas = new Map<string, readonly number[]>()
  for (const name of ['gateway', ...TAKING_PART]) {
    const own = each === 1 ? [ports.get(name) ?? 0] : await Promise.all(Array.from({ length: each }, freePort))
    replicas.set(name, own)
    if (each > 1) stack.use(await startBalancer({ targets: own, port: ports.get(name) ?? 0 }))
  }
  const at = (name: string) => `http://127.0.0.1:${ports.get(name)}`
  const issuer = `http://localhost:${ports.get('identity')}`
  const key = async () => JSON.stringify((await generateSigningKey()).privateJwk)
  const common = { NODE_ENV: 'test', LOG_LEVEL: 'fatal', OIDC_ISSUER: issuer, DRAIN_GRACE_MS: '1000' }
  const client = { OIDC_CLIENT_ID: 'hrd-hub-gateway', OIDC_CLIENT_SECRET: DEMO_SECRET }
  const urls = Object.fromEntries(OWNERS.map(owner => [`${owner.toUpperCase()}_URL`, at(owner)]))
  const identity = program('identity provider', 'shared/identity-provider/src/main.ts', {
    ...client,
    HUB_DEMO: '1',
    HUB_DATA_DIR: folder,
    IDENTITY_PORT: String(ports.get('identity')),
    OIDC_ISSUER: issuer,
    GATEWAY_URL: at('gateway'),
  })
  const atGateway = {
    ...common,
    ...client,
    ...urls,
    GATEWAY_URL: at('gateway'),
    GATEWAY_SIGNING_KEY: await key(),
    SESSION_KEYS: randomBytes(32).toString('base64url'),
    OIDC_CONSOLE_CLIENT_SECRET: DEMO_SECRET,
  }
  const gateways = (replicas.get('gateway') ?? []).map(port =>
    program('gateway', 'gateway/src/main.ts', { ...atGateway, GATEWAY_PORT: String(port) }),
  )
  const registryKey = await key()
  const owners: Program[] = []
  for (const owner of TAKING_PART) {
    const prefix = owner.toUpperCase()
    const atOwner = {
      ...common,
      [`${prefix}_DATABASE_URL`]: databases[owner].serveUrl,
      [`${prefix}_LOG_KEY`]: await key(),
      LOG_PEERS: `${owner}=${at(owner)}`,
      GATEWAY_JWKS_URL: `${at('gateway')}/.well-known/jwks.json`,
      REGISTRY_URL: at('registry'),
      ...(owner === 'registry' && { REGISTRY_SIGNING_KEY: registryKey, ...urls }),
    }
    for (const port of replicas.get(owner) ?? []) {
      const entry = `subgraphs/${owner}/src/main.ts`
      owners.push(program(owner, entry, { ...atOwner, [`${prefix}_PORT`]: String(port) }))
    }
  }
  const servers = [...gateways, ...owners]
  const all = [identity, ...servers]
  stack.defer(async () => {
    await Promise.all(all.map(one => one.stop()))
  })
  await identity.start()
  await Promise.all(servers.map(one => one.start()))

  const tokens = new Map<string, { readonly value: string; readonly until: number }>()
  const started = stack.move()
  return {
    url: `${at('gateway')}/graphql`,
    databases,
    victims: [...servers, ...groups.map(({ server }) => server)],
    servers,
    databaseServers,
    async token(sub) {
      const known = tokens.get(sub)
      if (known !== undefined && known.until > Date.now()) return known.value
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${encodeURIComponent(sub)}:${DEMO_SECRET}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
      const { access_token: value } = (await response.json()) as { access_token: string }
      tokens.set(sub, { value, until: Date.now() + 120_000 })
      return value
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

/** One server, or a primary with its standby; the URLs name both. */
async function startDatabases(
  folder: string,
  owners: readonly TakingPart[],
  standby: boolean,
  stack: AsyncDisposableStack,
  migrate: (databases: Partial<Databases>) => Promise<void>,
): Promise<{ readonly server: Database; readonly databases: Partial<Databases> }> {
  const secret = password()
  const passwords = new Map(owners.map(owner => [owner, { migrate: password(), serve: password() }]))
  const passwordsOf = (owner: TakingPart) => passwords.get(owner) ?? { migrate: '', serve: '' }
  await mkdir(folder)
  const options = { dataDir: join(folder, 'postgres'), port: await freePort(), password: secret }
  let databases: Partial<Databases> | undefined
  const prepare = async ({ adminUrl }: PostgresServer) => {
    databases = await createOwnerDatabases(adminUrl, owners, passwordsOf)
    await migrate(databases)
  }
  let server: PostgresServer
  let second: PostgresServer | undefined
  if (standby) {
    const pair = await startReplicated({
      dataDirs: [options.dataDir, join(folder, 'standby')],
      ports: [options.port, await freePort()],
      password: secret,
      prepare,
    })
    stack.use(pair)
    server = pair.primary
    second = pair.standby
  } else {
    server = await startPostgres(options)
    stack.defer(() => server.stop())
    await prepare(server)
  }
  const both = (url: string) => {
    const { port } = second ?? server
    return url.replace(/@(127\.0\.0\.1:\d+)(.*)$/, `@$1,127.0.0.1:${port}$2?target_session_attrs=read-write`)
  }
  if (databases === undefined) throw new Error('no databases were made')
  const named = Object.fromEntries(
    Object.entries<OwnerDatabase>(databases).map(([owner, { database, serveUrl, migrateUrl }]) => [
      owner,
      { database, serveUrl: standby ? both(serveUrl) : serveUrl, migrateUrl: standby ? both(migrateUrl) : migrateUrl },
    ]),
  ) as Partial<Databases>
  const at = (index: number) => (database: OwnerDatabase) =>
    databaseAddresses(database.migrateUrl)?.[index]?.href ?? database.migrateUrl
  return {
    databases: named,
    server: {
      primaryUrl: at(0),
      standbyUrl: at(1),
      name: 'PostgreSQL',
      async kill() {
        process.kill(server.pid, 'SIGKILL')
        await server.ended
      },
      async start() {
        server = await startPostgres(options)
      },
      async stop() {
        await server.stop()
        return null
      },
      async promote() {
        if (second === undefined) throw new Error('there is no standby')
        const client = new pg.Client({ connectionString: second.adminUrl })
        await client.connect()
        await client.query('select pg_promote()')
        await client.end()
      },
    },
  }
}
