import { Pool } from 'undici'
import type { Load, LoadResult } from './protocol.ts'

/**
 * A closed loop: as many callers as there are connections, each of which sends its next request when it has its answer.
 * Requests under way at the end are waited for, and count.
 */
export async function generateLoad(load: Load): Promise<LoadResult> {
  const { url, headers, bodies, lengths, connections, seconds } = load
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const latencies: number[] = []
  let wrong = 0
  let firstWrong: string | undefined
  let sent = 0
  const begin = performance.now()
  const end = begin + seconds * 1000

  async function caller(): Promise<void> {
    while (performance.now() < end) {
      const turn = sent++ % bodies.length
      const before = performance.now()
      const request = { method: 'POST', path: pathname, headers, body: bodies[turn] ?? '' } as const
      const { statusCode, body } = await pool.request(request)
      const answer = await body.arrayBuffer()
      latencies.push(performance.now() - before)
      if (statusCode === 200 && answer.byteLength === lengths[turn]) continue
      wrong += 1
      const tail = Buffer.from(answer).toString('utf8').slice(-120)
      firstWrong ??= `status ${statusCode}, ${answer.byteLength} bytes instead of ${lengths[turn]}, ending in ${tail}`
    }
  }

  try {
    await Promise.all(Array.from({ length: connections }, caller))
    return { seconds: (performance.now() - begin) / 1000, latencies, wrong, firstWrong }
  } finally {
    await pool.destroy()
  }
}
