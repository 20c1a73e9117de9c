/** Tells whoever waits how far a command is. */
export interface Progress {
  step(what: string): void
  /** How much was written or read so far. */
  bytes(count: number): void
}

const EVERY_MS = 5_000

/** A line for each step, and for the bytes now and then. */
export function linesOf(write: (line: string) => void): Progress {
  const begun = performance.now()
  let told = begun
  let current = ''
  const line = (text: string) => write(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${text}\n`)
  return {
    step(what) {
      current = what
      line(what)
    },
    bytes(count) {
      if (performance.now() - told < EVERY_MS) return
      told = performance.now()
      line(`${current} (${Math.round(count / 1_000_000)} MB so far)`)
    },
  }
}
