import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestBrowser } from './start-browser.ts'

/** Opens the console as a person who says what the data is for, by its name on the page. */
export async function enter(
  browser: TestBrowser,
  sub: string,
  purpose: string | RegExp,
  options: BrowserContextOptions & { readonly at?: string } = {},
): Promise<Page> {
  const { at, ...context } = options
  const page = await browser.pageOf(sub, at, context)
  await choose(page, purpose)
  return page
}

/** What the data is for: the first thing that is asked. */
export async function choose(page: Page, purpose: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: purpose }).first().click()
  await page.getByRole('navigation').first().waitFor()
}

/** Finds a case by its reference, and opens it. */
export async function openCase(page: Page, reference: string): Promise<void> {
  await page.getByRole('searchbox').fill(reference)
  await page.getByText(/^1 (case|dossier)$/).waitFor()
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('heading', { level: 1, name: reference }).waitFor()
}

/** One member’s part of a case. */
export function room(page: Page, member: string): Locator {
  return page.getByRole('region', { name: member })
}

/** Moves the focus on by the keyboard until it is on this element. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    if ((await page.locator(':focus').and(target).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not lead there')
}

/** By keyboard: to it, and Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** By keyboard: along the tabs of a page, to the one of this name. */
export async function turnTo(page: Page, name: string): Promise<void> {
  const selected = page.getByRole('tab', { selected: true })
  await tabTo(page, selected)
  for (let steps = 0; steps < 8; steps++) {
    if ((await page.getByRole('tab', { name, selected: true }).count()) > 0) return
    await page.keyboard.press('ArrowRight')
  }
  throw new Error('there is no such tab')
}

/** Whether the page goes beyond the window sideways. */
export async function expectNoOverflow(page: Page, where: string): Promise<void> {
  const [wide, window] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number]
  expect(wide, where).toBeLessThanOrEqual(window)
}
