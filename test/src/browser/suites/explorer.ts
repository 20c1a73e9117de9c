import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { SLOWER } from '../../harness/slower.ts'
import { accessibilityTroubles } from '../accessibility.ts'
import { enterPassword } from '../sign-in.ts'
import { COORDINATOR, type World } from './world.ts'

/** For partners’ developers: GraphiQL, asking as whoever signs in. */
export function explorerSuite(world: World): void {
  describe('the API explorer', () => {
    it('asks as whoever signs in, with the headers filled in, and keeps nothing in the browser', async () => {
      const page = await world.browser.page({ viewport: { width: 1400, height: 900 } })
      await page.goto('/explorer')
      await enterPassword(page, COORDINATOR)
      await page.waitForURL(`${world.hub.publicUrl}/explorer`)
      // The editor is large, and asks for the schema first.
      await page
        .getByText('purpose-of-use')
        .first()
        .waitFor({ timeout: 25_000 * SLOWER })
      const answer = await execute(page)
      expect(answer.request().headers()).toMatchObject({
        'purpose-of-use': 'CASE_COORDINATION',
        'acting-role': 'COORDINATOR',
      })
      expect(await answer.json()).toMatchObject({ data: { viewer: { sub: COORDINATOR } } })
      await page.getByText('"COORDINATOR"').first().waitFor()
      expect(await page.evaluate('[{...localStorage}, {...sessionStorage}]')).toEqual([{}, {}])
      expect(await accessibilityTroubles(page)).toEqual([])
    })

    it('shows the documentation of the schema, and a refusal as it is', async () => {
      const page = await world.browser.pageOf(COORDINATOR, '/explorer', { viewport: { width: 1400, height: 900 } })
      await page
        .getByText('purpose-of-use')
        .first()
        .waitFor({ timeout: 25_000 * SLOWER })
      await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
      await page.locator('.graphiql-doc-explorer-type-name', { hasText: 'Query' }).first().click()
      await page.getByText('caseByReference').first().waitFor()
      // Without its headers a caller is told what is missing.
      await page.locator('.graphiql-editor-tool .monaco-editor').last().click()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.press('Delete')
      const answer = await execute(page)
      expect([answer.status(), await answer.json()]).toMatchObject([
        400,
        { errors: [{ extensions: { code: 'PURPOSE_REQUIRED' } }] },
      ])
    })
  })
}

/** Runs what the editor holds. */
async function execute(page: Page) {
  const asked = page.waitForResponse(
    response => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('FirstCases'),
  )
  await page.getByRole('button', { name: /Execute query/ }).click()
  return asked
}
