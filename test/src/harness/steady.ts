/** Work that goes on and on while something else is changed. */
export interface Steady extends AsyncDisposable {
  /** Resolves when so many more runs that began after now have ended. */
  more(runs: number): Promise<void>
  /** How many runs have ended. */
  readonly runs: number
  /** What was wrong with any run so far. */
  readonly failures: readonly string[]
}

/** Prints how many requests there were while something was changed, and how many of them failed. */
export function tellLoad(what: string, requests: number, failed: number): void {
  process.stderr.write(`${what}: ${requests} requests, ${failed} of them failed\n`)
}

/**
 * Keeps some runs under way at any time. A run resolves to what was wrong with it, or null.
 *
 * @example await using steady = keepRunning(3, ask); await steady.more(10)
 */
export function keepRunning(atOnce: number, run: () => Promise<string | null>): Steady {
  const failures: string[] = []
  const waiting = new Set<{ left: number; began: number; resolve: () => void }>()
  let number = 0
  let ended = 0
  let stopped = false

  async function worker(): Promise<void> {
    while (!stopped) {
      const began = number++
      const failure = await run().catch((error: unknown) => String(error))
      ended += 1
      if (failure !== null) failures.push(failure)
      for (const one of waiting) {
        if (began >= one.began) one.left -= 1
        if (one.left > 0) continue
        waiting.delete(one)
        one.resolve()
      }
    }
  }

  const workers = Array.from({ length: atOnce }, worker)
  return {
    failures,
    get runs() {
      return ended
    },
    more: runs => new Promise(resolve => waiting.add({ left: runs, began: number, resolve })),
    async [Symbol.asyncDispose]() {
      stopped = true
      await Promise.all(workers)
    },
  }
}
