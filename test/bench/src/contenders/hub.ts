import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { generateSigningKey } from '@hub/assertion'
import { DEMO_SECRET } from '@hub/identity-provider'
import { freePort } from '@hub/postgres'
import type { Caller } from '@hub/test/mixed-load'
import { OWNERS, type Owner, STATISTICS } from '@hub/vocabulary'
import { headersOf } from '../data/callers.ts'
import type { Databases } from '../data/databases.ts'
import { perOwner } from '../data/owners.ts'
import { type Folders, ROOT } from '../folders.ts'
import { plansMadeBy } from '../measure/plans.ts'
import type { Processes, Running } from '../processes.ts'
import type { Contender } from './contender.ts'

export interface HubParts {
  readonly folders: Folders
  readonly processes: Processes
  readonly databases: Databases
  /** The gateway's program, if not the one of the benchmark. */
  readonly gateway?: URL
  /** Loaded before the programs of gateway and owners. */
  readonly imports?: { readonly gateway?: readonly URL[]; readonly owners: readonly URL[] }
  /** Under which name it is measured, where not as the hub. */
  readonly as?: Pick<Contender, 'key' | 'title'>
}

/** The product, and its owners to talk to. */
export interface Hub extends Contender {
  readonly owners: ReadonlyMap<Owner, Running>
}

/**
 * The product: its own programs, each a process, as in production but for the identity provider, which is the embedded
 * one. Limits per caller, and the patience with members, are set where one caller's load does not meet them.
 */
export async function startHub(parts: HubParts): Promise<Hub> {
  const { folders, processes, databases, gateway: program = OWN_PROGRAM, imports, as = THE_HUB } = parts
  const ports = await portsOfHub()
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`
  const issuer = `http://localhost:${ports.identity}`
  const server = { NODE_ENV: 'production', OIDC_ISSUER: issuer }
  const client = { OIDC_CLIENT_ID: 'hrd-hub-gateway', OIDC_CLIENT_SECRET: DEMO_SECRET }
  const { privateJwk, kid } = await generateSigningKey()
  const keys = await Promise.all(OWNERS.map(async owner => [owner, (await generateSigningKey()).privateJwk] as const))
  const logKeys = Object.fromEntries(keys)

  const identity = processes.start({
    name: `${as.key}-identity-provider`,
    entry: new URL('shared/identity-provider/src/main.ts', ROOT),
    env: {
      ...client,
      HUB_DEMO: '1',
      HUB_DATA_DIR: join(folders.identity, as.key),
      IDENTITY_PORT: String(ports.identity),
      OIDC_ISSUER: issuer,
      GATEWAY_URL: gatewayUrl,
    },
  })
  const ownerUrls = OWNERS.map(owner => [`${owner.toUpperCase()}_URL`, `http://127.0.0.1:${ports.owners[owner]}`])
  const registryKey = (await generateSigningKey()).privateJwk
  const registryOnly = { REGISTRY_SIGNING_KEY: JSON.stringify(registryKey), ...Object.fromEntries(ownerUrls) }
  const startOwner = (owner: Owner) =>
    processes.start({
      name: `${as.key}-${owner}`,
      entry: new URL(`subgraphs/${owner}/src/main.ts`, ROOT),
      imports: imports?.owners ?? [],
      env: {
        ...server,
        [`${owner.toUpperCase()}_PORT`]: String(ports.owners[owner]),
        [`${owner.toUpperCase()}_DATABASE_URL`]: databases.of[owner].serveUrl,
        GATEWAY_JWKS_URL: `${gatewayUrl}/.well-known/jwks.json`,
        [`${owner.toUpperCase()}_LOG_KEY`]: JSON.stringify(logKeys[owner]),
        LOG_PEERS: OWNERS.map(one => `${one}=http://127.0.0.1:${ports.owners[one]}`).join(','),
        STATISTICS_JWKS_URL: `http://127.0.0.1:${ports.owners.statistics}/.well-known/jwks.json`,
        ...(owner === STATISTICS.code && {
          ...Object.fromEntries(ownerUrls),
          STATISTICS_SIGNING_KEY: JSON.stringify(logKeys[owner]),
        }),
        REGISTRY_URL: `http://127.0.0.1:${ports.owners.registry}`,
        ...(owner === 'registry' && registryOnly),
      },
    })
  const [owners] = await Promise.all([Promise.all(OWNERS.map(startOwner)), identity])
  const gateway = await processes.start({
    name: `${as.key}-gateway`,
    entry: program,
    imports: imports?.gateway ?? [COUNT_PLANS],
    env: {
      ...server,
      ...client,
      ...Object.fromEntries(ownerUrls),
      GATEWAY_PORT: String(ports.gateway),
      GATEWAY_URL: gatewayUrl,
      SESSION_KEYS: randomBytes(32).toString('base64url'),
      OIDC_CONSOLE_CLIENT_SECRET: DEMO_SECRET,
      GATEWAY_SIGNING_KEY: JSON.stringify({ ...privateJwk, kid }),
      MEMBER_TIMEOUT_MS: '30000',
      REQUESTS_PER_MINUTE: '100000000',
      REQUESTS_AT_ONCE: '100000',
    },
  })
  await processes.race(everyOwnerUp(gatewayUrl))
  return {
    ...as,
    url: `${gatewayUrl}/graphql`,
    headers: createHeaders(issuer),
    gateway,
    members: owners.map(owner => owner.pid),
    owners: new Map(OWNERS.map((owner, index) => [owner, at(owners, index)])),
    plansMade: plansMadeBy(gateway),
  }
}

const THE_HUB = { key: 'hub', title: 'hub' } as const
const OWN_PROGRAM = new URL('hub-gateway.ts', import.meta.url)
const COUNT_PLANS = new URL('../measure/count-plans.ts', import.meta.url)

async function portsOfHub() {
  const [gateway, identity, ...others] = await Promise.all(Array.from({ length: 2 + OWNERS.length }, freePort))
  return { gateway, identity, owners: perOwner(owner => others[OWNERS.indexOf(owner)]) }
}

async function everyOwnerUp(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/health/ready`)
    const { owners } = (await response.json()) as { owners: Record<string, string> }
    if (Object.values(owners).every(state => state === 'up')) return
    await delay(100)
  }
}

/** Callers keep a token as long as it is good. */
function createHeaders(issuer: string): Contender['headers'] {
  const kept = new Map<string, Token>()
  return async (caller: Caller) => {
    let token = kept.get(caller.sub)
    if (token === undefined || token.until < Date.now()) {
      token = await fetchToken(issuer, caller.sub)
      kept.set(caller.sub, token)
    }
    return headersOf(caller, token.value)
  }
}

interface Token {
  readonly value: string
  /** In epoch milliseconds; a window of load fits between this and its end. */
  readonly until: number
}

async function fetchToken(issuer: string, sub: string): Promise<Token> {
  const credentials = `${encodeURIComponent(sub)}:${DEMO_SECRET}`
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token, expires_in = 0 } = (await response.json()) as { access_token?: string; expires_in?: number }
  if (access_token === undefined) throw new Error(`the identity provider gave no token: ${response.status}`)
  return { value: access_token, until: Date.now() + (expires_in / 2) * 1000 }
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError('an owner does not run')
  return item
}
