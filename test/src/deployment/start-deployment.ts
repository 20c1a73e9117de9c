import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { generateSigningKey } from '@hub/assertion'
import { startIdentityProvider } from '@hub/identity-provider'
import { freePort } from '@hub/postgres'
import type { GatewaySettings } from '@hub/settings'
import { createTls, type TlsFiles } from '@hub/tls'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { program } from '../../kill/programs.ts'
import { startBalancer } from '../harness/balancer.ts'
import { callerOf } from '../harness/caller-of.ts'
import { untilTaken } from '../harness/owner-states.ts'
import { type RecordingProxy, startRecordingProxy } from '../harness/recording-proxy.ts'
import type { GatewayProcess, Hub, HubOptions } from '../harness/start-hub.ts'
import { ownData } from './data.ts'
import { gatewayVariables } from './gateway-variables.ts'
import { groundOf } from './ground.ts'

/** What a deployment can be told; whatever else a test wants of its hub, it cannot have here. */
const KNOWN: readonly (keyof HubOptions)[] = [
  ...(['cases', 'memberTimeoutMs', 'production', 'gateway', 'onLogLine', 'clock'] as const),
  // As it is in any case.
  ...(['providerElsewhere', 'keepsLogs'] as const),
]

/** A busy machine must not make members look down: that would be another answer. No setting takes more. */
const PATIENCE_MS = 60_000

/**
 * The hub as it is run for real, on loopback: every owner a process of its own beside a PostgreSQL server of its own,
 * two processes of the gateway behind a balancer, an OpenID provider at another origin, and TLS on every connection, with
 * certificates shown on both sides between gateway and owners. No process is in demo mode. Between gateways and owners
 * stand recorders with certificates of the same authority.
 */
export async function startDeployment(options: HubOptions = {}): Promise<Hub> {
  const unknown = Object.keys(options).find(key => !KNOWN.includes(key as keyof HubOptions))
  if (unknown !== undefined) throw new Error(`a deployment cannot be told \`${unknown}\``)
  if ((options.clock?.() ?? 0) > Date.now()) throw new Error('a deployment goes by the clock of its machine')
  const { onLogLine } = options
  await using stack = new AsyncDisposableStack()
  const ground = groundOf()
  const files = (name: string): TlsFiles => {
    const found = ground.certificates[name]
    if (found === undefined) throw new Error(`no certificate for ${name}`)
    return found
  }
  const { databases, showcase } = await ownData(ground, options.cases ?? 0, stack)

  const ports = new Map(await Promise.all(['front', ...OWNERS].map(async name => [name, await freePort()] as const)))
  const at = (name: string) => `https://localhost:${ports.get(name)}`
  const own = createTls(files('gateway'))
  stack.defer(() => own.close())
  const provider = files('identity')
  const [cert, key] = await Promise.all([readFile(provider.certificate, 'utf8'), readFile(provider.key, 'utf8')])
  const identity = await startIdentityProvider({
    port: 0,
    gatewayClientSecret: SECRET,
    consoleClientSecret: SECRET,
    consoleUrl: at('front'),
    tls: { cert, key },
  })
  stack.defer(() => identity.close())

  // Two before each owner: one on the way of gateways, and one for tests that pass them by with what they have heard.
  const recorded = {} as Record<Owner, RecordingProxy>
  const past = {} as Record<Owner, RecordingProxy>
  for (const owner of OWNERS) {
    for (const proxies of [recorded, past]) {
      proxies[owner] = await startRecordingProxy(() => at(owner), { tls: files('recorder') })
      const { close } = proxies[owner]
      stack.defer(close)
    }
  }
  const keys = async () => JSON.stringify((await generateSigningKey()).privateJwk)
  const common = {
    NODE_ENV: options.production ? 'production' : 'test',
    NODE_EXTRA_CA_CERTS: ground.authority,
    LOG_LEVEL: onLogLine === undefined ? 'fatal' : 'trace',
    DRAIN_GRACE_MS: '0',
    OIDC_ISSUER: identity.issuer,
    MEMBER_TIMEOUT_MS: String(Math.min(options.memberTimeoutMs ?? PATIENCE_MS, PATIENCE_MS)),
    HOLDERS_LIFE_MS: '60000',
  }
  const tlsOf = (files: TlsFiles) => ({
    TLS_CERTIFICATE_FILE: files.certificate,
    TLS_KEY_FILE: files.key,
    TLS_AUTHORITY_FILE: files.authority,
  })
  const urls = { direct: urlsBy(at), recorded: urlsBy(owner => recorded[owner].url) }
  const secrets = { registry: await keys(), statistics: await keys(), gateway: await keys() }
  const owners = await Promise.all(
    OWNERS.map(async owner => {
      const prefix = owner.toUpperCase()
      const env = {
        ...common,
        ...tlsOf(files(owner)),
        [`${prefix}_PORT`]: String(ports.get(owner)),
        [`${prefix}_DATABASE_URL`]: databases[owner].serveUrl,
        [`${prefix}_LOG_KEY`]: await keys(),
        LOG_PEERS: OWNERS.map(peer => `${peer}=${at(peer)}`).join(','),
        GATEWAY_JWKS_URL: `${at('front')}/.well-known/jwks.json`,
        STATISTICS_JWKS_URL: `${at('statistics')}/.well-known/jwks.json`,
        REGISTRY_URL: at('registry'),
        ...(owner === 'registry' && { ...urls.direct, REGISTRY_SIGNING_KEY: secrets.registry }),
        ...(owner === 'statistics' && { ...urls.recorded, STATISTICS_SIGNING_KEY: secrets.statistics }),
      }
      return program(owner, `subgraphs/${owner}/src/main.ts`, env, onLogLine)
    }),
  )
  const atGateway = {
    ...common,
    ...tlsOf(files('gateway')),
    ...urls.recorded,
    GATEWAY_URL: at('front'),
    GATEWAY_SIGNING_KEY: secrets.gateway,
    SESSION_KEYS: randomBytes(32).toString('base64url'),
    OIDC_CLIENT_ID: 'gateway',
    OIDC_CLIENT_SECRET: SECRET,
    OIDC_CONSOLE_CLIENT_SECRET: SECRET,
    REQUESTS_PER_MINUTE: '1000000',
    REQUESTS_AT_ONCE: '1000',
    ...gatewayVariables(options.gateway ?? {}),
  }
  const gateway = (port: number, changes: Partial<GatewaySettings> = {}) => {
    const env = { ...atGateway, GATEWAY_PORT: String(port), ...gatewayVariables(changes) }
    const one = program('gateway', 'gateway/src/main.ts', env, onLogLine)
    return { ...one, url: `https://localhost:${port}` }
  }
  const targets = await Promise.all([freePort(), freePort()])
  const gateways = targets.map(port => gateway(port))
  const running = [...gateways, ...owners]
  stack.use(await startBalancer({ targets, port: ports.get('front') ?? 0, connect: own.connect }))
  stack.defer(async () => {
    await Promise.all(running.map(one => one.kill()))
  })
  // In any order.
  await Promise.all(running.map(one => one.start()))
  const known = gateways.map(({ url }) => url)
  await untilTaken(known, 'up')
  const started = stack.move()
  return {
    ...callerOf(at('front'), identity.url),
    url: known[0] ?? '',
    publicUrl: at('front'),
    issuer: identity.issuer,
    clock: Date.now,
    showcase,
    databases,
    proxies: recorded,
    ownerUrl: owner => past[owner].url,
    takeSent: () => OWNERS.flatMap(owner => recorded[owner].sent.splice(0).map(({ body }) => ({ owner, body }))),
    untilTaken: (state, owner) => untilTaken(known, state, owner),
    stopIdentityProvider: () => identity.close(),
    async anotherGateway(changes): Promise<GatewayProcess> {
      const another = gateway(await freePort(), changes)
      running.push(another)
      await another.start()
      await untilTaken([another.url], 'up')
      return another
    },
    metricsUrl: notHere,
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
