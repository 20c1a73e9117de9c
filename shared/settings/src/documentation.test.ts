import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settingsTable } from './index.ts'

test('docs/settings.md is what the declarations say; if not, run `pnpm settings`', () => {
  const page = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8')
  expect(page).toBe(settingsTable())
})
