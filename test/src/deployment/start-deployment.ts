import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { generateSigningKey } from '@hub/assertion'
import { FEWEST_CASES, loadDemonstration } from '@hub/demonstration'
import { DEMO_SECRET, startIdentityProvider } from '@hub/identity-provider'
import { createOwnerDatabases, dropDatabases, freePort, type OwnerDatabase } from '@hub/postgres'
import { createTls, type TlsFiles } from '@hub/tls'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { program, runToEnd } from '../../kill/programs.ts'
import { startBalancer } from '../harness/balancer.ts'
import { callerOf } from '../harness/caller-of.ts'
import { type RecordingProxy, startRecordingProxy } from '../harness/recording-proxy.ts'
import type { Hub, HubOptions } from '../harness/start-hub.ts'
import { type Ground, groundOf } from './ground.ts'

/** What a deployment can be told; whatever else a test wants of its hub, it cannot have here. */
const KNOWN: readonly (keyof HubOptions)[] = ['cases', 'memberTimeoutMs']

/**
 * The hub as it is run for real, on loopback: every owner a process of its own beside a PostgreSQL server of its own,
 * two processes of the gateway behind a balancer, an OpenID provider at another origin, and TLS on every connection, with
 * certificates shown on both sides between gateway and owners. No process is in demo mode. Between gateways and owners
 * stand recorders with certificates of the same authority.
 */
export async function startDeployment(options: HubOptions = {}): Promise<Hub> {
  const unknown = Object.keys(options).find(key => !KNOWN.includes(key as keyof HubOptions))
  if (unknown !== undefined) throw new Error(`a deployment cannot be told \`${unknown}\``)
  await using stack = new AsyncDisposableStack()
  const ground = groundOf()
  const files = (name: string): TlsFiles => {
    const found = ground.certificates[name]
    if (found === undefined) throw new Error(`no certificate for ${name}`)
    return found
  }
  const { databases, showcase } = await loadData(ground, options.cases ?? 0, stack)

  const ports = new Map(await Promise.all(['front', ...OWNERS].map(async name => [name, await freePort()] as const)))
  const at = (name: string) => `https://localhost:${ports.get(name)}`
  const own = createTls(files('gateway'))
  stack.defer(() => own.close())
  const provider = files('identity')
  const [cert, key] = await Promise.all([readFile(provider.certificate, 'utf8'), readFile(provider.key, 'utf8')])
  const identity = await startIdentityProvider({
    port: 0,
    gatewayClientSecret: SECRET,
    consoleUrl: at('front'),
    tls: { cert, key },
  })
  stack.defer(() => identity.close())

  const proxies = {} as Record<Owner, RecordingProxy>
  for (const owner of OWNERS) {
    proxies[owner] = await startRecordingProxy(() => at(owner), { tls: files('recorder') })
    const { close } = proxies[owner]
    stack.defer(close)
  }
  const keys = async () => JSON.stringify((await generateSigningKey()).privateJwk)
  const common = {
    NODE_ENV: 'test',
    NODE_EXTRA_CA_CERTS: ground.authority,
    LOG_LEVEL: 'fatal',
    DRAIN_GRACE_MS: '0',
    OIDC_ISSUER: identity.issuer,
    MEMBER_TIMEOUT_MS: String(options.memberTimeoutMs ?? 15_000),
    HOLDERS_LIFE_MS: '60000',
  }
  const tlsOf = (files: TlsFiles) => ({
    TLS_CERTIFICATE_FILE: files.certificate,
    TLS_KEY_FILE: files.key,
    TLS_AUTHORITY_FILE: files.authority,
  })
  const direct = urlsBy(owner => at(owner))
  const recorded = urlsBy(owner => proxies[owner].url)
  const secrets = { registry: await keys(), statistics: await keys(), gateway: await keys() }
  const owners = await Promise.all(
    OWNERS.map(async owner => {
      const prefix = owner.toUpperCase()
      return program(owner, `subgraphs/${owner}/src/main.ts`, {
        ...common,
        ...tlsOf(files(owner)),
        [`${prefix}_PORT`]: String(ports.get(owner)),
        [`${prefix}_DATABASE_URL`]: databases[owner].serveUrl,
        [`${prefix}_LOG_KEY`]: await keys(),
        LOG_PEERS: OWNERS.map(peer => `${peer}=${at(peer)}`).join(','),
        GATEWAY_JWKS_URL: `${at('front')}/.well-known/jwks.json`,
        STATISTICS_JWKS_URL: `${at('statistics')}/.well-known/jwks.json`,
        REGISTRY_URL: at('registry'),
        ...(owner === 'registry' && { ...direct, REGISTRY_SIGNING_KEY: secrets.registry }),
        ...(owner === 'statistics' && { ...recorded, STATISTICS_SIGNING_KEY: secrets.statistics }),
      })
    }),
  )
  const gatewayPorts = await Promise.all([freePort(), freePort()])
  const sessionKey = randomBytes(32).toString('base64url')
  const gateways = gatewayPorts.map(port =>
    program('gateway', 'gateway/src/main.ts', {
      ...common,
      ...tlsOf(files('gateway')),
      ...recorded,
      GATEWAY_PORT: String(port),
      GATEWAY_URL: at('front'),
      GATEWAY_SIGNING_KEY: secrets.gateway,
      SESSION_KEYS: sessionKey,
      OIDC_CLIENT_ID: 'gateway',
      OIDC_CLIENT_SECRET: SECRET,
      OIDC_CONSOLE_CLIENT_SECRET: DEMO_SECRET,
      REQUESTS_PER_MINUTE: '1000000',
      REQUESTS_AT_ONCE: '1000',
    }),
  )
  stack.use(await startBalancer({ targets: gatewayPorts, port: ports.get('front') ?? 0, connect: own.connect }))
  const all = [...gateways, ...owners]
  stack.defer(async () => {
    await Promise.all(all.map(one => one.kill()))
  })
  // In any order.
  await Promise.all(all.map(one => one.start()))
  await allUp(at('front'))
  const started = stack.move()
  return {
    ...callerOf(at('front'), identity.url),
    url: at('front'),
    publicUrl: at('front'),
    issuer: identity.issuer,
    showcase,
    databases,
    proxies,
    ownerUrl: at,
    metricsUrl: notHere,
    takeSent: () => OWNERS.flatMap(owner => proxies[owner].sent.splice(0).map(({ body }) => ({ owner, body }))),
    stopIdentityProvider: () => identity.close(),
    anotherGateway: notHere,
    turnTo: notHere,
    takeStatements: notHere,
    parsedBy: notHere,
    stopOwner: notHere,
    startOwner: notHere,
    takeRules: notHere,
    takeTables: notHere,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

/** Of the gateway's two clients at the provider; nobody's demonstration. */
const SECRET = randomBytes(24).toString('base64url')

function urlsBy(url: (owner: Owner) => string): Record<string, string> {
  return Object.fromEntries(OWNERS.map(owner => [`${owner.toUpperCase()}_URL`, url(owner)]))
}

function notHere(): never {
  throw new Error('a deployment is run by others: see the list of end-to-end tests')
}

/** Databases of one's own, each at its owner's server, migrated by command as for real, filled by their owners. */
async function loadData(
  ground: Ground,
  cases: number,
  stack: AsyncDisposableStack,
): Promise<Pick<Hub, 'databases' | 'showcase'>> {
  const over = `sslmode=verify-full&sslrootcert=${encodeURIComponent(ground.authority)}`
  const databases = {} as Record<Owner, OwnerDatabase>
  const suffix = randomBytes(6).toString('hex')
  await Promise.all(
    OWNERS.map(async owner => {
      const adminUrl = ground.adminUrls[owner]
      const password = () => randomBytes(12).toString('base64url')
      const name = `hub_${owner}_${suffix}`
      const made = await createOwnerDatabases(
        adminUrl,
        [owner],
        () => ({ migrate: password(), serve: password() }),
        () => name,
      )
      stack.defer(() => dropDatabases(adminUrl, [name]))
      const { database, serveUrl, migrateUrl } = made[owner]
      databases[owner] = { database, serveUrl: `${serveUrl}?${over}`, migrateUrl: `${migrateUrl}?${over}` }
      const env = { NODE_ENV: 'test', [`${owner.toUpperCase()}_MIGRATE_DATABASE_URL`]: databases[owner].migrateUrl }
      await runToEnd(`subgraphs/${owner}/src/main.ts`, ['migrate'], env)
    }),
  )
  const migrateUrls = Object.fromEntries(OWNERS.map(owner => [owner, databases[owner].migrateUrl]))
  const showcase = await loadDemonstration({
    cases: Math.max(cases, FEWEST_CASES),
    migrateUrls: migrateUrls as Record<Owner, string>,
  })
  return { databases, showcase }
}

/** Both processes of the gateway have found every owner up: two new connections lead to one each. */
async function allUp(url: string): Promise<void> {
  for (let inARow = 0; inARow < 4; ) {
    const response = await fetch(`${url}/health/ready`, { headers: { connection: 'close' } })
    const { owners } = (await response.json()) as { owners: Readonly<Record<string, string>> }
    inARow = Object.values(owners).every(state => state === 'up') ? inARow + 1 : 0
    if (inARow === 0) await delay(200)
  }
}
