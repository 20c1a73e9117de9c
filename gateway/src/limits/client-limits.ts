import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from '../authenticate/refusals.ts'

export interface ClientLimitOptions {
  readonly perMinute: number
  readonly atOnce: number
}

/** How much one caller may ask of one process. */
export interface ClientLimits {
  /**
   * Counts a request and takes a place among those under way.
   *
   * @throws Refusal
   */
  enter(sub: string): Promise<Place>
}

/** A request's place. It is given back once the answer has gone or the caller hung up, and nothing runs for it. */
export interface Place {
  /** Runs the request's work; hanging up does not stop it, so it keeps the place. */
  during<T>(work: () => Promise<T>): Promise<T>
  /** The connection has no more use for the request. */
  leave(): void
}

/**
 * Counts by the subject of the access token. What a caller may choose freely, such as its end user or a fresh token,
 * would let it count as many callers.
 */
export function createClientLimits({ perMinute, atOnce }: ClientLimitOptions): ClientLimits {
  const rate = new RateLimiterMemory({ points: perMinute, duration: 60 })
  const underWay = new Map<string, number>()

  function take(sub: string): Place {
    const count = underWay.get(sub) ?? 0
    if (count >= atOnce) throw Refusal.tooMany(1_000)
    underWay.set(sub, count + 1)
    let holds = 1
    const release = () => {
      holds -= 1
      if (holds > 0) return
      const left = (underWay.get(sub) ?? 1) - 1
      if (left === 0) underWay.delete(sub)
      else underWay.set(sub, left)
    }
    let left = false
    return {
      async during(work) {
        holds += 1
        try {
          return await work()
        } finally {
          release()
        }
      },
      leave() {
        if (left) return
        left = true
        release()
      },
    }
  }

  return {
    async enter(sub) {
      try {
        await rate.consume(sub)
      } catch (error) {
        throw error instanceof RateLimiterRes ? Refusal.tooMany(error.msBeforeNext) : error
      }
      return take(sub)
    },
  }
}
