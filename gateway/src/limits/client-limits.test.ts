import { describe, expect, it, vi } from 'vitest'
import { Refusal } from '../authenticate/refusals.ts'
import { createClientLimits } from './client-limits.ts'

async function refusal(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof Refusal ? [error.code, error.status, error.headers['retry-after']] : error
}

describe('attack 13: a caller', () => {
  it('is refused above its rate until the minute is over, and others are not', async () => {
    vi.useFakeTimers()
    try {
      const limits = createClientLimits({ perMinute: 2, atOnce: 10 })
      for (const round of [1, 2]) {
        for (let count = 0; count < 2; count++) (await limits.enter('a')).leave()
        vi.advanceTimersByTime(20_500)
        expect(await refusal(limits.enter('a')), `round ${round}`).toEqual(['TOO_MANY_REQUESTS', 429, '40'])
        expect(await refusal(limits.enter('b'))).toBeUndefined()
        vi.advanceTimersByTime(40_000)
      }
    } finally {
      vi.useRealTimers()
    }
  })

  it('is refused while as many of its requests are under way as may be', async () => {
    const limits = createClientLimits({ perMinute: 1_000, atOnce: 2 })
    const [first] = [await limits.enter('a'), await limits.enter('a')]
    expect(await refusal(limits.enter('a'))).toEqual(['TOO_MANY_REQUESTS', 429, '1'])
    expect(await refusal(limits.enter('b'))).toBeUndefined()
    first.leave()
    first.leave()
    await limits.enter('a')
    expect(await refusal(limits.enter('a'))).toEqual(['TOO_MANY_REQUESTS', 429, '1'])
  })

  it('keeps its place while its request is answered, though it hung up', async () => {
    const limits = createClientLimits({ perMinute: 1_000, atOnce: 1 })
    const place = await limits.enter('a')
    const { promise, resolve } = Promise.withResolvers<void>()
    const work = place.during(() => promise)
    place.leave()
    expect(await refusal(limits.enter('a'))).toBeDefined()
    resolve()
    await work
    expect(await refusal(limits.enter('a'))).toBeUndefined()
  })

  it('gets its place back when its request fails', async () => {
    const limits = createClientLimits({ perMinute: 1_000, atOnce: 1 })
    const place = await limits.enter('a')
    await place.during(() => Promise.reject(new Error('failed'))).catch(() => {})
    expect(await refusal(limits.enter('a'))).toBeDefined()
    place.leave()
    expect(await refusal(limits.enter('a'))).toBeUndefined()
  })
})
