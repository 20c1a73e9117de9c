import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSigningKey, type SigningKey } from '@hub/assertion'
import { DEMO_SECRET, type IdentityProvider, startIdentityProvider } from '@hub/identity-provider'
import type { GatewaySettings } from '@hub/settings'
import { decodeProtectedHeader, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startRecordingProxy } from './src/harness/recording-proxy.ts'
import { type Answer, type Hub, startHub } from './src/harness/start-hub.ts'
import { keepRunning, type Steady, tellLoad } from './src/harness/steady.ts'

/**
 * Keys are changed while requests go on, by the steps of docs/keys.md and with the times of ordinary operation: only
 * the clock is moved, so that nobody has to wait. Gateway, owners and identity provider fetch each other's keys by HTTP.
 */

/** Many requests, whatever else the machine does. */
const LONG = 180_000

const stack = new AsyncDisposableStack()
let folder: string
let hub: Hub
let identity: IdentityProvider

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rotation-'))
  stack.defer(() => rm(folder, { recursive: true }))
  const front = await startRecordingProxy(() => identity.url, { keepHost: true })
  stack.defer(() => front.close())
  await startIdentity(front.url)
  hub = await startHub({ issuer: front.url, memberTimeoutMs: 10_000 })
  stack.use(hub)
})
afterAll(async () => {
  // Not between tests: nothing here takes kindly to a clock that goes back.
  vi.useRealTimers()
  await stack.disposeAsync()
})

/** Starts one more process of the identity provider, to which its address then leads. */
async function startIdentity(issuer: string): Promise<void> {
  const started = await startIdentityProvider({ port: 0, issuer, gatewayClientSecret: DEMO_SECRET, dataDir: folder })
  stack.defer(() => started.close())
  identity = started
}

async function freshToken(): Promise<string> {
  const response = await fetch(`${hub.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`emergency-system:${DEMO_SECRET}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  return ((await response.json()) as { access_token: string }).access_token
}

const QUERY = `query ($id: ID!) { case(id: $id) { reference emergency { legalName } sustaining { closureRisk }
  relocation { placements { city } } training { sessions { topic } } advocacy { actions { kind } }
  outreach { missions { country } } } }`

async function ask(token: string, url = hub.publicUrl): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${token}`,
    'purpose-of-use': 'EMERGENCY_PROTECTION',
    'on-behalf-of': 'end-user-1',
  }
  return hub.post(headers, JSON.stringify({ query: QUERY, variables: { id: hub.showcase.id } }), url)
}

/** What is wrong with an answer; one that lacks a member's part is as bad as none. */
function wrongWith({ status, text, body }: Answer): string | null {
  const unavailable = body.extensions?.release.unavailable.length
  return status === 200 && body.errors === undefined && unavailable === 0 ? null : `${status} ${text}`
}

/** Every request comes with a token of its own, so that no signature is known from before. */
function steadyRequests(): Steady {
  return keepRunning(3, async () => wrongWith(await ask(await freshToken())))
}

/** Moves the clock in steps that are shorter than any token lives, with requests in between. */
async function pass(seconds: number, steady: Steady): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 20) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 })
    await steady.more(3)
  }
}

/** As long as fetched keys count, in seconds. */
const KEYS_AGE = 60

/** Key ids of what reached owners since the last call. */
function keysSeen(header: 'hub-assertion' | 'members-token'): string[] {
  const sent = Object.values(hub.proxies).flatMap(proxy => proxy.sent.splice(0))
  return [...new Set(sent.map(({ headers }) => String(decodeProtectedHeader(String(headers[header])).kid)))]
}

describe('the keys of hub assertions', () => {
  const signing = ({ privateJwk, kid }: SigningKey) => ({ ...privateJwk, kid }) as GatewaySettings['signingKey']
  const further = ({ publicJwk, kid }: SigningKey) => [{ ...publicJwk, kid } as GatewaySettings['furtherKeys'][number]]

  it('attack 15: change without a request that fails, and the old key is worth nothing afterwards', {
    timeout: LONG,
  }, async () => {
    const [old, young] = [await generateSigningKey(), await generateSigningKey()]
    const before = await hub.anotherGateway({ signingKey: signing(old) })
    let running = before
    hub.turnTo(before)
    await using steady = steadyRequests()
    await steady.more(6)

    // As processes are restarted one by one: for a while, both kinds answer, requests and keys alike.
    const turn = async (changes: Partial<GatewaySettings>) => {
      const next = await hub.anotherGateway(changes)
      hub.turnTo(running, next)
      await steady.more(20)
      hub.turnTo(next)
      running = next
      await steady.more(6)
      keysSeen('hub-assertion')
      await pass(2 * KEYS_AGE, steady)
    }

    await turn({ signingKey: signing(old), furtherKeys: further(young) })
    expect(keysSeen('hub-assertion')).toEqual([old.kid])
    await turn({ signingKey: signing(young), furtherKeys: further(old) })
    expect(keysSeen('hub-assertion')).toEqual([young.kid])
    await turn({ signingKey: signing(young) })
    tellLoad('keys of hub assertions changed under load', steady.runs, steady.failures.length)
    expect(steady.failures).toEqual([])

    const late = await ask(await freshToken(), before.url)
    expect(wrongWith(late)).not.toBeNull()
    expect(late.body.data?.case ?? null).toBeNull()
  })
})

describe('the keys of members-tokens', () => {
  interface Keys {
    readonly signingKey: JWK
    readonly furtherKeys: readonly JWK[]
    readonly cookieKeys: readonly string[]
  }
  const file = () => join(folder, 'identity-provider-keys.json')

  it('attack 16: change without a request that fails, and the old key is worth nothing afterwards', {
    timeout: LONG,
  }, async () => {
    const kept = JSON.parse(await readFile(file(), 'utf8')) as Keys
    const [old, { privateJwk: young }] = [kept.signingKey, await generateSigningKey()]
    const turn = async (signingKey: JWK, ...furtherKeys: JWK[]) => {
      await writeFile(file(), JSON.stringify({ ...kept, signingKey, furtherKeys }))
      await startIdentity(hub.issuer)
    }
    await using steady = steadyRequests()
    await steady.more(6)
    keysSeen('members-token')

    await turn(old, young)
    await pass(2 * KEYS_AGE, steady)
    expect(keysSeen('members-token')).toEqual([old.kid])

    // What was signed before the change is good after it.
    const early = await freshToken()
    await turn(young, old)
    await steady.more(6)
    keysSeen('members-token')
    expect(decodeProtectedHeader(early).kid).toBe(old.kid)
    expect(wrongWith(await ask(early))).toBeNull()
    await pass(2 * KEYS_AGE, steady)
    expect(wrongWith(await ask(early))).toBeNull()
    expect(keysSeen('members-token')).toEqual([young.kid])

    await turn(young)
    await pass(2 * KEYS_AGE, steady)
    tellLoad('keys of members-tokens changed under load', steady.runs, steady.failures.length)
    expect(steady.failures).toEqual([])

    const late = await ask(early)
    expect([late.status, late.body.data]).toEqual([401, undefined])
  })
})
