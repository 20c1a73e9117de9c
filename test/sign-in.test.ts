import { PEOPLE } from '@hub/identity-provider'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityTroubles } from './src/browser/accessibility.ts'
import { type PageElsewhere, startPageElsewhere } from './src/browser/page-elsewhere.ts'
import { enterPassword, loseSession, sessionOf, signIn } from './src/browser/sign-in.ts'
import { startBrowser, type TestBrowser } from './src/browser/start-browser.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'

/**
 * Signing in, in a real browser. Of hub and identity provider one is at `127.0.0.1` and one at `localhost`: to a browser
 * these are two sites, as they are where a consortium has its identity provider elsewhere.
 */

const CASE_WORKER = 'case-worker@emergency.example'

let hub: Hub
let browser: TestBrowser
beforeAll(async () => {
  hub = await startHub({ providerElsewhere: true })
  browser = await startBrowser(hub)
})
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]()
  await hub?.[Symbol.asyncDispose]()
})
afterEach(() => expect(browser.takeTroubles()).toEqual([]))

describe('an identity provider on another site', () => {
  it('signs each role in, and the page shows whose it is', async () => {
    const oneOfEachRole = new Map(PEOPLE.map(person => [person.roles[0], person]))
    expect(oneOfEachRole.size).toBe(5)
    for (const { sub, roles } of oneOfEachRole.values()) {
      const page = await browser.page()
      await signIn(page, sub)
      expect(await sessionOf(page)).toMatchObject({ signedIn: true, sub, roles })
      await page.getByText(sub).first().waitFor()
      await page.context().close()
    }
  })

  it('by keyboard alone', async () => {
    const page = await browser.page()
    await page.goto('/')
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    const focused = page.locator('a:focus')
    while ((await focused.count()) === 0) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByLabel('Email').waitFor()
    await page.keyboard.type(CASE_WORKER)
    await page.keyboard.press('Tab')
    await page.keyboard.type('demo-only')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${hub.publicUrl}/`)
    expect(await sessionOf(page)).toMatchObject({ sub: CASE_WORKER })
  })

  it('leaves nothing that a script could read, and nothing personal in the address', async () => {
    const page = await browser.page()
    await signIn(page, CASE_WORKER)
    const [cookie, ...kept] = await page.evaluate<unknown[]>(
      '[document.cookie, {...localStorage}, {...sessionStorage}]',
    )
    expect(cookie).toBe('')
    expect(JSON.stringify([kept, page.url(), await page.title()])).not.toMatch(/eyJ|emergency|example/)
  })

  it('is told that a person signs out, and the next one has to sign in', async () => {
    const page = await browser.page()
    await signIn(page, CASE_WORKER)
    await page.getByRole('button', { name: CASE_WORKER }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${hub.issuer}/session/end**`)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${hub.publicUrl}/`)
    expect(await sessionOf(page)).toEqual({ signedIn: false })
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByLabel('Password').waitFor()
  })

  it('that signs nobody in leads back to a page that says so', async () => {
    const page = await browser.page()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('alert').getByText('cancelled').waitFor()
    expect(await accessibilityTroubles(page)).toEqual([])
  })

  it('asks for the password each time: an open session of its own is not enough', async () => {
    const page = await browser.page()
    await signIn(page, CASE_WORKER)
    await loseSession(page)
    await page.goto('/sign-in?to=cases')
    await page.getByLabel('Password').waitFor()
    expect(await accessibilityTroubles(page)).toEqual([])
  })
})

it('a session that ends in the middle of something is begun again in a second window, which closes', async () => {
  const page = await browser.page()
  await signIn(page, CASE_WORKER)
  const told = page.evaluate(`new Promise(resolve => {
    new BroadcastChannel('session').onmessage = ({ data }) => resolve(data)
  })`)
  await loseSession(page)
  const opened = page.waitForEvent('popup')
  await page.evaluate("void open('/sign-in?to=window', 'sign-in', 'width=520,height=680')")
  const popup = await opened
  const closed = popup.waitForEvent('close')
  await enterPassword(popup, CASE_WORKER)
  await closed
  expect(await told).toEqual({ type: 'signed-in' })
  expect(await sessionOf(page)).toMatchObject({ sub: CASE_WORKER })
})

describe('attack 15: a page elsewhere', () => {
  let elsewhere: PageElsewhere
  beforeAll(async () => {
    // Of the hub's own site: the browser sends even a strict cookie from here.
    elsewhere = await startPageElsewhere(hub, pageElsewhere())
  })
  afterAll(() => elsewhere?.[Symbol.dispose]())

  const pageElsewhere = () => `<!doctype html><iframe src="${hub.publicUrl}/"></iframe>
    <form method="post" enctype="text/plain" action="${hub.publicUrl}/graphql">
      <input name='{"query":"{ cases { totalCount } }","x' value='":1}'>
      <button>Win a prize</button>
    </form>`

  it('of the same host makes a browser send the session, and gets nothing for it, nor shows the hub in a frame', async () => {
    const page = await browser.page()
    await signIn(page, CASE_WORKER)
    await page.goto(elsewhere.url)
    hub.takeSent()
    const sent = page.waitForRequest(`${hub.publicUrl}/graphql`)
    await page.getByRole('button').click()
    const answer = await (await sent).response()
    expect(await (await sent).headerValue('cookie')).toContain('__Host-session=')
    expect([answer?.status(), await answer?.json()]).toMatchObject([
      403,
      { errors: [{ extensions: { code: 'NOT_OF_THE_CONSOLE' } }] },
    ])
    expect(hub.takeSent()).toEqual([])
    expect(browser.takeTroubles().join()).toContain("frame-ancestors 'none'")
  })

  it('reads nothing', async () => {
    const page = await browser.page()
    await signIn(page, CASE_WORKER)
    await page.goto(elsewhere.url)
    const read = await page.evaluate(`Promise.all(['/session', '/graphql'].map(path =>
      fetch('${hub.publicUrl}' + path, { credentials: 'include' }).then(response => response.text(), () => 'nothing')))`)
    expect(read).toEqual(['nothing', 'nothing'])
    expect(browser.takeTroubles().join()).toContain('CORS')
  })
})
