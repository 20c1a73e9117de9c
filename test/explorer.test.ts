import { afterAll, beforeAll, expect, it } from 'vitest'
import { enterPassword } from './src/browser/sign-in.ts'
import { startBrowser, type TestBrowser } from './src/browser/start-browser.ts'
import { type Hub, startHub } from './src/harness/start-hub.ts'

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

it('the API explorer asks as whoever signs in, with the headers filled in, and keeps nothing in the browser', async () => {
  const page = await browser.page({ viewport: { width: 1400, height: 900 } })
  await page.goto('/explorer')
  await enterPassword(page, 'coordinator@secretariat.example')
  await page.waitForURL(`${hub.publicUrl}/explorer`)
  // The editor is large, and asks for the schema first.
  await page.getByText('purpose-of-use').first().waitFor({ timeout: 25_000 })
  const isAnswer = (body: string | null) => body?.includes('FirstCases') ?? false
  const asked = page.waitForResponse(response => isAnswer(response.request().postData()))
  await page.getByRole('button', { name: /Execute query/ }).click()
  const answer = await asked
  expect(answer.request().headers()).toMatchObject({
    'purpose-of-use': 'CASE_COORDINATION',
    'acting-role': 'COORDINATOR',
  })
  expect(await answer.json()).toMatchObject({ data: { viewer: { sub: 'coordinator@secretariat.example' } } })
  await page.getByText('"COORDINATOR"').first().waitFor()
  expect(await page.evaluate('[{...localStorage}, {...sessionStorage}]')).toEqual([{}, {}])
  expect(browser.takeTroubles()).toEqual([])
})
