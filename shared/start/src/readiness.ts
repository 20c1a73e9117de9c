import { setTimeout as delay } from 'node:timers/promises'
import { type Ending, StartError } from './ending.ts'

const WITHIN_MS = 30_000
const EVERY_MS = 100

/** Waits until the gateway says that it is ready and that no owner is down. */
export async function gatewayReady(url: string, ending: Ending): Promise<void> {
  let state = 'it does not answer'
  for (const began = performance.now(); performance.now() - began < WITHIN_MS; ) {
    const missing = await whatIsMissing(url)
    if (missing === undefined) return
    state = missing
    await ending.race(delay(EVERY_MS))
  }
  throw new StartError(`the gateway is not ready: ${state}`)
}

async function whatIsMissing(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) })
    const { owners } = (await response.json()) as { owners?: Record<string, string> }
    const down = Object.entries(owners ?? {}).filter(([, state]) => state !== 'up')
    if (down.length > 0) return `${down.map(([owner]) => owner).join(', ')} down`
    return response.ok ? undefined : `it answers ${response.status}`
  } catch {
    return 'it does not answer'
  }
}
