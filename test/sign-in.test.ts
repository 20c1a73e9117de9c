import { freePort } from '@hub/postgres'
import { type IdentityProvider, startIdentityProvider } from '@hub/identity-provider'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityTroubles } from './src/browser/accessibility.ts'
import { enterPassword, loseSession, signIn } from './src/browser/sign-in.ts'
import { startBrowser, type TestBrowser } from './src/browser/start-browser.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'

/**
 * Signing in, in a real browser. The hub is `127.0.0.1` here and the identity provider `localhost`: to a browser, these
 * are two sites, as they are where a consortium has its identity provider elsewhere.
 */

let hub: Hub
let identity: IdentityProvider
let browser: TestBrowser
beforeAll(async () => {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  hub = await startHub({ issuer })
  identity = await startIdentityProvider({ port, issuer, gatewayClientSecret: 'demo-only', consoleUrl: hub.publicUrl })
  browser = await startBrowser(hub)
})
afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await identity.close()
  await hub[Symbol.asyncDispose]()
})

it('x', async () => {
  const page = await browser.page()
  console.time('signin')
  await signIn(page, 'case-worker@emergency.example')
  console.timeEnd('signin')
  console.log(await page.context().cookies())
  console.log(await page.evaluate(() => fetch('/session').then(r => r.json())))
  console.log(await page.evaluate(() => document.cookie))
  console.log(await page.evaluate(() => fetch('/graphql', {method: 'POST', headers: {'content-type': 'application/json', 'x-hub-console': '1', 'purpose-of-use': 'CASE_COORDINATION'}, body: JSON.stringify({query: '{ viewer { sub } }'})}).then(r => r.text())))
  console.log(browser.takeTroubles())
})
