import { describe, expect, it } from 'vitest'
import { accessibilityTroubles } from '../accessibility.ts'
import { choose, enter, expectNoOverflow, openCase } from '../console.ts'
import { AUDITOR, COORDINATOR, HOLDER, LIAISON, OFFICER, type World } from './world.ts'

const LANGUAGES = [
  {
    locale: 'en-GB',
    emergency: 'Emergency protection',
    audit: 'Audit',
    relocation: 'Relocation',
    pages: ['Cases', 'Inbox', 'Agreement'],
    tabs: ['Timeline', 'Who may see what', 'Desk'],
    log: 'Who asked',
    entries: 'Entries',
  },
  {
    locale: 'fr-FR',
    emergency: 'Protection d’urgence',
    audit: 'Audit',
    relocation: 'Relocalisation',
    pages: ['Dossiers', 'Boîte de réception', 'Accord'],
    tabs: ['Chronologie', 'Qui peut voir quoi', 'Guichet'],
    log: 'Qui a demandé',
    entries: 'Entrées',
  },
] as const

/** Every page, in both languages, at every width, in both directions. */
export function pagesSuite(world: World): void {
  describe.each(LANGUAGES)('in $locale', language => {
    const { locale } = language
    const colours = locale === 'en-GB'

    it('axe finds nothing on any page of a case worker, nor on the forms of the desk', async () => {
      const page = await enter(world.browser, HOLDER, new RegExp(`^${language.emergency}`), { locale })
      for (const name of language.pages) {
        await page.getByRole('navigation').getByRole('link', { name }).click()
        await page.getByRole('heading', { level: 1, name: /./ }).waitFor()
        expect(await accessibilityTroubles(page, { colours }), name).toEqual([])
      }
      await page.getByRole('navigation').getByRole('link', { name: language.pages[0] }).click()
      await openCase(page, world.hub.showcase.reference)
      expect(await accessibilityTroubles(page, { colours })).toEqual([])
      for (const name of language.tabs) {
        await page.getByRole('tab', { name }).click()
        await page.getByRole('tabpanel', { name }).waitFor()
        expect(await accessibilityTroubles(page, { within: '[role=tabpanel]', colours }), name).toEqual([])
      }
      const forms = page.locator('.task button')
      await expect.poll(() => forms.count()).toBe(7)
      for (const form of await forms.all()) {
        const name = (await form.textContent()) ?? ''
        await form.click()
        await page.getByRole('dialog').locator('form').waitFor()
        expect(await accessibilityTroubles(page, { within: '.modal', colours }), name).toEqual([])
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        await form.and(page.locator(':focus')).waitFor()
      }
    })

    it('nor on those of an officer, an auditor, a coordinator and liaison staff', async () => {
      const officer = await enter(world.browser, OFFICER, new RegExp(`^${language.audit}`), { locale })
      await openCase(officer, world.hub.showcase.reference)
      await officer.getByRole('region', { name: language.log }).waitFor()
      expect(await accessibilityTroubles(officer, { colours }), 'who saw the case').toEqual([])
      const auditor = await enter(world.browser, AUDITOR, new RegExp(`^${language.audit}`), { locale, at: '/' })
      await auditor.getByRole('region', { name: language.entries }).waitFor()
      expect(await accessibilityTroubles(auditor, { colours }), 'logs').toEqual([])
      const coordinator = await enter(world.browser, COORDINATOR, new RegExp(`^${language.relocation}`), {
        locale,
        at: '/',
      })
      await coordinator.getByRole('table').waitFor()
      expect(await accessibilityTroubles(coordinator, { colours }), 'host places').toEqual([])
      const liaison = await world.browser.pageOf(LIAISON, '/', { locale })
      await liaison.locator('.chart svg').first().waitFor()
      expect(await accessibilityTroubles(liaison, { colours }), 'statistics').toEqual([])
      const choosing = await world.browser.pageOf(COORDINATOR, '/', { locale })
      await choosing.getByRole('heading', { level: 1 }).waitFor()
      expect(await accessibilityTroubles(choosing, { colours }), 'choosing the purpose').toEqual([])
    })
  })

  it.each([1280, 390])('nothing is wider than a window of %i pixels, in either direction', async width => {
    const page = await enter(world.browser, HOLDER, /^Case coordination/, { viewport: { width, height: 800 } })
    const both = async (where: string) => {
      for (const dir of ['ltr', 'rtl']) {
        await page.evaluate(`document.documentElement.dir = '${dir}'`)
        await expectNoOverflow(page, `${where}, ${dir}`)
      }
    }
    await page.getByRole('row').nth(3).waitFor()
    await both('cases')
    await openCase(page, world.hub.showcase.reference)
    for (const name of ['Case file', 'Timeline', 'Who may see what', 'Desk']) {
      await page.getByRole('tab', { name }).click()
      await page.getByRole('tabpanel', { name }).waitFor()
      await both(name)
    }
    for (const name of ['Inbox', 'Agreement']) {
      await page.getByRole('navigation').getByRole('link', { name }).click()
      await page.getByRole('heading', { level: 1, name: /./ }).waitFor()
      await both(name)
    }
    const liaison = await world.browser.pageOf(LIAISON, '/', { viewport: { width, height: 800 } })
    await liaison.locator('.chart svg').first().waitFor()
    await expectNoOverflow(liaison, 'statistics')
  })

  it('nothing moves for those who asked for that', async () => {
    const page = await world.browser.pageOf(HOLDER, '/cases', { reducedMotion: 'reduce' })
    await choose(page, /^Case coordination/)
    await page.getByRole('row').nth(3).waitFor()
    expect(
      await page.evaluate(
        '[document.getAnimations().length, getComputedStyle(document.documentElement).scrollBehavior]',
      ),
    ).toEqual([0, 'auto'])
  })
}
