import { describe, expect, it } from 'vitest'
import { createUsedProofs } from './used-proofs.ts'

function atTime(most?: number) {
  const time = { now: 1_000_000 }
  return { time, proofs: createUsedProofs({ lifeMs: 90_000, clock: () => time.now, ...(most && { most }) }) }
}

describe('attack 15: a proof that was used', () => {
  it('is not used again', () => {
    const { proofs } = atTime()
    expect([proofs.has('a'), proofs.use('a'), proofs.has('a'), proofs.use('a')]).toEqual([false, 'fresh', true, 'used'])
    expect(proofs.use('b')).toBe('fresh')
  })

  it('is remembered for as long as it is good, whenever it was used', () => {
    for (const usedAfter of [0, 1, 45_000, 89_999, 90_000, 90_001, 500_000]) {
      const { time, proofs } = atTime()
      time.now += usedAfter
      proofs.use('a')
      for (const step of [1, 44_999, 45_000]) {
        time.now += step - 1
        proofs.use(`other ${time.now}`)
        expect(proofs.use('a'), `used after ${usedAfter}`).toBe('used')
        time.now += 1
      }
    }
  })

  it('is forgotten when it is long past', () => {
    const { time, proofs } = atTime()
    proofs.use('a')
    time.now += 180_001
    expect(proofs.use('a')).toBe('fresh')
  })

  it('is not forgotten to make room', () => {
    const { time, proofs } = atTime(2)
    expect([proofs.use('a'), proofs.use('b'), proofs.use('c'), proofs.use('a')]).toEqual([
      'fresh',
      'fresh',
      'full',
      'used',
    ])
    time.now += 90_000
    expect([proofs.use('c'), proofs.use('a')]).toEqual(['fresh', 'used'])
  })
})
