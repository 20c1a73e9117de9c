import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { startBrowser, type TestBrowser } from './src/browser/start-browser.ts'
import { casesSuite } from './src/browser/suites/cases.ts'
import { deskSuite } from './src/browser/suites/desk.ts'
import { explorerSuite } from './src/browser/suites/explorer.ts'
import { logsSuite } from './src/browser/suites/logs.ts'
import { pagesSuite } from './src/browser/suites/pages.ts'
import { speedSuite } from './src/browser/suites/speed.ts'
import { statisticsSuite } from './src/browser/suites/statistics.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'

/** The console and the API explorer as people use them: a real browser, the real hub. */

/** Several people at work, on a machine that may have other tests to run. */
const MOST_MS = 90_000
vi.setConfig({ testTimeout: MOST_MS })

/** Enough that not all of a table is suppressed. */
const CASES = 600

const running: { hub?: Hub; browser?: TestBrowser } = {}
beforeAll(async () => {
  running.hub = await startHub({ cases: CASES, keepsLogs: true })
  running.browser = await startBrowser(running.hub)
})
afterAll(async () => {
  await running.browser?.[Symbol.asyncDispose]()
  await running.hub?.[Symbol.asyncDispose]()
})
afterEach(async () => {
  await Promise.all(running.browser?.chromium.contexts().map(context => context.close()) ?? [])
  expect(running.browser?.takeTroubles()).toEqual([])
})

const world = {
  get hub(): Hub {
    if (running.hub === undefined) throw new Error('the hub does not run yet')
    return running.hub
  },
  get browser(): TestBrowser {
    if (running.browser === undefined) throw new Error('the browser does not run yet')
    return running.browser
  },
}

casesSuite(world)
pagesSuite(world)
logsSuite(world)
statisticsSuite(world)
explorerSuite(world)
// What follows changes the case that the others look at.
deskSuite(world)
speedSuite(world)
