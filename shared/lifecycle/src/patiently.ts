import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'

export interface WaitingFor {
  /** What the error says that is being waited for; null where waiting is no use. */
  readonly reasonOf: (error: unknown) => string | null
  readonly log: Logger
  /** Ends the waiting. */
  readonly signal: AbortSignal
  readonly everyMs?: number
  /** After so long the same is said again. */
  readonly repeatMs?: number
}

/**
 * Runs something until it succeeds. What it waits for is logged at once, whenever that changes, and every minute, so that
 * nobody has to guess why a process is not ready.
 *
 * @throws what `run` throws, where waiting is no use; the signal's reason
 */
export async function patiently<T>(run: () => Promise<T>, waiting: WaitingFor): Promise<T> {
  const { reasonOf, log, signal, everyMs = 500, repeatMs = 60_000 } = waiting
  let said: string | undefined
  let saidAt = 0
  for (;;) {
    signal.throwIfAborted()
    try {
      return await run()
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === null) throw error
      const now = performance.now()
      if (reason !== said || now - saidAt >= repeatMs) {
        log.warn({ reason }, 'not ready yet: waiting')
        said = reason
        saidAt = now
      }
    }
    await delay(everyMs, undefined, { signal })
  }
}
