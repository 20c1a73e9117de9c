import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { GROUND, groundOf } from '../deployment/ground.ts'
import { SLOWER } from '../harness/slower.ts'
import type { Hub } from '../harness/start-hub.ts'
import { launchChromium } from './chromium.ts'
import { signIn } from './sign-in.ts'

/** A browser at the hub's own pages. One for a test file; each page is of a person of its own, without any cookies. */
export interface TestBrowser extends AsyncDisposable {
  readonly chromium: Browser
  /** A page of a new person. Addresses are the hub's, unless they name another host. */
  page(options?: BrowserContextOptions): Promise<Page>
  /** A page of a person who has signed in, which is done once for each: where signing in is not what is tested. */
  pageOf(sub: string, address?: string, options?: BrowserContextOptions): Promise<Page>
  /**
   * Whatever must not happen, since the last call: a script that failed, something that the Content-Security-Policy
   * kept out, a request to another host than the hub and its identity provider.
   */
  takeTroubles(): string[]
}

/** What servers of a deployment show. */
const certificates = () =>
  process.env[GROUND] ? Object.values(groundOf().certificates).map(({ certificate }) => certificate) : []

/** A busy machine must not make a page look broken. */
const PATIENCE_MS = 20_000 * SLOWER

type Session = Awaited<ReturnType<BrowserContext['storageState']>>

/**
 * Starts a browser for a test file.
 *
 *     await using browser = await startBrowser(hub)
 *     const page = await browser.page()
 *     await signIn(page, 'case-worker@emergency.example')
 */
export async function startBrowser(hub: Pick<Hub, 'publicUrl' | 'issuer'>): Promise<TestBrowser> {
  const chromium = await launchChromium(certificates())
  const own = new Set([hub.publicUrl, hub.issuer].map(url => new URL(url).origin))
  const troubles: string[] = []

  function watch(page: Page): void {
    page.on('pageerror', error => troubles.push(`script: ${error.message}`))
    page.on('console', message => {
      // A status such as 401 is an answer, which the page is to deal with.
      const expected = /^Failed to load resource: the server responded/.test(message.text())
      if (message.type() === 'error' && !expected) troubles.push(`console: ${message.text().slice(0, 300)}`)
    })
    page.on('request', request => {
      const { origin, protocol } = new URL(request.url())
      if (/^https?:$/.test(protocol) && !own.has(origin)) troubles.push(`request: ${origin}`)
    })
  }

  const sessions = new Map<string, Promise<Session>>()

  async function page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await chromium.newContext({ baseURL: hub.publicUrl, locale: 'en-GB', ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    context.on('page', watch)
    return context.newPage()
  }

  async function signedIn(sub: string): Promise<Session> {
    const first = await page()
    await signIn(first, sub)
    const session = await first.context().storageState()
    await first.context().close()
    return session
  }

  return {
    chromium,
    page,
    async pageOf(sub, address = '/cases', options = {}) {
      const session = sessions.get(sub) ?? signedIn(sub)
      sessions.set(sub, session)
      const opened = await page({ storageState: await session, ...options })
      await opened.goto(address)
      return opened
    },
    takeTroubles: () => troubles.splice(0),
    [Symbol.asyncDispose]: () => chromium.close(),
  }
}
