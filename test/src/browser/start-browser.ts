import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Hub } from '../harness/start-hub.ts'
import { launchChromium } from './chromium.ts'

/** A browser at the hub's own pages. One for a test file; each page is of a person of its own, without any cookies. */
export interface TestBrowser extends AsyncDisposable {
  readonly chromium: Browser
  /** A page of a new person. Addresses are the hub's, unless they name another host. */
  page(options?: BrowserContextOptions): Promise<Page>
  /**
   * Whatever must not happen, since the last call: a script that failed, something that the Content-Security-Policy
   * kept out, a request to another host than the hub and its identity provider.
   */
  takeTroubles(): string[]
}

/**
 * Starts a browser for a test file.
 *
 *     await using browser = await startBrowser(hub)
 *     const page = await browser.page()
 *     await signIn(page, 'case-worker@emergency.example')
 */
export async function startBrowser(hub: Pick<Hub, 'publicUrl' | 'issuer'>): Promise<TestBrowser> {
  const chromium = await launchChromium()
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

  return {
    chromium,
    async page(options = {}) {
      const context = await chromium.newContext({ baseURL: hub.publicUrl, locale: 'en-GB', ...options })
      context.setDefaultTimeout(10_000)
      context.on('page', watch)
      return context.newPage()
    },
    takeTroubles: () => troubles.splice(0),
    [Symbol.asyncDispose]: () => chromium.close(),
  }
}
