import { OWNERS, type Owner } from '@hub/vocabulary'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createOwnerHealth } from './owner-health.ts'
import type { Transport } from './transport.ts'

/** Health over a transport whose owners answer probes as told; nothing is probed on its own. */
function healthOver(answers: Partial<Record<Owner, boolean>>) {
  const transport: Transport = {
    ask: async () => null,
    probe: async owner => answers[owner] ?? true,
    close: async () => {},
  }
  const health = createOwnerHealth(transport, pino({ level: 'silent' }), 2 ** 30)
  health.stop()
  return health
}

it('takes nobody for up before it has said so', async () => {
  const health = healthOver({})
  expect(OWNERS.filter(owner => health.isDown(owner))).toEqual(OWNERS)
  await health.probeAll()
  expect(OWNERS.filter(owner => health.isDown(owner))).toEqual([])
})

it('forgives one late probe, and not two in a row', async () => {
  const answers: Partial<Record<Owner, boolean>> = {}
  const health = healthOver(answers)
  await health.probeAll()
  answers.training = false
  await health.probeAll()
  expect(health.isDown('training')).toBe(false)
  answers.training = true
  await health.probeAll()
  answers.training = false
  await health.probeAll()
  expect(health.isDown('training')).toBe(false)
  await health.probeAll()
  expect(health.isDown('training')).toBe(true)
})

it('takes an owner for down at the first fetch that fails, until it is ready again', async () => {
  const health = healthOver({})
  await health.probeAll()
  health.failed('outreach')
  expect(health.isDown('outreach')).toBe(true)
  await health.probeAll()
  expect(health.isDown('outreach')).toBe(false)
})

it('does not believe a probe that was under way when a fetch failed', async () => {
  const health = healthOver({})
  await health.probeAll()
  const probing = health.probeAll()
  health.failed('outreach')
  await probing
  expect(health.isDown('outreach')).toBe(true)
})
