/** Remembers which proofs were used, for as long as they could be used again. */
export interface UsedProofs {
  has(id: string): boolean
  /** `full` where too many are under way to remember one more: then it must not be used. */
  use(id: string): 'fresh' | 'used' | 'full'
}

export interface UsedProofsOptions {
  /** How long a proof is good, in milliseconds. */
  readonly lifeMs: number
  /** How many are remembered of one such time; twice as many at most are held. */
  readonly most?: number
  /** Milliseconds, by a clock that nobody sets. */
  readonly clock?: () => number
}

/** Some 30 MB when full. */
const MOST = 150_000

/**
 * Two generations, each as long as a proof is good: an id is held for at least that time, and a whole generation is
 * dropped at once. Nothing is dropped early to make room, since what was dropped could be used again.
 */
export function createUsedProofs({
  lifeMs,
  most = MOST,
  clock = () => performance.now(),
}: UsedProofsOptions): UsedProofs {
  let young = new Set<string>()
  let old = new Set<string>()
  let turnsAt = clock() + lifeMs

  function turn(): void {
    const now = clock()
    if (now < turnsAt) return
    old = now < turnsAt + lifeMs ? young : new Set()
    young = new Set()
    turnsAt = now + lifeMs
  }

  const has = (id: string): boolean => {
    turn()
    return young.has(id) || old.has(id)
  }
  return {
    has,
    use(id) {
      if (has(id)) return 'used'
      if (young.size >= most) return 'full'
      young.add(id)
      return 'fresh'
    },
  }
}
