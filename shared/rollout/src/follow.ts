import { type FSWatcher, watch } from 'node:fs'
import { counter, gauge, type Telemetry } from '@hub/telemetry'
import type { Logger } from 'pino'

/** What a process goes by, and how it takes up another version of it. */
export interface Rollout<Rules> {
  /** Where the rules lie, as things are now. Whatever changes there is looked at. */
  readonly folders: () => readonly string[]
  /** Reads them whole. @throws Error that says what is wrong with them, in words that may stand in a log */
  readonly load: () => Rules
  /** Digests of what the version says: with the same, nothing has changed. */
  readonly digests: (rules: Rules) => Readonly<Record<string, string>>
  /** Goes by them from now on. @throws Error where it cannot; then it goes by the last ones */
  readonly take: (rules: Rules) => void
}

export interface Following {
  /** Looks now. */
  look(): void
  close(): void
}

export const ROLLOUT_METRICS = {
  hub_rollouts: counter('New rules that were found: taken up, or refused.', { outcome: ['TAKEN', 'REFUSED'] }),
  hub_rules_refused: gauge('1 while what lies in the folder of rules is not what the process goes by.', {}),
} as const

/** How long the folders are to be quiet before they are read: files change one after the other. */
const QUIET_MS = 300

/**
 * Takes up new rules without a restart. Where they cannot be used, the last ones go on, and somebody is alarmed.
 *
 * @param first what the process goes by already
 */
export function follow<Rules>(
  rollout: Rollout<Rules>,
  first: Rules,
  { log, telemetry }: { readonly log: Logger; readonly telemetry: Telemetry },
): Following {
  const metrics = telemetry.metrics(ROLLOUT_METRICS)
  const keyOf = (rules: Rules) => JSON.stringify(rollout.digests(rules))
  let current = keyOf(first)
  let refused: string | undefined
  let watchers: readonly FSWatcher[] = []
  let pending: NodeJS.Timeout | undefined
  metrics.hub_rules_refused.read(() => [[{}, refused === undefined ? 0 : 1]])

  const look = (): void => {
    clearTimeout(pending)
    watchAgain()
    try {
      const rules = rollout.load()
      const key = keyOf(rules)
      if (key !== current) {
        rollout.take(rules)
        current = key
        metrics.hub_rollouts.add({ outcome: 'TAKEN' })
        log.info(rollout.digests(rules), 'new rules are in use')
      }
      refused = undefined
    } catch (error) {
      const reason = reasonOf(error)
      // Once for each reason: a folder that is being written to is looked at often.
      if (reason !== refused) {
        metrics.hub_rollouts.add({ outcome: 'REFUSED' })
        log.error({ alarm: true, reason }, 'new rules cannot be used; the last ones go on')
      }
      refused = reason
    }
  }

  const soon = (): void => {
    clearTimeout(pending)
    pending = setTimeout(look, QUIET_MS)
    pending.unref()
  }

  /** Folders come and go with versions. */
  function watchAgain(): void {
    for (const watcher of watchers) watcher.close()
    watchers = folders().map(folder => {
      const watcher = watch(folder, { persistent: false }, soon)
      watcher.on('error', soon)
      return watcher
    })
  }

  function folders(): readonly string[] {
    try {
      return rollout.folders()
    } catch {
      return []
    }
  }

  watchAgain()
  return {
    look,
    close() {
      clearTimeout(pending)
      for (const watcher of watchers) watcher.close()
    },
  }
}

/** One line. Rules are public: nothing in them is about anybody. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unknown'
  return message.replace(/\s+/g, ' ').slice(0, 500)
}
