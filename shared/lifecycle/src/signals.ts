import type { Logger } from 'pino'
import type { DrainTimes } from './doors.ts'

/** One Ctrl-C may arrive several times within moments: from the terminal, and from each wrapper around the process. */
const SAME_MS = 500

/**
 * Ends the process in good order when it is told to: drains, then exits with 0. A second signal ends it at once, with 1.
 * Where its parent is gone, nobody will send it anything any more, so there is no grace.
 */
export function drainOnSignals(drain: (times: DrainTimes) => Promise<number>, times: DrainTimes, log: Logger): void {
  let toldAt: number | undefined
  const end = async (why: string, given: DrainTimes): Promise<void> => {
    toldAt = performance.now()
    log.info({ why, ...given }, 'draining: not ready from now on')
    try {
      const cut = await drain(given)
      if (cut > 0) log.warn({ cut }, 'requests took too long and were cut off')
      log.info('drained')
      process.exit(0)
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'draining failed')
      process.exit(1)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (toldAt === undefined) void end(signal, times)
      else if (performance.now() - toldAt > SAME_MS) process.exit(1)
    })
  }
  process.on('disconnect', () => {
    if (toldAt === undefined) void end('the parent is gone', { ...times, graceMs: 0 })
  })
}
