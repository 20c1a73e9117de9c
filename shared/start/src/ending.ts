/** Why `npm start` ends before it was asked to: one line for the person at the keyboard. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

/**
 * How the whole of it ends: asked to (Ctrl-C, SIGTERM), or because a part failed. Only the first reason counts.
 * Whatever takes long watches the signal.
 */
export class Ending {
  readonly #controller = new AbortController()

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  ask(): void {
    this.#controller.abort(new Asked())
  }

  fail(line: string): void {
    this.#controller.abort(new StartError(line))
  }

  /** What the process exits with. An error while nothing else had ended it is its reason. */
  exitFor(error: unknown): { readonly code: number; readonly line: string | undefined } {
    const reason: unknown = this.signal.aborted ? this.signal.reason : error
    if (reason instanceof Asked) return { code: 0, line: undefined }
    return { code: 1, line: (reason instanceof Error ? reason.message : String(reason)).replace(/\s+/g, ' ') }
  }

  /** Rejects when it ends, never resolves. */
  async wait(): Promise<never> {
    return this.race(new Promise<never>(() => {}))
  }

  /** The promise's outcome, or the ending if that comes first. */
  async race<T>(promise: Promise<T>): Promise<T> {
    this.signal.throwIfAborted()
    const { promise: ended, reject } = Promise.withResolvers<never>()
    const end = () => reject(this.signal.reason)
    this.signal.addEventListener('abort', end, { once: true })
    try {
      return await Promise.race([promise, ended])
    } finally {
      this.signal.removeEventListener('abort', end)
    }
  }
}

class Asked extends Error {}
