import { type Dispatcher, Pool } from 'undici'
import type { Load, LoadResult } from './protocol.ts'

/**
 * A closed loop: as many callers as there are connections, each of which sends its next request when it has its answer.
 * Requests under way at the end are waited for, and count.
 */
export async function generateLoad(load: Load): Promise<LoadResult> {
  const { url, headers, requests, from, connections, seconds, most = Number.POSITIVE_INFINITY } = load
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const latencies: number[] = []
  let wrong = 0
  let firstWrong: string | undefined
  let sent = from
  const begin = performance.now()
  const end = begin + seconds * 1000

  async function caller(): Promise<void> {
    while (performance.now() < end && sent - from < most) {
      const request = requests[sent++ % requests.length]
      if (request === undefined) throw new RangeError('there is nothing to send')
      const before = performance.now()
      const { body, length } = request
      const answer = await post(pool, { path: pathname, headers: headers[request.headers] ?? {}, body })
      latencies.push(performance.now() - before)
      if (answer.status === 200 && answer.length === length) continue
      wrong += 1
      firstWrong ??= `status ${answer.status}, ${answer.length} bytes instead of ${length}, ending in ${answer.tail}`
    }
  }

  try {
    await Promise.all(Array.from({ length: connections }, caller))
    return { seconds: (performance.now() - begin) / 1000, latencies, wrong, firstWrong }
  } finally {
    await pool.destroy()
  }
}

interface Answer {
  readonly status: number
  readonly length: number
  /** The last of it, for whoever asks why it is not the right one. */
  readonly tail: string
}

type Post = Pick<Dispatcher.DispatchOptions, 'path' | 'headers' | 'body'>

/** Counts the bytes and keeps none but the last: what the answer holds is not looked at while the clock runs. */
function post(pool: Pool, request: Post): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let status = 0
    let length = 0
    let last: Buffer | undefined
    pool.dispatch(
      { ...request, method: 'POST' },
      {
        onRequestStart() {},
        onResponseStart(_, statusCode) {
          status = statusCode
        },
        onResponseData(_, chunk) {
          length += chunk.length
          last = chunk
        },
        onResponseEnd: () => resolve({ status, length, tail: last?.toString('utf8').slice(-120) ?? '' }),
        onResponseError: (_, error) => reject(error),
      },
    )
  })
}
