import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type IdentityProvider, startIdentityProvider } from './server.ts'
import { Browser, locationOf } from './testing/browser.ts'
import { claimsOf } from './testing/token-request.ts'

const CALLBACK = 'http://localhost:4000/sign-in/callback'

let identity: IdentityProvider
let browser: Browser
let verifier: string

beforeAll(async () => {
  identity = await startIdentityProvider({ port: 0, gatewayClientSecret: 'x', consoleUrl: 'http://localhost:4000' })
})

afterAll(() => identity.close())

beforeEach(() => {
  browser = new Browser(identity.url)
  verifier = randomBytes(32).toString('base64url')
})

function authorizationUrl(changes: Readonly<Record<string, string>> = {}): string {
  const url = new URL('/auth', identity.url)
  const parameters = {
    client_id: 'hub-console',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: CALLBACK,
    state: 'of-the-console',
    nonce: 'once',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  }
  for (const [name, value] of Object.entries(parameters)) if (value !== '') url.searchParams.set(name, value)
  return url.href
}

/** Begins a sign-in: the path of its login page, and the page. */
async function begin(changes: Readonly<Record<string, string>> = {}): Promise<{ path: string; page: Response }> {
  const path = locationOf(await browser.get(authorizationUrl(changes))) ?? ''
  return { path, page: await browser.get(path) }
}

/** What the browser brings back to the console. */
function returned(response: Response): URLSearchParams {
  const location = locationOf(response) ?? ''
  expect(location.startsWith(`${CALLBACK}?`)).toBe(true)
  return new URL(location).searchParams
}

async function signIn(path: string, email: string, password = 'demo-only'): Promise<Response> {
  return browser.follow(await browser.post(path, { email, password, action: 'sign-in' }))
}

async function redeem(code: string, changes: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${identity.url}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa('hub-console:demo-only')}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      code,
      code_verifier: verifier,
      ...changes,
    }),
  })
  return { response, body: (await response.json()) as Record<string, unknown> }
}

describe('a person signs in', () => {
  it('on a page with nothing from elsewhere', async () => {
    const { page } = await begin()
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self' http:\/\/localhost:4000; base-uri 'none'; frame-ancestors 'none'$/,
    )
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('<label for="email">')
    expect(text).toContain('<label for="password">')
    expect(text).not.toMatch(/<script|https?:|\/\/|@import|url\(/)
  })

  it('with email and password, and the console gets tokens about that person', async () => {
    const { path } = await begin()
    const answer = returned(await signIn(path, 'coordinator@secretariat.example'))
    expect(answer.get('state')).toBe('of-the-console')
    expect(answer.get('iss')).toBe(identity.issuer)
    const { response, body } = await redeem(answer.get('code') ?? '')
    expect(response.status).toBe(200)
    expect(claimsOf(body.access_token)).toMatchObject({
      iss: identity.issuer,
      aud: 'hrd-hub',
      sub: 'coordinator@secretariat.example',
      member: 'secretariat',
      roles: ['COORDINATOR'],
      purposes: ['CASE_COORDINATION', 'RELOCATION_PLACEMENT', 'AGGREGATE_REPORTING'],
    })
    expect(body.expires_in).toBe(600)
    expect(claimsOf(body.id_token)).toMatchObject({ aud: 'hub-console', nonce: 'once' })
    expect(typeof body.refresh_token).toBe('string')
  })

  it('once: the next application in the same browser needs no password', async () => {
    const { path } = await begin()
    await signIn(path, 'liaison@eu.example')
    const again = returned(await browser.follow(await browser.get(authorizationUrl())))
    const { body } = await redeem(again.get('code') ?? '')
    expect(claimsOf(body.access_token)).toMatchObject({ sub: 'liaison@eu.example' })
  })

  it('again, when asked to, as somebody else', async () => {
    const { path } = await begin()
    await signIn(path, 'liaison@eu.example')
    const next = await begin({ prompt: 'login' })
    expect(next.page.status).toBe(200)
    const answer = returned(await signIn(next.path, 'auditor@secretariat.example'))
    const { body } = await redeem(answer.get('code') ?? '')
    expect(claimsOf(body.access_token)).toMatchObject({ sub: 'auditor@secretariat.example' })
  })

  it('without being asked to agree, even where the question is requested', async () => {
    const { path } = await begin({ prompt: 'login consent' })
    expect(returned(await signIn(path, 'liaison@eu.example')).get('code')).toBeTruthy()
  })

  it('and out again', async () => {
    const { path } = await begin()
    const { body } = await redeem(returned(await signIn(path, 'liaison@eu.example')).get('code') ?? '')
    const parameters = { id_token_hint: String(body.id_token), post_logout_redirect_uri: 'http://localhost:4000/' }
    const page = await browser.get(`/session/end?${new URLSearchParams(parameters)}`)
    const text = await page.text()
    expect(text).toContain('Sign out?')
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const done = await browser.post('/session/end/confirm', { xsrf, logout: 'yes' })
    expect(locationOf(done)).toBe('http://localhost:4000/')
    expect((await begin()).page.status).toBe(200)
  })
})

describe('nobody is signed in', () => {
  it.each([
    ['a wrong password', 'liaison@eu.example', 'guess'],
    ['an unknown person', 'nobody@eu.example', 'demo-only'],
    ['a machine', 'emergency-system', 'demo-only'],
    ['nothing', '', ''],
  ])('with %s, and the page says what to do', async (_, email, password) => {
    const { path } = await begin()
    const page = await browser.post(path, { email, password, action: 'sign-in' })
    const text = await page.text()
    expect(page.status).toBe(422)
    expect(text).toContain('role="alert"')
    expect(text).toContain('Check both and try again')
    expect(text).toContain('aria-describedby="problem"')
    if (password !== '') expect(text).not.toContain(`value="${password}"`)
    expect(returned(await signIn(path, 'liaison@eu.example')).get('code')).toBeTruthy()
  })

  it('who cancels', async () => {
    const { path } = await begin()
    const answer = returned(await browser.follow(await browser.post(path, { action: 'cancel' })))
    expect([answer.get('error'), answer.get('code')]).toEqual(['access_denied', null])
  })

  it('from another browser, though it knows the address', async () => {
    const { path } = await begin()
    browser.forget()
    const page = await browser.post(path, { email: 'liaison@eu.example', password: 'demo-only' })
    expect(page.status).toBe(400)
    expect(await page.text()).toContain('This sign-in is over')
  })

  it('at an address that is no sign-in', async () => {
    for (const path of ['/interaction/x', '/interaction/', '/interaction/<b>', '/interaction/a/b']) {
      const page = await browser.get(path)
      expect(page.status, path).toBe(400)
      expect(await page.text()).not.toContain('<b>')
    }
  })

  it('at the address of another sign-in than the one begun here', async () => {
    const cookie = (await browser.get(authorizationUrl())).headers
      .getSetCookie()
      .map(line => line.split(';', 1)[0])
      .join('; ')
    const page = await fetch(new URL('/interaction/of-somebody-else', identity.url), { headers: { cookie } })
    expect(page.status).toBe(400)
  })

  it('by a form that never ends', async () => {
    const { path } = await begin()
    const page = await browser.post(path, { email: 'x'.repeat(5_000), password: 'demo-only' })
    expect(page.status).toBe(413)
  })

  it('by another method', async () => {
    const { path } = await begin()
    const cookieless = await fetch(new URL(path, identity.url), { method: 'DELETE' })
    expect(cookieless.status).toBe(400)
  })
})

describe('hostile input is text', () => {
  const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(\`2\`)'>&amp;`

  it('in the email that comes back', async () => {
    const { path } = await begin()
    const text = await (await browser.post(path, { email: HOSTILE, password: 'x' })).text()
    expect(text).not.toMatch(/<script|<img/)
    expect(text).toContain('&#34;&#62;&#60;script&#62;')
  })

  it('in the hint of who signs in', async () => {
    const text = await (await begin({ login_hint: HOSTILE })).page.text()
    expect(text).not.toMatch(/<script|<img/)
    expect(text).toContain('value="&#34;&#62;&#60;script&#62;')
  })

  it('in errors that are shown', async () => {
    for (const changes of [{ client_id: HOSTILE }, { redirect_uri: `http://evil.example/${HOSTILE}` }]) {
      const page = await browser.get(authorizationUrl(changes))
      expect(page.status).toBe(400)
      expect(await page.text()).not.toMatch(/<script|<img/)
      expect(locationOf(page)).toBeNull()
    }
  })

  it('never widens where a form may lead', async () => {
    const page = await browser.get(
      authorizationUrl({ redirect_uri: "http://evil.example/; script-src 'unsafe-inline'" }),
    )
    expect(page.status).toBe(400)
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'; base-uri")
  })
})

describe('a code is worth nothing', () => {
  async function code(): Promise<string> {
    const { path } = await begin()
    return returned(await signIn(path, 'liaison@eu.example')).get('code') ?? ''
  }

  it('without the verifier it was bound to', async () => {
    const { response, body } = await redeem(await code(), { code_verifier: randomBytes(32).toString('base64url') })
    expect([response.status, body.error]).toEqual([400, 'invalid_grant'])
  })

  it('the second time, and the first token is not renewed by it', async () => {
    const once = await code()
    expect((await redeem(once)).response.status).toBe(200)
    expect((await redeem(once)).body.error).toBe('invalid_grant')
  })

  it('and is not given where the request was not bound to a verifier', async () => {
    const answer = returned(await browser.get(authorizationUrl({ code_challenge: '', code_challenge_method: '' })))
    expect([answer.get('error'), answer.get('code')]).toEqual(['invalid_request', null])
    const plain = returned(await browser.get(authorizationUrl({ code_challenge_method: 'plain' })))
    expect(plain.get('error')).toBe('invalid_request')
  })

  it('and tokens are not given in the address', async () => {
    const answer = await browser.get(authorizationUrl({ response_type: 'id_token token' }))
    expect(locationOf(answer)).toMatch(/error=unsupported_response_type/)
  })

  it.each(['http://elsewhere.example', 'http://localhost:4000'])('to a page in a browser: %s', async origin => {
    const response = await fetch(`${identity.url}/token`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ grant_type: 'authorization_code', client_id: 'hub-console', code: await code() }),
    })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })
})
