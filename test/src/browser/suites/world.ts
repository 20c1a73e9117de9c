import type { Hub } from '../../harness/start-hub.ts'
import type { TestBrowser } from '../start-browser.ts'

/** One hub and one browser for all tests of the console; there once the tests run. */
export interface World {
  readonly hub: Hub
  readonly browser: TestBrowser
}

export const HOLDER = 'case-worker@emergency.example'
export const PARTNER = 'case-worker@training.example'
export const OFFICER = 'dpo@emergency.example'
export const AUDITOR = 'auditor@secretariat.example'
export const COORDINATOR = 'coordinator@secretariat.example'
export const LIAISON = 'liaison@eu.example'
