import { expect, it } from 'vitest'
import { createAssertionIds } from './assertion-ids.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

it('attack 15: the same proof gives the same ids in another process, and no id twice in one request', () => {
  const take = () => {
    const ids = createAssertionIds('a proof')
    return [ids.next('registry'), ids.next('registry'), ids.next('emergency'), ids.next('training')]
  }
  expect(take()).toEqual(take())
  expect(new Set(take()).size).toBe(4)
  for (const id of take()) expect(id).toMatch(UUID)
  expect(createAssertionIds('another').next('registry')).not.toBe(createAssertionIds('a proof').next('registry'))
})

it('without a proof leaves ids to chance, and still says who was asked', () => {
  const ids = createAssertionIds(null)
  expect([ids.next('registry'), ids.has('registry'), ids.has('training'), ids.size]).toEqual([
    undefined,
    true,
    false,
    1,
  ])
})
