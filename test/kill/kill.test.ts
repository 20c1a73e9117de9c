import { expect, it } from 'vitest'
import { runKills } from './run.ts'

// `pnpm kill-tests` kills many more, and has a member down for a whole case.
it('attack 27: gateway, registry, members and PostgreSQL are killed: nothing is lost, done twice or left unlogged', async () => {
  const found = await runKills(6)
  expect(found).toMatchObject({ lost: 0, twice: 0, unlogged: 0, late: 0, astray: 0 })
  expect(Object.keys(found.kills).sort()).toEqual(['PostgreSQL', 'emergency', 'gateway', 'registry', 'training'])
  expect(found.acknowledged).toBeGreaterThanOrEqual(10)
}, 240_000)
