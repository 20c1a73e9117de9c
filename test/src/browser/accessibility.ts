import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

interface Looked {
  /** A selector, where not the whole page is to be looked at. */
  readonly within?: string
  /** Colours do not depend on the language, and take longest to look at: once is enough. */
  readonly colours?: boolean
}

/** What axe finds wrong by WCAG 2.2 AA and its best practices, one line for each place; best none. */
export async function accessibilityTroubles(page: Page, { within, colours = true }: Looked = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false })
  if (within !== undefined) axe.include(within)
  if (!colours) axe.disableRules('color-contrast')
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id} (${help}) at ${target.join(' ')}`),
  )
}
