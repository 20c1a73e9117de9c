import { DEMO_SECRET } from '@hub/identity-provider'
import type { Page } from 'playwright-core'

/** Signs a person in, as people do it, and ends at a page of the console: `''` (the first), `cases`, `inbox`, … */
export async function signIn(page: Page, email: string, to = 'cases'): Promise<void> {
  await page.goto(`/sign-in?to=${to}`)
  await enterPassword(page, email)
  await page.waitForURL(url => url.pathname === `/${to}`)
}

/** On the identity provider's page, by keyboard. */
export async function enterPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(DEMO_SECRET)
  await page.getByLabel('Password').press('Enter')
}

/** What happens when a session is over: the browser has none any more. */
export async function loseSession(page: Page): Promise<void> {
  await page.context().clearCookies({ name: /^__Host-session/ })
}

/** Who the hub says is signed in at a page of its own. */
export async function sessionOf(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate<Record<string, unknown>>("fetch('/session').then(response => response.json())")
}
