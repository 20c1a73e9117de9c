import { relative } from 'node:path'
import type { Writable } from 'node:stream'
import { styleText } from 'node:util'

/** Everything that `npm start` says, and nobody else says anything. Colour on terminals only, and not with NO_COLOR. */
export interface Voice {
  /** A step done, with the seconds since the start. */
  step(text: string): void
  warn(text: string): void
  fail(text: string): void
  /** The block at ready, as it stands. */
  block(text: string): void
}

export function voiceOn(out: Writable, err: Writable): Voice {
  // Nobody may listen any more, e.g. `npm start | head`: that is no reason to fall over.
  for (const stream of [out, err]) stream.on('error', () => {})
  const styled = (format: Parameters<typeof styleText>[0], text: string, stream: Writable) =>
    styleText(format, text, { stream: stream as NodeJS.WriteStream, validateStream: true })
  return {
    step: text => void out.write(`${styled('dim', seconds().padStart(7), out)}  ${text}\n`),
    warn: text => void err.write(`${styled('yellow', 'warning', err)}  ${text}\n`),
    fail: text => void err.write(`${styled('red', 'npm start:', err)} ${text}\n`),
    block: text => void out.write(`${text}\n`),
  }
}

/** Since this process began. */
export function seconds(): string {
  return `${(performance.now() / 1000).toFixed(1)} s`
}

/** A path as a person would type it here. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path)
  return short === '' || short.startsWith('..') ? path : short
}
