import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { isOwner } from '@hub/vocabulary'

/** What a child wrote: all of it in its log file, what a person should see on the screen. */
export interface ChildLog {
  /** The line on its standard error that says why it ended, if it did so by itself. */
  complaint(): string | undefined
}

/**
 * Writes both streams of a child to a file, and passes warnings on, each message once if it was shown: the file has
 * the rest.
 * A warning is a pino line of level 40 or more; its message is shown, and which owner it is about, but no other field.
 */
export function keepLog(
  stdout: Readable,
  stderr: Readable,
  file: string,
  warn: (message: string) => boolean,
): ChildLog {
  const log = createWriteStream(file, { flags: 'w', mode: 0o600 })
  log.on('error', () => {})
  const shown = new Set<string>()
  let complaint: string | undefined
  createInterface({ input: stdout }).on('line', line => {
    log.write(`${line}\n`)
    const message = warningIn(line)
    if (message !== undefined && !shown.has(message) && warn(message)) shown.add(message)
  })
  createInterface({ input: stderr }).on('line', line => {
    log.write(`${line}\n`)
    if (isComplaint(line)) complaint = line
  })
  return { complaint: () => complaint }
}

/** What Node.js writes around an uncaught error's message (its place, the stack, the version) is no complaint. */
function isComplaint(line: string): boolean {
  return /^\S/.test(line) && !/^(Node\.js v|file:|node:|\}|\(Use `node)/.test(line)
}

function warningIn(line: string): string | undefined {
  // Looked at before it is parsed: nearly all lines are information.
  if (!/"level":[4-6]0/.test(line)) return undefined
  try {
    const { level, msg, owner } = JSON.parse(line) as Record<string, unknown>
    if (typeof level !== 'number' || level < 40 || typeof msg !== 'string') return undefined
    return typeof owner === 'string' && isOwner(owner) ? `${msg} (${owner})` : msg
  } catch {
    return undefined
  }
}
