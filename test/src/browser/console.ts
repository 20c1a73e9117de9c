import type { Page } from 'playwright-core'
import { signIn } from './sign-in.ts'

/** Signs a person in and chooses what the data is for, by its name on the page. */
export async function enter(page: Page, sub: string, purpose: string | RegExp): Promise<void> {
  await signIn(page, sub)
  await page.getByRole('button', { name: purpose }).first().click()
}

/** Finds a case by its reference, and opens it. */
export async function openCase(page: Page, reference: string): Promise<void> {
  await page.getByRole('searchbox').fill(reference)
  await page.getByText(/^1 (case|dossier)$/).waitFor()
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('heading', { level: 1, name: reference }).waitFor()
}

/** Moves the focus on by the keyboard until it is on this element. */
export async function tabTo(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    if ((await page.locator(':focus').and(target).count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not lead there')
}
