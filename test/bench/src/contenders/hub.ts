import { setTimeout as delay } from 'node:timers/promises'
import { generateSigningKey } from '@hub/assertion'
import { DEMO_SECRET } from '@hub/identity-provider'
import { freePort } from '@hub/postgres'
import { OWNERS, type Owner } from '@hub/vocabulary'
import { CALLER } from '../data/caller.ts'
import { perOwner } from '../data/owners.ts'
import { ROOT } from '../folders.ts'
import type { Running } from '../processes.ts'
import type { Contender, World } from './contender.ts'

/** The product, and its gateway to talk to. */
export interface Hub extends Contender {
  readonly gatewayProcess: Running
}

/**
 * The product: its own programs, each a process, as in production but for the identity provider, which is the embedded
 * one. Limits per caller, and the patience with members, are set where one caller's load does not meet them.
 */
export async function startHub(
  { folders, processes, databases }: World,
  gatewayProgram = new URL('hub-gateway.ts', import.meta.url),
): Promise<Hub> {
  const ports = await freePorts()
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`
  const issuer = `http://localhost:${ports.identity}`
  const server = { NODE_ENV: 'production', OIDC_ISSUER: issuer }
  const client = { OIDC_CLIENT_ID: 'hrd-hub-gateway', OIDC_CLIENT_SECRET: DEMO_SECRET }
  const { privateJwk, kid } = await generateSigningKey()
  const keys = await Promise.all(OWNERS.map(async owner => [owner, (await generateSigningKey()).privateJwk] as const))
  const logKeys = Object.fromEntries(keys)

  const identity = processes.start({
    name: 'identity-provider',
    entry: new URL('shared/identity-provider/src/main.ts', ROOT),
    env: {
      ...client,
      HUB_DEMO: '1',
      HUB_DATA_DIR: folders.identity,
      IDENTITY_PORT: String(ports.identity),
      OIDC_ISSUER: issuer,
      GATEWAY_URL: gatewayUrl,
    },
  })
  const startOwner = (owner: Owner) =>
    processes.start({
      name: `hub-${owner}`,
      entry: new URL(`subgraphs/${owner}/src/main.ts`, ROOT),
      env: {
        ...server,
        [`${owner.toUpperCase()}_PORT`]: String(ports.owners[owner]),
        [`${owner.toUpperCase()}_DATABASE_URL`]: databases.of[owner].serveUrl,
        GATEWAY_JWKS_URL: `${gatewayUrl}/.well-known/jwks.json`,
        [`${owner.toUpperCase()}_LOG_KEY`]: JSON.stringify(logKeys[owner]),
        LOG_PEERS: OWNERS.map(one => `${one}=http://127.0.0.1:${ports.owners[one]}`).join(','),
      },
    })
  const [owners] = await Promise.all([Promise.all(OWNERS.map(startOwner)), identity])
  const ownerUrls = OWNERS.map(owner => [`${owner.toUpperCase()}_URL`, `http://127.0.0.1:${ports.owners[owner]}`])
  const gateway = await processes.start({
    name: 'hub-gateway',
    entry: gatewayProgram,
    env: {
      ...server,
      ...client,
      ...Object.fromEntries(ownerUrls),
      GATEWAY_PORT: String(ports.gateway),
      GATEWAY_URL: gatewayUrl,
      GATEWAY_SIGNING_KEY: JSON.stringify({ ...privateJwk, kid }),
      MEMBER_TIMEOUT_MS: '30000',
      REQUESTS_PER_MINUTE: '100000000',
      REQUESTS_AT_ONCE: '100000',
    },
  })
  await processes.race(everyOwnerUp(gatewayUrl))
  return {
    key: 'hub',
    title: 'hub',
    url: `${gatewayUrl}/graphql`,
    headers: async () => ({
      authorization: `Bearer ${await accessToken(issuer)}`,
      'purpose-of-use': CALLER.purpose,
      'on-behalf-of': CALLER.onBehalfOf,
    }),
    gateway: [gateway.pid],
    gatewayProcess: gateway,
    members: owners.map(owner => owner.pid),
  }
}

async function freePorts() {
  const owners = await Promise.all(OWNERS.map(async owner => [owner, await freePort()] as const))
  const byOwner = new Map(owners)
  return {
    gateway: await freePort(),
    identity: await freePort(),
    owners: perOwner(owner => byOwner.get(owner) ?? 0),
  }
}

async function everyOwnerUp(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/health/ready`)
    const { owners } = (await response.json()) as { owners: Record<string, string> }
    if (Object.values(owners).every(state => state === 'up')) return
    await delay(100)
  }
}

async function accessToken(issuer: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${CALLER.sub}:${DEMO_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { access_token } = (await response.json()) as { access_token?: string }
  if (access_token === undefined) throw new Error(`the identity provider gave no token: ${response.status}`)
  return access_token
}
