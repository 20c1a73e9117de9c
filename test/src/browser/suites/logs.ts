import { describe, expect, it } from 'vitest'
import { enter, openCase, room } from '../console.ts'
import { AUDITOR, COORDINATOR, HOLDER, OFFICER, PARTNER, type World } from './world.ts'

/** Who saw a case: for those who may ask, and for nobody else. */
export function logsSuite(world: World): void {
  describe('who saw a case', () => {
    it('its officer reads, and what is told to the defender names nobody', async () => {
      const seeing = await enter(world.browser, PARTNER, /^Emergency protection/)
      await openCase(seeing, world.hub.showcase.reference)
      await room(seeing, 'Emergency support').waitFor()
      const page = await enter(world.browser, OFFICER, /^Audit/)
      await openCase(page, world.hub.showcase.reference)
      const asked = page.getByRole('region', { name: 'Who asked' })
      await asked.getByText(PARTNER).first().waitFor()
      await asked
        .getByText(/^Shown/)
        .first()
        .waitFor()
      await asked
        .getByText(/fields/)
        .first()
        .click()
      await asked
        .getByText(/Request [0-9a-f-]{36}/)
        .first()
        .waitFor()
      const told = page.getByRole('table', { name: 'What was told to others' })
      await told.getByText('A person', { exact: true }).first().waitFor()
      expect(await told.textContent()).not.toMatch(/@|Training/)
      expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Who saw this case', 'Who may see what'])
    })

    it('is not shown to a case worker, of the holder neither', async () => {
      const page = await enter(world.browser, HOLDER, /^Case coordination/)
      await openCase(page, world.hub.showcase.reference)
      await page.getByRole('tab').first().waitFor()
      expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Case file', 'Timeline', 'Who may see what', 'Desk'])
      const other = await enter(world.browser, HOLDER, /^Case coordination/, { at: '/logs' })
      await other.getByRole('heading', { name: 'Logs are for auditors of the secretariat' }).waitFor()
    })

    it('the auditor reads in counts and proofs, under pseudonyms', async () => {
      const page = await enter(world.browser, AUDITOR, /^Audit/, { at: '/' })
      const counts = page.getByRole('table', { name: 'Requests' })
      await counts.getByRole('row', { name: /Training Case worker Emergency protection/ }).waitFor()
      await page.getByRole('region', { name: 'Entries' }).getByRole('listitem').first().waitFor()
      expect(await page.getByRole('main').textContent()).not.toMatch(/case-worker@|HRD-/)
      const saved = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save as a file (JSON)' }).click()
      expect((await saved).suggestedFilename()).toMatch(/^log-emergency-.*\.json$/)
    })
  })

  it('host places are shown to the coordinator without a name, a town or a way to the host', async () => {
    const page = await enter(world.browser, COORDINATOR, /^Relocation/, { at: '/' })
    const places = page.getByRole('table', { name: 'Host places' })
    await places.getByRole('row').nth(3).waitFor()
    expect(await places.getByRole('columnheader').allInnerTexts()).toEqual([
      'Region',
      'Persons',
      'For whom',
      'Free',
      'Languages',
    ])
  })
}
