import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { enter, openCase, room, tabTo } from '../console.ts'
import { HOLDER, PARTNER, type World } from './world.ts'

/** Finding a case, and reading it. */
export function casesSuite(world: World): void {
  describe('a case', () => {
    it('shows what each member releases, and why the rest is withheld', async () => {
      const page = await enter(world.browser, PARTNER, /^Emergency protection/)
      await openCase(page, world.hub.showcase.reference)
      const emergency = room(page, 'Emergency support')
      await emergency.getByText('The defender forbids it').first().waitFor()
      await emergency.getByText('The defender has forbidden this.').waitFor()
      await emergency.getByText('High', { exact: true }).waitFor()
      expect(await emergency.getByText('Nothing recorded').count()).toBeLessThan(await emergency.locator('dd').count())
      expect(page.url()).toBe(`${world.hub.publicUrl}/case`)
      expect(await page.title()).toBe('Case · HRD hub')
    })

    it('is asked for anew under another purpose, and what that does not cover is gone', async () => {
      const page = await enter(world.browser, PARTNER, /^Emergency protection/)
      await openCase(page, world.hub.showcase.reference)
      await room(page, 'Emergency support').getByText('High', { exact: true }).waitFor()
      await page.getByRole('button', { name: /^Emergency protection/ }).click()
      await page.getByRole('option', { name: /^Training/ }).click()
      await page.getByRole('region', { name: 'How you act' }).getByText('Training', { exact: true }).first().waitFor()
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByText('High', { exact: true }).count()).toBe(0)
    })

    it('that is not there is said to be so', async () => {
      const page = await enter(world.browser, PARTNER, /^Training/)
      await page.getByRole('searchbox').fill('HRD-2222-2222')
      await page.getByRole('heading', { name: 'No case matches' }).waitFor()
    })

    it('says that a member is down, and shows the others', async () => {
      const page = await enter(world.browser, PARTNER, /^Emergency protection/)
      world.hub.proxies.emergency.standIn = (_, response) => void response.writeHead(503).end()
      try {
        await openCase(page, world.hub.showcase.reference)
        await room(page, 'Emergency support').getByText('Emergency support does not answer').waitFor()
        await room(page, 'Training').getByText('Trainings').first().waitFor()
      } finally {
        world.hub.proxies.emergency.standIn = undefined
      }
    })

    it('is found by keyboard alone, and the focus goes along', async () => {
      const page = await enter(world.browser, HOLDER, /^Case coordination/)
      await tabTo(page, page.getByRole('searchbox'))
      await page.keyboard.type(world.hub.showcase.reference.slice(0, 12))
      await page.getByText('1 case', { exact: true }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: world.hub.showcase.reference }).waitFor()
      await page.locator('main:focus').waitFor()
      await page.keyboard.press('Tab')
      await page.locator('main a:focus', { hasText: 'All cases' }).waitFor()
    })

    it('is reached row by row, and the list is as it was when one comes back', async () => {
      const page = await enter(world.browser, HOLDER, /^Case coordination/)
      const link = (row: number) => page.getByRole('row').nth(row).getByRole('link')
      await link(3).waitFor()
      await tabTo(page, link(1))
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('PageDown')
      const reached = page.getByRole('row').and(page.locator('[data-at="11"]')).getByRole('link')
      await reached.and(page.locator(':focus')).waitFor()
      const reference = (await reached.textContent()) ?? ''
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: reference }).waitFor()
      await page.goBack()
      await page.getByRole('link', { name: reference }).waitFor()
    })
  })

  describe('text from members', () => {
    const NAME = '<img src=x onerror="document.title=1"><script>document.title=2</script>'

    it('is shown as text: a name that would be markup makes nothing, and runs nothing', async () => {
      const database = new pg.Client(world.hub.databases.emergency.migrateUrl)
      await database.connect()
      await database.query('update emergency_file set legal_name = $1 where case_id = $2', [
        NAME,
        world.hub.showcase.id,
      ])
      await database.end()
      const page = await enter(world.browser, HOLDER, /^Emergency protection/)
      await openCase(page, world.hub.showcase.reference)
      await page.getByText(NAME, { exact: true }).waitFor()
      expect(await page.locator('main img, main script').count()).toBe(0)
      expect(await page.title()).toBe('Case · HRD hub')
    })
  })
}
