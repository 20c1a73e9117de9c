import { expect, it } from 'vitest'
import { TAKING_PART } from '../kill/hub.ts'
import { runFailover } from './run.ts'

// `pnpm failover-tests` withdraws more, and prints what it finds.
it('attack 21: a primary is killed and its standby promoted: nothing that was acknowledged is lost, and what was withdrawn stays so', async () => {
  const found = await runFailover(3, [TAKING_PART])
  process.stdout.write(`failover: ${JSON.stringify(found)}\n`)
  expect(found).toMatchObject({ failedElsewhere: 0, lost: 0, unlogged: 0, withdrawnButTold: 0, late: 0 })
  expect(found.values).toBeGreaterThan(0)
}, 240_000)
