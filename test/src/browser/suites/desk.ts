import { describe, expect, it } from 'vitest'
import { accessibilityTroubles } from '../accessibility.ts'
import { enter, openCase, press, room, tabTo, turnTo } from '../console.ts'
import { enterPassword, loseSession } from '../sign-in.ts'
import { HOLDER, OFFICER, PARTNER, type World } from './world.ts'

/** Working together on a case. */
export function deskSuite(world: World): void {
  describe('two people', () => {
    it('ask for access and grant it, by keyboard alone', async () => {
      const asking = await enter(world.browser, PARTNER, /^Emergency protection/)
      await openCase(asking, world.hub.showcase.reference)
      await turnTo(asking, 'Desk')
      await press(asking, asking.getByRole('button', { name: 'Request access' }))
      const form = asking.getByRole('dialog')
      await tabTo(asking, form.getByRole('checkbox', { name: 'Health' }))
      await asking.keyboard.press('Space')
      await tabTo(asking, form.getByRole('textbox', { name: 'Why you need it' }))
      await asking.keyboard.type('To plan <b>the</b> training.')
      await press(asking, form.getByRole('button', { name: 'Send request' }))
      await asking.getByText('The request was sent.').waitFor()
      await asking.getByRole('button', { name: 'Request access' }).and(asking.locator(':focus')).waitFor()

      const granting = await enter(world.browser, HOLDER, /^Emergency protection/)
      await press(granting, granting.getByRole('link', { name: 'Inbox 1 waiting' }))
      await press(granting, granting.getByRole('button', { name: 'Read the text' }).first())
      await granting.getByText('To plan <b>the</b> training.').waitFor()
      await press(granting, granting.getByRole('button', { name: 'Approve…' }).first())
      await press(granting, granting.getByRole('button', { name: 'Grant access' }))
      await granting.getByRole('heading', { name: 'Nothing waits for your answer' }).waitFor()
      await turnTo(granting, 'In force')
      await granting.getByRole('button', { name: 'End it' }).waitFor()

      await press(asking, asking.getByRole('link', { name: 'Inbox' }))
      await asking.getByRole('tab', { name: /^Asked by us/ }).click()
      await asking.getByText('Accepted', { exact: true }).first().waitFor()
    })

    it('open a case, refer it, accept it, take a part of it, give it up again, and close it', async () => {
      const opening = await enter(world.browser, HOLDER, /^Case coordination/)
      await opening.getByRole('button', { name: 'Open a case…' }).click()
      await opening.getByRole('textbox', { name: 'Your own name for the case' }).fill('E-2026-0815')
      await opening.getByRole('button', { name: 'Open the case' }).click()
      const heading = opening.getByRole('heading', { level: 1, name: /^Case HRD-/ })
      await heading.waitFor()
      const reference = (await heading.locator('.reference').textContent()) ?? ''
      await opening.getByRole('tab', { name: 'Desk' }).click()
      await opening.getByRole('button', { name: 'Refer', exact: true }).click()
      const form = opening.getByRole('dialog')
      await form.getByRole('button', { name: /To$/ }).click()
      await opening.getByRole('option', { name: 'Training' }).click()
      await form.getByRole('group', { name: 'What it is about' }).getByRole('checkbox', { name: 'Contact' }).check()
      await form.getByRole('button', { name: 'Send referral' }).click()
      await opening.getByText('The referral was sent.').waitFor()

      const accepting = await enter(world.browser, PARTNER, /^Case coordination/, { at: '/inbox' })
      await accepting.getByRole('button', { name: 'Accept' }).first().click()
      await accepting.getByRole('link', { name: 'Open the case' }).click()
      await accepting.getByRole('heading', { level: 1, name: reference }).waitFor()
      await accepting.getByRole('tab', { name: 'Desk' }).click()
      await accepting.getByRole('button', { name: 'Register our part…' }).click()
      await accepting.getByRole('textbox', { name: 'Your own name for the case' }).fill('T-77')
      await accepting.getByRole('dialog').getByRole('button', { name: 'Register our part' }).click()
      await accepting.getByText('Your organisation holds a part of this case now.').waitFor()
      await accepting.getByRole('button', { name: 'Give up our part…' }).click()
      await accepting.getByRole('checkbox', { name: /by mistake/ }).check()
      await accepting.getByRole('dialog').getByRole('button', { name: 'Give up our part' }).click()
      await accepting.getByRole('heading', { level: 1, name: 'Cases' }).waitFor()

      await opening.getByRole('button', { name: 'Change status' }).click()
      await opening.getByRole('dialog').getByRole('button', { name: 'Change status' }).click()
      await opening.getByText('The status was changed.').waitFor()
      await opening.locator('.case-facts').getByText('Closed').waitFor()
    })

    it('ask the member that holds a value to ask for consent, from where it is withheld', async () => {
      const asking = await enter(world.browser, PARTNER, /^Emergency protection/)
      await openCase(asking, world.hub.showcase.reference)
      await room(asking, 'Relocation').getByRole('button', { name: 'Ask for consent…' }).click()
      const form = asking.getByRole('dialog')
      const text = await form.getByRole('textbox', { name: 'Why you need it' }).inputValue()
      expect(text).toMatch(/^Please ask the defender whether we may see: /)
      await form.getByRole('button', { name: 'Send to the member' }).click()
      await asking.getByText('The member was asked.').waitFor()
      const asked = await enter(world.browser, 'case-worker@relocation.example', /^Relocation/, { at: '/inbox' })
      await asked.getByRole('button', { name: 'Read the text' }).first().click()
      await asked.getByText(text).waitFor()
    })

    it('withdraw consent by keyboard alone, and the value is gone', async () => {
      const seeing = await enter(world.browser, PARTNER, /^Emergency protection/)
      await openCase(seeing, world.hub.showcase.reference)
      await room(seeing, 'Emergency support').getByText('High', { exact: true }).waitFor()

      const holding = await enter(world.browser, HOLDER, /^Emergency protection/)
      await openCase(holding, world.hub.showcase.reference)
      await turnTo(holding, 'Desk')
      const permits = holding.getByRole('button', { name: 'Withdraw', exact: true })
      await permits.first().waitFor()
      for (let left = await permits.count(); left > 0; left--) {
        await press(holding, permits.first())
        await press(holding, holding.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }))
        await holding.getByRole('dialog').waitFor({ state: 'detached' })
        await expect.poll(() => permits.count()).toBe(left - 1)
      }

      await seeing.reload()
      await seeing.getByRole('tab', { name: 'Case file' }).waitFor()
      await room(seeing, 'Emergency support').getByText('and has withdrawn it').first().waitFor()
      expect(await seeing.getByText('High', { exact: true }).count()).toBe(0)
    })

    it('break the glass, and review it', async () => {
      const page = await enter(world.browser, PARTNER, /^Emergency protection/)
      await openCase(page, world.hub.showcase.reference)
      await page.getByRole('tab', { name: 'Desk' }).click()
      await page.getByRole('button', { name: 'Break the glass' }).click()
      const form = page.getByRole('dialog')
      await form.getByText('Only where a life is at stake').waitFor()
      expect(await accessibilityTroubles(page, { within: '.modal' })).toEqual([])
      await form.getByRole('textbox').fill('She does not answer, and her house is watched.')
      await form.getByRole('checkbox').check()
      await form.getByRole('button', { name: 'Break the glass now' }).click()
      await page.getByText('The case is open to you for four hours.').waitFor()

      const officer = await enter(world.browser, OFFICER, /^Audit/, { at: '/inbox' })
      await officer.getByRole('button', { name: 'Read the text' }).first().click()
      await officer.getByText('her house is watched').waitFor()
      await officer.getByRole('button', { name: 'It was rightful' }).first().click()
      await expect.poll(() => officer.getByText('her house is watched').count()).toBe(0)
    })
  })

  it('a session that ends in the middle of a form is begun again, and the form goes on', async () => {
    const page = await enter(world.browser, PARTNER, /^Training/, { at: '/inbox' })
    await page.getByRole('button', { name: 'Request access' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: 'Id of the case' }).fill(world.hub.showcase.id)
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

  it('a refusal is a sentence, and what was written stays', async () => {
    const page = await enter(world.browser, PARTNER, /^Training/, { at: '/inbox' })
    await page.getByRole('button', { name: 'Request access' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('textbox', { name: 'Id of the case' }).fill(world.hub.showcase.id)
    await form.getByRole('checkbox', { name: 'Contact' }).check()
    await form.getByRole('textbox', { name: 'Why you need it' }).fill('Until yesterday.')
    await form.getByLabel('Until').fill('2020-01-01')
    await form.getByRole('button', { name: 'Send request' }).click()
    await form.getByRole('alert').getByText('The end lies in the past.').waitFor()
    expect(await form.getByRole('textbox', { name: 'Why you need it' }).inputValue()).toBe('Until yesterday.')
  })
}
