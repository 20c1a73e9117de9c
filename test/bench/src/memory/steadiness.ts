/** The most memory that a process had since the sample before. */
export interface Sample {
  /** Since the start. */
  readonly requests: number
  readonly mb: number
}

export interface Steadiness {
  /** The most that it had while everything was filled that is filled by use: in the warm-up. */
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
 * Whether the peaks of memory stay where they were in the warm-up. Between two thorough collections of garbage memory
 * rises to a peak, so what it is at a moment says little. Going down is no fault.
 *
 * @param warmUp requests; the most of all samples up to there is what the others are held against
 */
export function steadinessOf(samples: readonly Sample[], warmUp: number): Steadiness {
  const warming = samples.filter(({ requests }) => requests <= warmUp).map(({ mb }) => mb)
  const after = samples.filter(({ requests }) => requests > warmUp).map(({ mb }) => mb)
  if (warming.length === 0 || after.length === 0)
    throw new RangeError('there are no samples on both sides of the warm-up')
  const before = Math.max(...warming)
  const most = Math.max(...after)
  const growth = most / before - 1
  return { before, least: Math.min(...after), most, growth, steady: growth <= MAY_GROW }
}
