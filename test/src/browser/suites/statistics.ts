import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { accessibilityTroubles } from '../accessibility.ts'
import { press, tabTo } from '../console.ts'
import { COORDINATOR, LIAISON, type World } from './world.ts'

/** Numbers that name nobody. */
export function statisticsSuite(world: World): void {
  describe('statistics', () => {
    it('are drawn and saved by keyboard alone: a chart, the same numbers as a table, a file', async () => {
      const page = await world.browser.pageOf(LIAISON, '/')
      const indicator = page.getByRole('button', { name: /What is counted/ })
      for (const key of ['ArrowDown', 'ArrowUp']) {
        await press(page, indicator)
        await page.getByRole('option').nth(1).waitFor()
        await page.keyboard.press(key)
        await page.keyboard.press('Enter')
        await page.getByRole('listbox').waitFor({ state: 'detached' })
      }
      // A year has more in it than a quarter: not all of it is suppressed.
      await press(page, page.getByRole('button', { name: /Period/ }))
      await page.getByRole('option').nth(1).waitFor()
      await page.keyboard.type('20')
      await page.keyboard.press('Enter')
      await page.getByRole('listbox').waitFor({ state: 'detached' })
      const title = (await indicator.locator('.choice-value').textContent())?.trim() ?? ''
      const group = page.getByRole('group', { name: /^By/ })
      const unchosen = group.locator('label').filter({ has: page.locator('input:not(:checked)') })
      const name = (await unchosen.first().textContent()) ?? ''
      const other = group.getByRole('checkbox', { name, exact: true })
      await tabTo(page, other)
      await page.keyboard.press('Space')
      const numbers = page.getByRole('table', { name: new RegExp(`^${escaped(title)}, `) })
      await numbers.getByRole('columnheader', { name, exact: true }).waitFor()
      await page
        .getByRole('img', { name: new RegExp(`^Chart: ${escaped(title)}`) })
        .or(tooMany(page))
        .first()
        .waitFor()
      const shown = await numbers.locator('td').allInnerTexts()
      expect(shown.filter(text => /^\d/.test(text)).length).toBeGreaterThan(0)
      await page.getByText('suppressed: too few cases').waitFor()
      const saved = page.waitForEvent('download')
      await press(page, page.getByRole('button', { name: 'CSV', exact: true }))
      const file = await readFile(await (await saved).path(), 'utf8')
      for (const number of shown.filter(text => /^\d+$/.test(text))) expect(file).toContain(number)
      expect(await accessibilityTroubles(page)).toEqual([])
    })

    it('have a chart whose bars are as many as the numbers', async () => {
      const page = await world.browser.pageOf(LIAISON, '/statistics')
      await page.getByRole('img', { name: /^Chart: / }).waitFor()
      const numbers = await page.getByRole('table').locator('td').allInnerTexts()
      const released = numbers.filter(text => /^[1-9]/.test(text)).length
      await expect.poll(() => page.locator('.recharts-bar-rectangle path').count()).toBe(released)
    })

    it('are for their own purpose, and a coordinator is led there', async () => {
      const page = await world.browser.pageOf(COORDINATOR, '/statistics')
      await page.getByRole('button', { name: /^Case coordination/ }).click()
      await page.getByRole('heading', { name: /^Statistics are shown for the purpose/ }).waitFor()
      await page.getByRole('main').getByRole('button', { name: 'Change purpose' }).click()
      await page.keyboard.press('Enter')
      await page.getByRole('option', { name: /^Statistics/ }).click()
      await page.getByRole('img', { name: /^Chart: / }).waitFor()
    })
  })
}

function tooMany(page: Awaited<ReturnType<World['browser']['page']>>) {
  return page.getByText('Too many bars for a picture.')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
