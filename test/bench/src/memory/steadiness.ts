/** Memory of a process after so many requests. */
export interface Sample {
  readonly requests: number
  readonly mb: number
}

export interface Steadiness {
  /** The memory once everything that is filled by use is full: at the end of the warm-up. */
  readonly before: number
  readonly least: number
  readonly most: number
  /** How far the most lies above what it was before, as a share. */
  readonly growth: number
  readonly steady: boolean
}

/** What the gateway's memory may grow by after the warm-up. */
export const MAY_GROW = 0.1

/**
 * Whether memory stays where it was when the warm-up ended. Going down is no fault.
 *
 * @param warmUp requests; the last sample up to there is what the others are held against
 */
export function steadinessOf(samples: readonly Sample[], warmUp: number): Steadiness {
  const before = samples.findLast(({ requests }) => requests <= warmUp)?.mb
  const after = samples.filter(({ requests }) => requests > warmUp).map(({ mb }) => mb)
  if (before === undefined || after.length === 0)
    throw new RangeError('there are no samples on both sides of the warm-up')
  const most = Math.max(...after)
  const growth = most / before - 1
  return { before, least: Math.min(...after), most, growth, steady: growth <= MAY_GROW }
}
