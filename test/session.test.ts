import { randomBytes } from 'node:crypto'
import { type IdentityProvider, startIdentityProvider } from '@hub/identity-provider'
import { freePort } from '@hub/postgres'
import { base64url, decodeProtectedHeader, EncryptJWT, type JWTPayload, jwtDecrypt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Person } from './src/harness/person.ts'
import { type Answer, type GatewayProcess, type Hub, startHub } from './src/harness/start-hub.ts'

/** Signing in to the hub's own pages, by HTTP, with the real identity provider and real owners. */

const CASE_WORKER = 'case-worker@emergency.example'
const CASES = '{ cases(first: 2) { totalCount edges { node { id } } } }'
const KEY = randomBytes(32).toString('base64url')
const SESSION = '__Host-session'
const SETTINGS = {
  keys: [KEY],
  idleSeconds: 900,
  seconds: 8 * 3600,
  clientId: 'hub-console',
  clientSecret: 'demo-only',
  scope: 'openid',
}

let hub: Hub
let identity: IdentityProvider
let person: Person
beforeAll(async () => {
  const port = await freePort()
  hub = await startHub({ issuer: `http://127.0.0.1:${port}`, gateway: { session: SETTINGS } })
  const gatewayClientSecret = SETTINGS.clientSecret
  identity = await startIdentityProvider({ port, gatewayClientSecret, consoleUrl: hub.publicUrl })
})
afterAll(async () => {
  await hub[Symbol.asyncDispose]()
  await identity.close()
})
beforeEach(() => {
  person = new Person(hub)
})

const ask = (headers: Readonly<Record<string, string>> = {}) => person.ask(CASES, 'CASE_COORDINATION', headers)

async function codeOf(response: Response): Promise<unknown[]> {
  const { errors } = (await response.json()) as Answer['body']
  return [response.status, errors?.[0]?.extensions.code]
}

/** Lets the hub's address lead to another process of the gateway for a while. */
async function behind(gateway: GatewayProcess, work: () => Promise<void>): Promise<void> {
  hub.turnTo(gateway)
  try {
    await work()
  } finally {
    hub.turnTo(await hub.anotherGateway())
  }
}

const UNAUTHENTICATED = [401, 'UNAUTHENTICATED']
const now = () => Math.floor(Date.now() / 1000)

/** The sealed session as it would be if something in it were otherwise, such as its times. */
async function sealedAnew(changes: JWTPayload, key = KEY): Promise<string> {
  const sealed = person.cookies.get(SESSION) ?? ''
  const { payload } = await jwtDecrypt(sealed, base64url.decode(KEY))
  const header = decodeProtectedHeader(sealed) as { alg: string; enc: string }
  return new EncryptJWT({ ...payload, ...changes }).setProtectedHeader(header).encrypt(base64url.decode(key))
}

async function change(changes: JWTPayload): Promise<void> {
  person.cookies.set(SESSION, await sealedAnew(changes))
}

describe('signing in', () => {
  it('begins at the identity provider, with a code bound to this browser', async () => {
    const response = await person.open('/sign-in?to=cases')
    const { origin, searchParams } = new URL(response.headers.get('location') ?? '')
    expect([response.status, origin]).toEqual([303, hub.issuer])
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: 'hub-console',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${hub.publicUrl}/sign-in/callback`,
      code_challenge_method: 'S256',
      prompt: 'login',
    })
    const attributes = response.headers.getSetCookie().map(line => line.split('; ').slice(1).sort())
    expect(attributes).toEqual([['HttpOnly', 'Max-Age=900', 'Path=/', 'SameSite=Lax', 'Secure']])
  })

  it('leads back to the page, and leaves nothing but a session that no script can read', async () => {
    const response = await person.signIn(CASE_WORKER, 'cases')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/cases'])
    expect([...person.cookies.keys()].filter(name => name.startsWith('__Host-'))).toEqual([SESSION])
    const [line = ''] = response.headers.getSetCookie().filter(cookie => cookie.startsWith(`${SESSION}=`))
    expect(line.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
    expect(line).not.toContain('emergency')
  })

  it('as each person shows whose roles and purposes they are, and no token', async () => {
    expect(await person.session()).toEqual({ signedIn: false })
    await person.signIn('coordinator@secretariat.example')
    const { idleUntil, until, ...who } = await person.session()
    expect(who).toEqual({
      signedIn: true,
      sub: 'coordinator@secretariat.example',
      member: 'secretariat',
      roles: ['COORDINATOR'],
      purposes: ['CASE_COORDINATION', 'RELOCATION_PLACEMENT', 'AGGREGATE_REPORTING'],
      explorer: true,
    })
    const inSeconds = [idleUntil, until].map(time => Math.round((Date.parse(String(time)) - Date.now()) / 60_000))
    expect(inSeconds).toEqual([15, 8 * 60])
  })

  it('and asking is answered as with a token of the same person', async () => {
    await person.signIn(CASE_WORKER)
    const answer = (await (await ask()).json()) as Answer['body']
    const byToken = await hub.query({ sub: CASE_WORKER, purpose: 'CASE_COORDINATION' }, CASES)
    expect(answer.data).toEqual(byToken.body.data)
    expect(await codeOf(await person.ask(CASES, 'AUDIT'))).toEqual([403, 'PURPOSE_NOT_ALLOWED'])
  })

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example', '../explorer/x', 'case?id=1'])(
    'leads to no other address: %j',
    async to => {
      const response = await person.signIn(CASE_WORKER, encodeURIComponent(to))
      expect(response.headers.get('location')).toBe('/')
    },
  )

  it('in a second window tells the first, by a script that is no part of the page', async () => {
    const page = await person.signIn(CASE_WORKER, 'window')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; base-uri/)
    expect(await page.text()).toMatch(/<script src="\/sign-in\/window\.js" defer><\/script>/)
    const script = await person.open('/sign-in/window.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await script.text()).toContain("new BroadcastChannel('session').postMessage({ type: 'signed-in' })")
  })

  it('under another name of this machine goes on under the one that the hub is known by', async () => {
    const other = hub.publicUrl.replace('127.0.0.1', 'localhost')
    const gateway = await hub.anotherGateway({ url: other })
    const response = await person.open(`${gateway.url}/sign-in?to=inbox`)
    expect(response.headers.get('location')).toBe(`${other}/sign-in?to=inbox`)
    expect(response.headers.getSetCookie()).toEqual([])
  })
})

describe('nobody is signed in', () => {
  const trouble = (response: Response) => [response.status, response.headers.get('location')]

  it('who cancels', async () => {
    const begun = await person.open('/sign-in')
    const page = await person.open(begun.headers.get('location') ?? '')
    const form = new URL(page.headers.get('location') ?? '', hub.issuer).href
    const body = new URLSearchParams({ action: 'cancel' })
    const resumed = await person.fetch(form, { method: 'POST', body })
    const returned = await person.open(new URL(resumed.headers.get('location') ?? '', hub.issuer).href)
    expect(trouble(await person.open(returned.headers.get('location') ?? ''))).toEqual([303, '/?sign-in=cancelled'])
    expect(await person.session()).toEqual({ signedIn: false })
  })

  it('by a link that somebody else sends: the sign-in belongs to the browser that began it', async () => {
    const address = await new Person(hub).signInAtProvider('liaison@eu.example')
    await person.open('/sign-in')
    expect(trouble(await person.open(address))).toEqual([303, '/?sign-in=expired'])
    expect(await person.session()).toEqual({ signedIn: false })
  })

  it("with somebody else's code in a sign-in of one's own", async () => {
    const code = new URL(await new Person(hub).signInAtProvider('liaison@eu.example')).searchParams.get('code') ?? ''
    const address = new URL(await person.signInAtProvider(CASE_WORKER))
    address.searchParams.set('code', code)
    expect(trouble(await person.open(address.href))).toEqual([303, '/?sign-in=failed'])
    expect(await person.session()).toEqual({ signedIn: false })
  })

  it('by the same answer twice', async () => {
    const address = await person.signInAtProvider(CASE_WORKER)
    const cookies = new Map(person.cookies)
    expect(trouble(await person.open(address))).toEqual([303, '/'])
    expect(trouble(await person.open(address))).toEqual([303, '/?sign-in=expired'])
    person.cookies.clear()
    for (const [name, value] of cookies) person.cookies.set(name, value)
    expect(trouble(await person.open(address))).toEqual([303, '/?sign-in=failed'])
  })

  it('by an answer that names another identity provider, or none', async () => {
    const address = new URL(await person.signInAtProvider(CASE_WORKER))
    const cookies = new Map(person.cookies)
    for (const iss of ['https://id.evil.example', undefined]) {
      if (iss === undefined) address.searchParams.delete('iss')
      else address.searchParams.set('iss', iss)
      for (const [name, value] of cookies) person.cookies.set(name, value)
      expect(trouble(await person.open(address.href))).toEqual([303, '/?sign-in=failed'])
    }
  })

  it('with the cookie of a sign-in under way in place of a session', async () => {
    await person.open('/sign-in')
    const [sealed = ''] = [...person.cookies].flatMap(([name, value]) => (name.includes('sign-in') ? [value] : []))
    person.cookies.set(SESSION, sealed)
    expect(await person.session()).toEqual({ signedIn: false })
  })

  it('with what was sealed with another key, for another hub, or changed by one character', async () => {
    await person.signIn(CASE_WORKER)
    const sealed = person.cookies.get(SESSION) ?? ''
    const other = randomBytes(32).toString('base64url')
    const forged = [
      await sealedAnew({}, other),
      await sealedAnew({ aud: 'https://hub.example.org' }),
      `${sealed.slice(0, -9)}${sealed.at(-9) === 'A' ? 'B' : 'A'}${sealed.slice(-8)}`,
      sealed.replace(/^./, 'f'),
      'x',
    ]
    for (const value of forged) {
      person.cookies.set(SESSION, value)
      expect(await person.session()).toEqual({ signedIn: false })
      expect(person.cookies.has(SESSION)).toBe(false)
    }
  })
})

describe('attack 15: a page elsewhere that makes a browser send its session is refused', () => {
  it.each([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of another port of this host', { 'sec-fetch-site': 'same-site' }],
    ['by what the browser says of its origin', { origin: 'http://127.0.0.1:1' }],
    ['as nobody says where it is from', { 'sec-fetch-site': '', origin: '' }],
    ['without the header that no form can send', { 'x-hub-console': '' }],
    ['with a type that a form can send', { 'content-type': 'text/plain' }],
    ['with no type', { 'content-type': '' }],
  ])('%s', async (_, headers) => {
    await person.signIn(CASE_WORKER)
    hub.takeSent()
    const kept = Object.entries({ 'sec-fetch-site': 'same-origin', origin: hub.publicUrl, 'x-hub-console': '1' })
    const all = { ...Object.fromEntries(kept), 'content-type': 'application/json', ...headers }
    const sent = Object.entries({ ...all, 'purpose-of-use': 'CASE_COORDINATION' }).filter(([, value]) => value !== '')
    const cookie = `${SESSION}=${person.cookies.get(SESSION)}`
    // A body of bytes: `fetch` would add a type to text.
    const body = new TextEncoder().encode(JSON.stringify({ query: CASES }))
    const response = await fetch(`${hub.publicUrl}/graphql`, {
      method: 'POST',
      headers: [...sent, ['cookie', cookie]] as [string, string][],
      body,
    })
    expect(await codeOf(response)).toEqual([403, 'NOT_OF_THE_CONSOLE'])
    expect(hub.takeSent()).toEqual([])
  })

  it('and so is one that would sign a person out', async () => {
    await person.signIn(CASE_WORKER)
    const response = await person.fetch('/sign-out', { method: 'POST', headers: { 'x-hub-console': '0' } })
    expect(await codeOf(response)).toEqual([403, 'NOT_OF_THE_CONSOLE'])
    expect(await person.session()).toMatchObject({ signedIn: true })
  })
})

describe('a session', () => {
  beforeEach(() => person.signIn(CASE_WORKER))

  it('ends when it is not used, and at the latest when it is', async () => {
    for (const over of [{ usedAt: now() - 900 }, { startedAt: now() - 8 * 3600 }, { exp: now() }]) {
      await person.signIn(CASE_WORKER)
      await change(over)
      expect(await codeOf(await ask())).toEqual(UNAUTHENTICATED)
      expect(person.cookies.has(SESSION)).toBe(false)
      expect(await person.session()).toEqual({ signedIn: false })
    }
  })

  it('is kept up by asking, and not by looking who is signed in', async () => {
    await change({ usedAt: now() - 600 })
    const before = await person.session()
    expect((await ask()).status).toBe(200)
    const { idleUntil } = await person.session()
    expect(Date.parse(String(idleUntil)) - Date.parse(String(before.idleUntil))).toBeGreaterThanOrEqual(600_000)
  })

  it('is renewed with the provider where its token has ended, once for all who ask at the same time', async () => {
    await change({ accessUntil: now() - 1 })
    const old = person.cookies.get(SESSION) ?? ''
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await ask()).status))
    expect(statuses).toEqual(Array(8).fill(200))
    const renewed = person.cookies.get(SESSION) ?? ''
    expect(renewed).not.toBe(old)
    // An answer that came late may have brought the old cookie back.
    person.cookies.set(SESSION, old)
    expect((await ask()).status).toBe(200)
    // The provider takes each refresh token once: what came with it is renewed in turn.
    await change({ accessUntil: now() - 1 })
    expect((await ask()).status).toBe(200)
  })

  it('of one process is good at another that has its key, also while keys are changed', async () => {
    const next = randomBytes(32).toString('base64url')
    const shared = await hub.anotherGateway({ session: { ...SETTINGS, keys: [next, KEY] } })
    const stranger = await hub.anotherGateway({ session: { ...SETTINGS, keys: [next] } })
    const cookie = `${SESSION}=${person.cookies.get(SESSION)}`
    const seen = async (url: string) => (await fetch(`${url}/session`, { headers: { cookie } })).json()
    expect(await seen(shared.url)).toMatchObject({ signedIn: true, sub: CASE_WORKER })
    expect(await seen(stranger.url)).toEqual({ signedIn: false })
  })

  it('needs no proof where tokens must be bound to a key: its token never leaves the gateway', async () => {
    const strict = await hub.anotherGateway({ requireDpop: true })
    await behind(strict, async () => expect((await ask()).status).toBe(200))
  })

  it('is worth nothing once its person has signed out: here at once, elsewhere when its token ends', async () => {
    const elsewhere = await hub.anotherGateway()
    const stolen = person.cookies.get(SESSION) ?? ''
    const ended = await sealedAnew({ accessUntil: now() - 1 })
    const response = await person.signOut()
    const { to } = (await response.json()) as { to: string }
    expect(new URL(to).origin + new URL(to).pathname).toBe(`${hub.issuer}/session/end`)
    expect(to).not.toMatch(/id_token|emergency/)
    expect(person.cookies.has(SESSION)).toBe(false)
    const seen = async (url: string, value: string) =>
      (await fetch(`${url}/session`, { headers: { cookie: `${SESSION}=${value}` } })).json()
    expect(await seen(hub.publicUrl, stolen)).toEqual({ signedIn: false })
    expect(await seen(elsewhere.url, ended)).toEqual({ signedIn: false })
    expect(await seen(elsewhere.url, stolen)).toMatchObject({ signedIn: true })
  })
})

describe('in production', () => {
  it('the console runs its registered operations only, and there is no explorer', async () => {
    const production = await hub.anotherGateway({ production: true })
    await person.signIn(CASE_WORKER)
    await behind(production, async () => {
      expect(await codeOf(await ask())).toEqual([403, 'OPERATION_NOT_REGISTERED'])
      expect(await person.session()).toMatchObject({ explorer: false })
      expect((await person.open('/explorer')).status).toBe(404)
    })
  })
})

describe('while the identity provider is down', () => {
  it('nobody signs in, sessions go on with the token that they have, and then say so', async () => {
    await person.signIn(CASE_WORKER)
    expect((await ask()).status).toBe(200)
    await identity.close()
    await change({ accessUntil: now() + 10 })
    expect((await ask()).status).toBe(200)
    await change({ accessUntil: now() - 1 })
    expect(await codeOf(await ask())).toEqual([503, 'IDENTITY_PROVIDER_UNAVAILABLE'])
    expect(person.cookies.has(SESSION)).toBe(true)
    hub.turnTo(await hub.anotherGateway())
    expect((await person.open('/sign-in')).headers.get('location')).toBe('/?sign-in=unavailable')
  })
})
