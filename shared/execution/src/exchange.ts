import type { Pool } from 'undici'

/** What is sent: always a POST. */
export interface Post {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Reply {
  readonly status: number
  /** The body, as UTF-8. */
  readonly text: string
}

export interface ExchangeLimits {
  /** From the call to the last byte read. */
  readonly timeoutMs: number
  /** Of the reply's body. */
  readonly mostBytes: number
}

/**
 * Posts a body and reads the reply whole. Without the streams that `request` would build around a body of a few
 * kilobytes, and with one timer in place of an abort signal.
 *
 * @throws ConnectionLostError where the connection ended before anything was replied
 * @throws ExchangeError where there is no whole reply within the limits
 */
export function exchange(pool: Pool, { path, headers, body }: Post, limits: ExchangeLimits): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>()
  const chunks: Buffer[] = []
  let status = 0
  let size = 0
  let abort: ((reason: Error) => void) | undefined
  let failure: Error | undefined

  function fail(error: Error): void {
    failure ??= error
    clearTimeout(timer)
    abort?.(failure)
    reject(failure)
  }
  const timer = setTimeout(() => fail(new ExchangeError('no reply in time')), limits.timeoutMs)

  pool.dispatch(
    { method: 'POST', path, headers, body },
    {
      onRequestStart(controller) {
        abort = reason => controller.abort(reason)
        // It may have waited for a connection for too long.
        if (failure) controller.abort(failure)
      },
      onResponseStart(_, statusCode) {
        status = statusCode
      },
      onResponseData(_, chunk) {
        size += chunk.length
        if (size > limits.mostBytes) fail(new ExchangeError('the reply is too large'))
        else chunks.push(chunk)
      },
      onResponseEnd() {
        clearTimeout(timer)
        const [only] = chunks
        const whole = chunks.length === 1 && only ? only : Buffer.concat(chunks)
        resolve({ status, text: whole.toString('utf8') })
      },
      onResponseError(_, error) {
        fail(status === 0 && !failure ? new ConnectionLostError('no reply', { cause: error }) : error)
      },
    },
  )
  return promise
}

export class ExchangeError extends Error {
  override readonly name = 'ExchangeError'
}

/** As happens to a connection that was kept open when the other side ends, or is exchanged for another. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError'
}
