import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { accessibilityTroubles } from './src/browser/accessibility.ts'
import { enter, openCase, tabTo } from './src/browser/console.ts'
import { enterPassword, loseSession } from './src/browser/sign-in.ts'
import { startBrowser, type TestBrowser } from './src/browser/start-browser.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'

/** The console as people use it: a real browser, the real hub. */

/** Several people, each signing in, on a machine that may have other tests to run. */
const MOST_MS = 90_000
vi.setConfig({ testTimeout: MOST_MS })

const HOLDER = 'case-worker@emergency.example'
const PARTNER = 'case-worker@training.example'
const OFFICER = 'dpo@emergency.example'

let hub: Hub
let browser: TestBrowser
beforeAll(async () => {
  hub = await startHub()
  browser = await startBrowser(hub)
})
afterAll(async () => {
  await browser[Symbol.asyncDispose]()
  await hub[Symbol.asyncDispose]()
})
afterEach(async () => {
  await Promise.all(browser.chromium.contexts().map(context => context.close()))
  expect(browser.takeTroubles()).toEqual([])
})

function room(page: Page, member: string) {
  return page.getByRole('region', { name: member })
}

describe('a case', () => {
  it('shows what each member releases, and why the rest is withheld', async () => {
    const page = await browser.page()
    await enter(page, PARTNER, /^Emergency protection/)
    await openCase(page, hub.showcase.reference)
    const emergency = room(page, 'Emergency support')
    await emergency.getByText('The defender forbids it').first().waitFor()
    await emergency.getByText('The defender has forbidden this.').waitFor()
    await emergency.getByText('High', { exact: true }).waitFor()
    expect(await emergency.getByText('Nothing recorded').count()).toBeLessThan(await emergency.locator('dd').count())
    expect(page.url()).toBe(`${hub.publicUrl}/case`)
    expect(await page.title()).toBe('Case · HRD hub')
  })

  it('is asked for anew under another purpose, and what that does not cover is gone', async () => {
    const page = await browser.page()
    await enter(page, PARTNER, /^Emergency protection/)
    await openCase(page, hub.showcase.reference)
    await room(page, 'Emergency support').getByText('High', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^Emergency protection/ }).click()
    await page.getByRole('option', { name: /^Training/ }).click()
    await page.getByRole('region', { name: 'How you act' }).getByText('Training', { exact: true }).first().waitFor()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.getByText('High', { exact: true }).count()).toBe(0)
  })

  it('that is not there is said to be so', async () => {
    const page = await browser.page()
    await enter(page, PARTNER, /^Training/)
    await page.getByRole('searchbox').fill('HRD-2222-2222')
    await page.getByRole('heading', { name: 'No case matches' }).waitFor()
  })

  it('says that a member is down, and shows the others', async () => {
    const page = await browser.page()
    await enter(page, PARTNER, /^Emergency protection/)
    hub.proxies.emergency.standIn = (_, response) => void response.writeHead(503).end()
    try {
      await openCase(page, hub.showcase.reference)
      await room(page, 'Emergency support').getByText('Emergency support does not answer').waitFor()
      await room(page, 'Training').getByText('Trainings').first().waitFor()
    } finally {
      hub.proxies.emergency.standIn = undefined
    }
  })
})

describe('text from members', () => {
  const NAME = '<img src=x onerror="document.title=1"><script>document.title=2</script>'

  it('is shown as text: a name that would be markup makes nothing, and runs nothing', async () => {
    const database = new pg.Client(hub.databases.emergency.migrateUrl)
    await database.connect()
    await database.query('update emergency_file set legal_name = $1 where case_id = $2', [NAME, hub.showcase.id])
    await database.end()
    const page = await browser.page()
    await enter(page, HOLDER, /^Emergency protection/)
    await openCase(page, hub.showcase.reference)
    await page.getByText(NAME, { exact: true }).waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('Case · HRD hub')
  })
})

describe('two people', () => {
  it('ask for access and grant it, by keyboard alone', async () => {
    const asking = await browser.page()
    await enter(asking, PARTNER, /^Emergency protection/)
    await openCase(asking, hub.showcase.reference)
    await tabTo(asking, asking.getByRole('tab', { selected: true }))
    for (let count = 0; count < 3; count++) await asking.keyboard.press('ArrowRight')
    await press(asking, asking.getByRole('button', { name: 'Request access' }))
    const form = asking.getByRole('dialog')
    await tabTo(asking, form.getByRole('checkbox', { name: 'Health' }))
    await asking.keyboard.press('Space')
    await tabTo(asking, form.getByRole('textbox', { name: 'Why you need it' }))
    await asking.keyboard.type('To plan <b>the</b> training.')
    await press(asking, form.getByRole('button', { name: 'Send request' }))
    await asking.getByText('The request was sent.').waitFor()

    const granting = await browser.page()
    await enter(granting, HOLDER, /^Emergency protection/)
    await press(granting, granting.getByRole('link', { name: 'Inbox' }))
    await press(granting, granting.getByRole('button', { name: 'Read the text' }).first())
    await granting.getByText('To plan <b>the</b> training.').waitFor()
    expect(await accessibilityTroubles(granting)).toEqual([])
    await press(granting, granting.getByRole('button', { name: 'Approve…' }).first())
    await press(granting, granting.getByRole('button', { name: 'Grant access' }))
    await granting.getByRole('heading', { name: 'Nothing waits for your answer' }).waitFor()

    await press(asking, asking.getByRole('link', { name: 'Inbox' }))
    await asking.getByRole('tab', { name: /^Asked by us/ }).click()
    await asking.getByText('Accepted', { exact: true }).first().waitFor()
  })

  it('withdraw consent, and the value is gone', async () => {
    const seeing = await browser.page()
    await enter(seeing, PARTNER, /^Emergency protection/)
    await openCase(seeing, hub.showcase.reference)
    await room(seeing, 'Emergency support').getByText('High', { exact: true }).waitFor()

    const holding = await browser.page()
    await enter(holding, HOLDER, /^Emergency protection/)
    await openCase(holding, hub.showcase.reference)
    await holding.getByRole('tab', { name: 'Desk' }).click()
    const permits = holding.getByRole('button', { name: 'Withdraw', exact: true })
    await permits.first().waitFor()
    expect(await accessibilityTroubles(holding)).toEqual([])
    for (let left = await permits.count(); left > 0; left--) {
      await press(holding, permits.first())
      await press(holding, holding.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }))
      await holding.getByRole('dialog').waitFor({ state: 'detached' })
      await expect.poll(() => permits.count()).toBe(left - 1)
    }

    await seeing.getByRole('link', { name: 'All cases' }).click()
    await seeing.reload()
    await openCase(seeing, hub.showcase.reference)
    await seeing.getByRole('tab', { name: 'Case file' }).waitFor()
    await expect.poll(() => seeing.getByText('High', { exact: true }).count()).toBe(0)
  })

  it('break the glass, and review it', async () => {
    const page = await browser.page()
    await enter(page, PARTNER, /^Emergency protection/)
    await openCase(page, hub.showcase.reference)
    await page.getByRole('tab', { name: 'Desk' }).click()
    await page.getByRole('button', { name: 'Break the glass' }).click()
    const form = page.getByRole('dialog')
    await form.getByText('Only where a life is at stake').waitFor()
    expect(await accessibilityTroubles(page)).toEqual([])
    await form.getByRole('textbox').fill('She does not answer, and her house is watched.')
    await form.getByRole('checkbox').check()
    await form.getByRole('button', { name: 'Break the glass now' }).click()
    await page.getByText('The case is open to you for four hours.').waitFor()

    const officer = await browser.page()
    await enter(officer, OFFICER, /^Audit/)
    await officer.getByRole('link', { name: 'Inbox' }).click()
    await officer.getByRole('button', { name: 'Read the text' }).first().click()
    await officer.getByText('her house is watched').waitFor()
    await officer.getByRole('button', { name: 'It was rightful' }).first().click()
    await expect.poll(() => officer.getByText('her house is watched').count()).toBe(0)
  })
})

it('a session that ends in the middle of a form is begun again, and the form goes on', async () => {
  const page = await browser.page()
  await enter(page, PARTNER, /^Training/)
  await page.getByRole('link', { name: 'Inbox' }).click()
  await page.getByRole('button', { name: 'Request access' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Id of the case' }).fill(hub.showcase.id)
  await form.getByRole('checkbox', { name: 'Contact' }).check()
  await form.getByRole('textbox', { name: 'Why you need it' }).fill('Written before the session ended.')
  await loseSession(page)
  await form.getByRole('button', { name: 'Send request' }).click()
  const opened = page.waitForEvent('popup')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign in again' }).click()
  await enterPassword(await opened, PARTNER)
  await form.waitFor({ state: 'detached' })
  await page.getByRole('tab', { name: /^Asked by us/ }).click()
  await page.getByText('Contact', { exact: true }).first().waitFor()
})

const LANGUAGES = [
  ['en-GB', 'Emergency protection', ['Cases', 'Inbox', 'Agreement'], ['Timeline', 'Who may see what']],
  [
    'fr-FR',
    'Protection d’urgence',
    ['Dossiers', 'Boîte de réception', 'Accord'],
    ['Chronologie', 'Qui peut voir quoi'],
  ],
] as const

it.each(LANGUAGES)('axe finds nothing on any page, in %s', async (locale, purpose, pages, tabs) => {
  const page = await browser.page({ locale })
  await enter(page, HOLDER, new RegExp(`^${purpose}`))
  for (const name of pages) {
    await page.getByRole('navigation').getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await accessibilityTroubles(page), name).toEqual([])
  }
  await page.getByRole('navigation').getByRole('link', { name: pages[0] }).click()
  await openCase(page, hub.showcase.reference)
  expect(await accessibilityTroubles(page)).toEqual([])
  for (const name of tabs) {
    await page.getByRole('tab', { name }).click()
    await page.getByRole('tabpanel', { name }).waitFor()
    expect(await accessibilityTroubles(page), name).toEqual([])
  }
})

it('a case is found by keyboard alone', async () => {
  const page = await browser.page()
  await enter(page, HOLDER, /^Case coordination/)
  await tabTo(page, page.getByRole('searchbox'))
  await page.keyboard.type(hub.showcase.reference.slice(0, 12))
  await page.getByText('1 case', { exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: hub.showcase.reference }).waitFor()
})

it('the first view is small, and so is the page however long the list', async () => {
  const page = await browser.page()
  const loaded: Promise<number>[] = []
  page.on('requestfinished', request => {
    if (request.url().endsWith('.js')) loaded.push(request.sizes().then(sizes => sizes.responseBodySize))
  })
  await enter(page, HOLDER, /^Case coordination/)
  await page.getByRole('row').nth(3).waitFor()
  await page.getByRole('grid').hover()
  const [next] = await Promise.all([page.waitForRequest('**/graphql'), page.mouse.wheel(0, 20_000)])
  await next.response()
  await page.mouse.wheel(0, 200_000)
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  const scripts = (await Promise.all(loaded)).reduce((sum, size) => sum + size, 0)
  expect(scripts).toBeGreaterThan(50_000)
  expect(scripts).toBeLessThan(250 * 1024)
  const cold = await browser.page()
  await enter(cold, HOLDER, /^Case coordination/)
  const [ready] = (await cold.evaluate('[performance.now()]')) as number[]
  process.stdout.write(
    `  console: ${(scripts / 1024).toFixed(0)} KB of scripts for the first view (${ready?.toFixed(0)} ms)\n`,
  )
})

/** By keyboard: to it, and Enter. */
async function press(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  await target.waitFor()
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}
