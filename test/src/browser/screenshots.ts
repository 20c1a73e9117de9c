import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { choose, openCase } from './console.ts'
import { signIn } from './sign-in.ts'

/** `pnpm screenshots`: pictures of the console’s main pages, out of the demonstration that `npm start` runs. */

const HUB = process.env.HUB_URL ?? 'http://localhost:4000'
const CASE = process.env.HUB_CASE ?? 'HRD-NJV6-47V5-J'
const FOLDER = new URL('../../../docs/images/', import.meta.url)

interface Picture {
  readonly name: string
  readonly sub: string
  /** Where there are several to choose from. */
  readonly purpose?: RegExp
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
  readonly locale?: string
  /** From the first page to what is shown. */
  readonly go: (page: Page) => Promise<void>
}

const partner = { sub: 'case-worker@training.example', purpose: /^Emergency protection/ }
const holder = { sub: 'case-worker@emergency.example', purpose: /^Case coordination/ }

const PICTURES: readonly Picture[] = [
  { name: 'cases', ...holder, go: page => page.getByRole('row').nth(3).waitFor() },
  { name: 'case', ...partner, go: page => openShared(page) },
  {
    name: 'timeline',
    ...partner,
    scheme: 'dark',
    go: async page => {
      await openShared(page)
      await page.getByRole('tab', { name: 'Timeline' }).click()
    },
  },
  {
    name: 'agreement',
    ...holder,
    go: async page => {
      await page.getByRole('link', { name: 'Agreement' }).click()
      await page.getByRole('table').waitFor()
    },
  },
  {
    name: 'inbox',
    ...holder,
    go: async page => {
      await page.getByRole('link', { name: 'Inbox' }).click()
      await page.getByRole('article').first().waitFor()
    },
  },
  {
    name: 'log',
    sub: 'dpo@emergency.example',
    purpose: /^Audit/,
    go: async page => {
      await openCase(page, CASE)
      await page.getByRole('region', { name: 'Who asked' }).waitFor()
    },
  },
  {
    name: 'statistics',
    sub: 'liaison@eu.example',
    go: async page => {
      await page.getByRole('link', { name: 'Statistics' }).click()
      await page.getByRole('button', { name: /Period/ }).click()
      await page.getByRole('option', { name: '2025', exact: true }).click()
      await page.getByRole('img', { name: /2025/ }).waitFor()
    },
  },
  {
    name: 'narrow',
    sub: 'case-worker@emergency.example',
    purpose: /^Coordination du dossier/,
    width: 390,
    locale: 'fr-FR',
    go: page => page.getByRole('row').nth(3).waitFor(),
  },
]

/** The case that `npm start` names: several members help there, and each withholds something. */
async function openShared(page: Page): Promise<void> {
  await openCase(page, CASE)
  await page.getByRole('region', { name: 'Emergency support' }).waitFor()
}

mkdirSync(FOLDER, { recursive: true })
const browser = await launchChromium()
try {
  for (const { name, sub, purpose, scheme = 'light', width = 1200, locale = 'en-GB', go } of PICTURES) {
    const viewport = { width, height: 800 }
    const context = await browser.newContext({ baseURL: HUB, locale, colorScheme: scheme, viewport })
    const page = await context.newPage()
    await signIn(page, sub)
    if (purpose !== undefined) await choose(page, purpose)
    await go(page)
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, FOLDER)), animations: 'disabled' })
    process.stdout.write(`docs/images/${name}.png\n`)
    await context.close()
  }
} finally {
  await browser.close()
}
