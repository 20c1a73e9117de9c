import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import { SLOWER } from '../../harness/slower.ts'
import { type Hub, startHub } from '../../harness/start-hub.ts'
import { startBrowser, type TestBrowser } from '../start-browser.ts'

/** One hub and one browser for all tests of a file; there once the tests run. */
export interface World {
  readonly hub: Hub
  readonly browser: TestBrowser
}

/** Several people at work, on a machine that may have other tests to run. */
const MOST_MS = 90_000 * SLOWER

/** Enough that not all of a table is suppressed. */
const CASES = 600

/** Starts both for a test file, and fails whatever leaves a trouble behind in the browser. */
export function startWorld(): World {
  const running: { hub?: Hub; browser?: TestBrowser } = {}
  vi.setConfig({ testTimeout: MOST_MS })
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
  return {
    get hub(): Hub {
      if (running.hub === undefined) throw new Error('the hub does not run yet')
      return running.hub
    },
    get browser(): TestBrowser {
      if (running.browser === undefined) throw new Error('the browser does not run yet')
      return running.browser
    },
  }
}

export const HOLDER = 'case-worker@emergency.example'
export const PARTNER = 'case-worker@training.example'
export const OFFICER = 'dpo@emergency.example'
export const AUDITOR = 'auditor@secretariat.example'
export const COORDINATOR = 'coordinator@secretariat.example'
export const LIAISON = 'liaison@eu.example'
