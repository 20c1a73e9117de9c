import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
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
  temporaryFolder,
} from '@hub/postgres'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { ownerDefinitions } from '../src/harness/owners.ts'
import { type Program, program } from './programs.ts'

/** The members that take part; the others are down all the time, which must not matter. */
export const TAKING_PART = ['registry', 'emergency', 'training'] as const satisfies readonly Owner[]

/** The hub as processes, on a PostgreSQL that waits for its disk. */
export interface KillableHub extends AsyncDisposable {
  readonly url: string
  readonly databases: Readonly<Record<(typeof TAKING_PART)[number], OwnerDatabase>>
  /** What can be killed: every process, and the database server. */
  readonly victims: readonly Program[]
  token(sub: string): Promise<string>
}

const password = () => randomBytes(12).toString('base64url')

export async function startKillableHub(): Promise<KillableHub> {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(temporaryFolder(), 'hrd-hub-kill-'))
  stack.defer(() => removeHome(folder))
  const postgres = { dataDir: join(folder, 'postgres'), port: await freePort(), password: password() }
  let server: PostgresServer = await startPostgres(postgres)
  stack.defer(() => server.stop())
  const databases = await createOwnerDatabases(server.adminUrl, TAKING_PART, () => ({
    migrate: password(),
    serve: password(),
  }))
  const definitions = await ownerDefinitions()
  for (const owner of TAKING_PART) {
    const definition = definitions.get(owner)
    if (definition !== undefined) await migrateOwner(definition, databases[owner].migrateUrl)
  }

  const ports = new Map<string, number>()
  for (const name of ['gateway', 'identity', ...OWNERS]) ports.set(name, await freePort())
  const at = (name: string) => `http://127.0.0.1:${ports.get(name)}`
  const issuer = `http://localhost:${ports.get('identity')}`
  const key = async () => JSON.stringify((await generateSigningKey()).privateJwk)
  const common = { NODE_ENV: 'test', LOG_LEVEL: 'fatal', OIDC_ISSUER: issuer }
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
  const gateway = program('gateway', 'gateway/src/main.ts', {
    ...common,
    ...client,
    ...urls,
    GATEWAY_PORT: String(ports.get('gateway')),
    GATEWAY_URL: at('gateway'),
    GATEWAY_SIGNING_KEY: await key(),
    SESSION_KEYS: randomBytes(32).toString('base64url'),
    OIDC_CONSOLE_CLIENT_SECRET: DEMO_SECRET,
  })
  const registryKey = await key()
  const owners: Program[] = []
  for (const owner of TAKING_PART) {
    const prefix = owner.toUpperCase()
    owners.push(
      program(owner, `subgraphs/${owner}/src/main.ts`, {
        ...common,
        [`${prefix}_PORT`]: String(ports.get(owner)),
        [`${prefix}_DATABASE_URL`]: databases[owner].serveUrl,
        [`${prefix}_LOG_KEY`]: await key(),
        LOG_PEERS: `${owner}=${at(owner)}`,
        GATEWAY_JWKS_URL: `${at('gateway')}/.well-known/jwks.json`,
        REGISTRY_URL: at('registry'),
        ...(owner === 'registry' && { REGISTRY_SIGNING_KEY: registryKey, ...urls }),
      }),
    )
  }
  const all = [identity, gateway, ...owners]
  stack.defer(async () => {
    await Promise.all(all.map(one => one.stop()))
  })
  await identity.start()
  await Promise.all([gateway, ...owners].map(one => one.start()))

  const database: Program = {
    name: 'PostgreSQL',
    async kill() {
      process.kill(server.pid, 'SIGKILL')
      await server.ended
    },
    async start() {
      server = await startPostgres(postgres)
    },
    stop: () => server.stop(),
  }
  const tokens = new Map<string, { readonly value: string; readonly until: number }>()
  const started = stack.move()
  return {
    url: `${at('gateway')}/graphql`,
    databases,
    victims: [gateway, ...owners, database],
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
