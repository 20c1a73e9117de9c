import { randomBytes, randomUUID } from 'node:crypto'
import { type Agreement, loadAgreement } from '@hub/agreement'
import { createAssertionSigner, createOwnerVerifier, generateSigningKey, type KeyOptions } from '@hub/assertion'
import { FEWEST_CASES, loadDemonstration, type Showcase } from '@hub/demonstration'
import {
  type GatewayParts,
  type RegisteredOperations,
  type Rules,
  type RunningGateway,
  readOperations,
  startGateway,
} from '@hub/gateway'
import { DEMO_SECRET, IDENTITIES, type IdentityProvider, startIdentityProvider } from '@hub/identity-provider'
import {
  deskParts,
  keysOver,
  loadPlan,
  migrateOwner,
  type OwnerDefinition,
  type ServedOwner,
  type ServeParts,
  serveOwner,
} from '@hub/kit'
import { freePort, type OwnerDatabase, testPostgres } from '@hub/postgres'
import type { GatewaySettings } from '@hub/settings'
import { defineStatistics, PLAN_FILE } from '@hub/statistics'
import { createLog, silentTelemetry, type Telemetry } from '@hub/telemetry'
import type { Authority } from '@hub/tls/testing'
import { MEMBER_CODES, type MemberCode, OWNERS, type Owner, type Purpose, STATISTICS } from '@hub/vocabulary'
import { pino } from 'pino'
import { inject } from 'vitest'
import { GROUND } from '../deployment/ground.ts'
import { startDeployment } from '../deployment/start-deployment.ts'
import { callerOf } from './caller-of.ts'
import { untilTaken } from './owner-states.ts'
import { ownerDefinitions } from './owners.ts'
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts'
import { type Parsed, startStatementProxy } from './statement-proxy.ts'
import { supergraphSdl } from './supergraph.ts'

/** A busy machine must not make owners look down: that would be another answer. */
const PATIENCE_MS = 30_000

const OPERATIONS = new URL('../../../schema/operations/', import.meta.url)

export interface HubOptions {
  /** How many demonstration cases; as few as show everything unless told otherwise, and never fewer. */
  readonly cases?: number
  readonly memberTimeoutMs?: number
  /** How long a withdrawal waits for a member that does not confirm. */
  readonly fenceMs?: number
  /** How often the registry asks members on which cases they were active; not at all while a test lasts, unless told. */
  readonly activitySeconds?: number
  readonly production?: boolean
  /** Whatever else the gateway is to be told otherwise than usual. */
  readonly gateway?: Partial<GatewaySettings>
  /** What is registered for production; what is checked in unless told otherwise. */
  readonly operations?: RegisteredOperations
  /** An identity provider that the test runs itself. */
  readonly issuer?: string
  /** The identity provider is at another host than the hub: to a browser, on another site. A deployment's always is. */
  readonly providerElsewhere?: boolean
  /** How gateway and owners fetch keys. */
  readonly keys?: KeyOptions
  /** Write down every SQL statement on its way to the owners' databases. */
  readonly watchStatements?: boolean
  /** Another hub, on whose databases this one runs too. */
  readonly sameDataAs?: Hub
  /** What the gateway and each owner decide by; what is checked in unless told otherwise. */
  readonly agreement?: { readonly gateway?: Agreement; readonly owners?: Agreement }
  /** TLS between gateway and owners, on both sides, and at the gateway; then nothing is recorded before owners. */
  readonly tls?: Authority
  /** Whether owners take what they log into their trees, as they do outside tests; nobody follows them here. */
  readonly keepsLogs?: boolean
  /** Takes the log lines of gateway and owners. */
  readonly onLogLine?: (line: string) => void
  /** What each process tells of itself; nothing unless given. Whoever made it closes it. */
  readonly telemetry?: (process: 'gateway' | Owner) => Telemetry
  /** Another PostgreSQL than the one of all tests, by its superuser. */
  readonly postgresUrl?: string
  /**
   * The time by which periods are over; epoch milliseconds. The system's unless told otherwise. Processes of a deployment
   * have no other, so it must not be one at which less is over.
   */
  readonly clock?: () => number
}

/** Who asks for what: a demo identity's `sub`, a purpose, and headers beyond the usual. */
export interface As {
  readonly sub: string
  readonly purpose: Purpose
  readonly headers?: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // Answers are JSON of many shapes; each test knows its own.
  readonly body: Body
}

export interface Body {
  readonly data?: Record<string, never> | null
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
  readonly extensions?: { readonly release: Release }
}

export interface Release {
  readonly requestId: string
  readonly purpose: string
  readonly role: string
  readonly agreement: string
  readonly withheld: readonly {
    readonly field: string
    readonly owner: Owner
    readonly reason: string
    readonly remedy: string
    readonly cases?: readonly string[]
  }[]
  readonly unavailable: readonly { readonly owner: Owner }[]
}

/** A process of the gateway, for whoever knows its address. */
export type GatewayProcess = Pick<RunningGateway, 'url'>

/** The whole hub, in one process, over real HTTP and real PostgreSQL, with a recorder before every owner. */
export interface Hub extends AsyncDisposable {
  /** One process of the gateway. */
  readonly url: string
  /** Where the gateway is for callers and owners, whichever process of it stands behind. */
  readonly publicUrl: string
  readonly issuer: string
  /** The time by which periods are over; epoch milliseconds. */
  readonly clock: () => number
  readonly showcase: Showcase
  readonly databases: Readonly<Record<Owner, OwnerDatabase>>
  readonly proxies: Readonly<Record<Owner, RecordingProxy>>
  /** Base URL of an owner itself, past the recorder. */
  readonly ownerUrl: (owner: Owner) => string
  /** Where a process serves its metrics, if it has any. */
  readonly metricsUrl: (process: 'gateway' | Owner) => string
  token(sub: string): Promise<string>
  query(as: As, query: string, variables?: object, operationName?: string): Promise<Answer>
  /** To the first gateway, or to whichever process of a deployment comes next, unless told otherwise. */
  post(headers: Readonly<Record<string, string>>, body: string, url?: string): Promise<Answer>
  /** Starts another process of the gateway, as far as anybody can tell from outside. */
  anotherGateway(changes?: Partial<GatewaySettings>): Promise<GatewayProcess>
  /** Lets the public address lead to other processes of the gateway, to each in turn. */
  turnTo(...gateways: readonly GatewayProcess[]): void
  /** SQL statements that each owner has sent to its database since the last call, if they are watched. */
  takeStatements(): Readonly<Record<Owner, readonly string[]>>
  /** What each owner has had parsed by its database since it started, if its statements are watched. */
  parsedBy(owner: Owner): readonly Parsed[]
  /** Bodies that reached owners since the last call, in no particular order. */
  takeSent(): { readonly owner: Owner; readonly body: string }[]
  /** Resolves when every process of the gateway takes the owner, or without one all of them, for up or for down. */
  untilTaken(state: 'up' | 'down', owner?: Owner): Promise<void>
  stopIdentityProvider(): Promise<void>
  /** Has the first gateway go by other rules. */
  takeRules(rules: Partial<Rules>): void
  /** Has an owner decide by other tables. */
  takeTables(owner: Owner, tables: Agreement): void
  /** Ends an owner's process, as far as anybody can tell from outside. */
  stopOwner(owner: Owner): Promise<void>
  /** Starts it again, perhaps on another database; resolves when it answers. */
  startOwner(owner: Owner, databaseUrl?: string): Promise<void>
}

/**
 * Starts the hub for a test file: in this process, or as a deployment where `pnpm deployment-tests` runs the file.
 *
 * @example await using hub = await startHub()
 */
export async function startHub(options: HubOptions = {}): Promise<Hub> {
  if (process.env[GROUND]) return startDeployment(options)
  const stack = new AsyncDisposableStack()
  const { onLogLine } = options
  const logOf = (telemetry: Telemetry) =>
    onLogLine ? createLog(telemetry, { level: 'trace' }, { write: onLogLine }) : pino({ level: 'silent' })
  const statisticsKey = await generateSigningKey()
  const tableSigner = createAssertionSigner({
    privateKey: statisticsKey.privateJwk,
    kid: statisticsKey.kid,
    by: 'statistics',
  })
  const clock = options.clock ?? Date.now
  const definitions = new Map(await ownerDefinitions())
  const { databases, showcase } = options.sameDataAs ?? (await loadData(definitions, options, stack))
  const agreement = options.agreement?.owners ?? loadAgreement()
  const statements: Partial<Record<Owner, string[]>> = {}
  const parsed: Partial<Record<Owner, readonly Parsed[]>> = {}
  let gateways: readonly GatewayProcess[] = []
  let turn = 0
  const front = await startRecordingProxy(() => gateways[turn++ % gateways.length]?.url ?? '', {
    authority: options.tls?.file,
  })
  stack.defer(() => front.close())
  const { issuer } = options
  const identity =
    issuer === undefined
      ? await startProvider(front.url, options.providerElsewhere ?? false)
      : { issuer, url: issuer, close: async () => {} }
  stack.defer(() => identity.close())
  const urls: Partial<Record<Owner, string>> = {}
  const proxies: Partial<Record<Owner, RecordingProxy>> = {}
  definitions.set(
    STATISTICS.code,
    defineStatistics(() => ({
      plan: loadPlan(PLAN_FILE),
      signer: tableSigner,
      memberUrls: Object.fromEntries(
        MEMBER_CODES.map(member => [member, options.tls ? urls[member] : proxies[member]?.url]),
      ) as Record<MemberCode, string>,
      timeoutMs: 60_000,
      clock,
    })),
  )
  const server = {
    demo: true,
    production: options.production ?? false,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    drain: { graceMs: 0, limitMs: 0 },
  }
  // Where owners answer only each other, their keys are to be had only by one of them.
  const statisticsPort = options.tls ? await freePort() : 0
  const statisticsJwks = options.tls
    ? new URL(`https://localhost:${statisticsPort}/.well-known/jwks.json`)
    : tableSigner.publicJwks
  const registryKey = await generateSigningKey()
  const served: ServedOwner[] = []
  const metricsUrls = new Map<'gateway' | Owner, string | undefined>()
  const current = new Map<Owner, ServedOwner>()
  const starts = new Map<Owner, (databaseUrl?: string) => Promise<ServedOwner>>()
  // Where owners listen is known only once they do; the registry, which comes first, asks when it needs to know.
  const ownerUrls = new Proxy({} as Record<Owner, string>, {
    get: (_, owner: Owner) => urls[owner] ?? 'http://127.0.0.1:9',
  })
  for (const owner of OWNERS.toSorted((a, b) => Number(b === 'registry') - Number(a === 'registry'))) {
    let databaseUrl = databases[owner].serveUrl
    if (options.watchStatements) {
      const watch = await startStatementProxy(databaseUrl)
      stack.defer(() => watch.close())
      databaseUrl = watch.databaseUrl
      statements[owner] = watch.statements
      parsed[owner] = watch.parsed
    }
    const settings = {
      ...server,
      ...(owner === STATISTICS.code && { port: statisticsPort }),
      owner,
      databaseUrl,
      issuer: identity.issuer,
      identityJwksUrl: undefined,
      gatewayJwksUrl: `${front.url}/.well-known/jwks.json`,
      registryUrl: urls.registry ?? 'http://127.0.0.1:9',
      desk:
        owner === 'registry'
          ? {
              signingKey: { ...registryKey.privateJwk, kid: registryKey.kid } as GatewaySettings['signingKey'],
              ownerUrls,
              memberTimeoutMs: options.memberTimeoutMs ?? 15_000,
              fenceMs: options.fenceMs ?? 15_000,
              activitySeconds: options.activitySeconds ?? 86_400,
            }
          : undefined,
      ...(options.tls && { tls: { ...(await options.tls.issue(owner)), mutual: true } }),
    }
    const verify = createOwnerVerifier({
      owner,
      issuer: settings.issuer,
      identityJwks: { issuer: settings.issuer },
      gatewayJwks: new URL(settings.gatewayJwksUrl),
      ...(options.keys && { keys: options.keys }),
    })
    const verifyStatistics: NonNullable<ServeParts['verifyStatistics']> = fetch =>
      createOwnerVerifier({
        owner,
        issuer: settings.issuer,
        identityJwks: { issuer: settings.issuer },
        gatewayJwks: statisticsJwks,
        fetchAsserting: keysOver(fetch),
        by: 'statistics',
        ...(options.keys && { keys: options.keys }),
      })
    const telemetry = options.telemetry?.(owner) ?? silentTelemetry()
    const start = async (elsewhere?: string): Promise<ServedOwner> => {
      const changed = { ...settings, databaseUrl: elsewhere ?? settings.databaseUrl }
      const running = await serveOwner(
        definition(definitions, owner),
        { ...changed, databaseWaitMs: PATIENCE_MS },
        {
          verify,
          verifyStatistics,
          clock,
          agreement: agreement.agreement,
          table: agreement.tableOf(owner),
          telemetry,
          log: logOf(telemetry),
          desk: deskParts(changed, options.keys),
          ...(options.keepsLogs && { keeping: await ownKeeping() }),
        },
      )
      urls[owner] = running.url
      metricsUrls.set(owner, running.metricsUrl)
      current.set(owner, running)
      return running
    }
    starts.set(owner, start)
    served.push(await start())
    stack.defer(async () => current.get(owner)?.close())
    const proxy = await startRecordingProxy(() => urls[owner] ?? '')
    stack.defer(() => proxy.close())
    proxies[owner] = proxy
  }
  await Promise.all(served.map(({ ready }) => ready))
  const complete = proxies as Record<Owner, RecordingProxy>

  const { privateJwk, kid } = await generateSigningKey()
  const settings: GatewaySettings = {
    ...server,
    url: front.url,
    signingKey: { ...privateJwk, kid } as GatewaySettings['signingKey'],
    oidc: {
      issuer: identity.issuer,
      audience: 'hrd-hub',
      clientId: 'gateway',
      clientSecret: DEMO_SECRET,
      jwksUrl: undefined,
      tokenUrl: undefined,
    },
    ownerUrls: perOwner(owner => (options.tls ? urls[owner] : complete[owner].url) ?? ''),
    ...(options.tls && { tls: { ...(await options.tls.issue('gateway')), mutual: false } }),
    // Far longer than in a running hub: a busy machine must not make members look down.
    memberTimeoutMs: options.memberTimeoutMs ?? 15_000,
    statisticsTimeoutMs: 60_000,
    holdersLifeMs: 60_000,
    commandTimeoutMs: 60_000,
    furtherKeys: [],
    requireDpop: false,
    requests: { perMinute: 1_000_000, atOnce: 1_000 },
    introspectionClients: [],
    session: {
      keys: [randomBytes(32).toString('base64url')],
      idleSeconds: 900,
      seconds: 8 * 3600,
      clientId: 'hub-console',
      clientSecret: DEMO_SECRET,
      scope: 'openid',
    },
    ...options.gateway,
  }
  const telemetry = options.telemetry?.('gateway') ?? silentTelemetry()
  const parts: GatewayParts = {
    telemetry,
    supergraphSdl: supergraphSdl(),
    tables: options.agreement?.gateway ?? loadAgreement(),
    operations: options.operations ?? readOperations(OPERATIONS),
    log: logOf(telemetry),
    ...(options.keys && { keys: options.keys }),
  }
  const startOne = async (changes: Partial<GatewaySettings>): Promise<RunningGateway> => {
    const started = await startGateway({ ...settings, ...changes }, parts)
    stack.defer(() => started.close())
    return started
  }
  const first = await startOne({})
  gateways = [first]
  metricsUrls.set('gateway', first.metricsUrl)
  const url = options.tls ? front.url : first.url

  const hub: Hub = {
    ...callerOf(url, identity.url),
    url,
    publicUrl: front.url,
    issuer: identity.issuer,
    clock,
    showcase,
    databases,
    proxies: complete,
    ownerUrl: owner => urls[owner] ?? '',
    metricsUrl: process => metricsUrls.get(process) ?? '',
    anotherGateway: (changes = {}) => startOne(changes),
    turnTo(...others) {
      gateways = others
    },
    takeSent() {
      return OWNERS.flatMap(owner => complete[owner].sent.splice(0).map(({ body }) => ({ owner, body })))
    },
    untilTaken: (state, owner) => untilTaken([url], state, owner),
    takeStatements: () => perOwner(owner => statements[owner]?.splice(0).filter(text => !isQueue(text)) ?? []),
    parsedBy: owner => parsed[owner]?.filter(({ text }) => !isQueue(text)) ?? [],
    stopIdentityProvider: () => identity.close(),
    takeRules: rules => first.take({ ...parts, ...rules }),
    takeTables: (owner, { agreement, tableOf }) => current.get(owner)?.take({ agreement, table: tableOf(owner) }),
    async stopOwner(owner) {
      urls[owner] = 'http://127.0.0.1:9'
      await current.get(owner)?.close()
      current.delete(owner)
    },
    async startOwner(owner, databaseUrl) {
      const started = await starts.get(owner)?.(databaseUrl)
      await started?.ready
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
  return hub
}

/** The hub itself is at 127.0.0.1. */
async function startProvider(consoleUrl: string, elsewhere: boolean): Promise<IdentityProvider> {
  const port = elsewhere ? await freePort() : 0
  const issuer = elsewhere ? { issuer: `http://localhost:${port}` } : {}
  return startIdentityProvider({ port, ...issuer, gatewayClientSecret: DEMO_SECRET, consoleUrl })
}

/** What the registry's queue asks its database on its own, whether anybody asks the registry or not. */
function isQueue(text: string): boolean {
  return /\bqueue\b/.test(text)
}

/** Databases of one's own, with demonstration data. */
async function loadData(
  definitions: ReadonlyMap<Owner, OwnerDefinition>,
  { cases = 0, postgresUrl = inject('postgresUrl') }: Pick<HubOptions, 'cases' | 'postgresUrl'>,
  stack: AsyncDisposableStack,
): Promise<Pick<Hub, 'databases' | 'showcase'>> {
  const owners = await testPostgres(postgresUrl).createOwners()
  stack.defer(() => owners[Symbol.asyncDispose]())
  const { databases } = owners
  await Promise.all(OWNERS.map(owner => migrateOwner(definition(definitions, owner), databases[owner].migrateUrl)))
  const showcase = await loadDemonstration({
    cases: Math.max(cases, FEWEST_CASES),
    migrateUrls: perOwner(owner => databases[owner].migrateUrl),
  })
  return { databases, showcase }
}

/** Every purpose that a demo identity may declare. */
export function purposesOf(sub: string): readonly Purpose[] {
  return IDENTITIES.get(sub)?.purposes ?? []
}

/** An answer with its request id taken out: what must be the same for denied and for absent. */
export function withoutRequestId(text: string): string {
  return text.replace(/"requestId":"[0-9a-f-]{36}"/, `"requestId":"${new Array(36).fill('0').join('')}"`)
}

/** The id of a case that does not exist. */
export function absentId(): string {
  return randomUUID()
}

function definition(definitions: ReadonlyMap<Owner, OwnerDefinition>, owner: Owner): OwnerDefinition {
  const found = definitions.get(owner)
  if (!found) throw new Error(`no such owner: ${owner}`)
  return found
}

function perOwner<T>(value: (owner: Owner) => T): Record<Owner, T> {
  return Object.fromEntries(OWNERS.map(owner => [owner, value(owner)])) as Record<Owner, T>
}

/** A log of one's own, signed with a key that nobody keeps. */
async function ownKeeping(): Promise<NonNullable<ServeParts['keeping']>> {
  const { privateJwk, kid } = await generateSigningKey()
  const { x } = privateJwk
  if (typeof x !== 'string') throw new Error('a key without its public half')
  return { key: { kid, privateJwk, publicKey: x }, peers: new Map(), sealSeconds: 60, sealEntries: 1_000 }
}
