import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { HubFetch } from '../http/hub-fetch.ts'
import type { Clerk } from './clerk.ts'
import type { CatchUp } from './client.ts'

const KNOCK_AGAIN_MS = 500
/** Then it is said again what is waited for. */
const SAY_AGAIN_MS = 60_000

/**
 * Keeps a member from serving until it has carried out every order of the registry that it missed, while it was down or
 * because its database is an older one. It knocks at the registry, which answers at the member's own address and signs
 * what it sends: so nobody learns anything by knocking in another's name, and an old answer does not count.
 */
export interface Gate {
  readonly open: boolean
  /** Resolves once it is open. */
  readonly opened: Promise<void>
  /** Knocks until it is open. */
  knock(): void
  /** Is told of every batch of orders that was carried out, whichever process had knocked. */
  took(terms: CatchUp | undefined): Promise<void>
  close(): void
}

export function createGate(options: {
  readonly owner: string
  readonly registryUrl: string
  readonly fetch: HubFetch
  readonly clerk: Pick<Clerk, 'position' | 'caughtUp' | 'isCaughtUp'>
  readonly log: Logger
}): Gate {
  const { owner, registryUrl, fetch, clerk, log } = options
  const nonce = randomUUID()
  const { promise: opened, resolve } = Promise.withResolvers<void>()
  let open = false
  const unlock = () => {
    open = true
    clearTimeout(timer)
    resolve()
  }
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let saidAt: number | undefined

  const say = () => {
    const now = performance.now()
    if (saidAt !== undefined && now - saidAt < SAY_AGAIN_MS) return
    saidAt = now
    log.warn({ reason: 'the registry has not sent the orders that were missed' }, 'not ready yet: waiting')
  }
  const knock = async () => {
    if (open || closed) return
    try {
      const response = await fetch(`${registryUrl.replace(/\/$/, '')}/desk/knock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ owner, nonce, after: await clerk.position() }),
        timeoutMs: 5_000,
      })
      await response.arrayBuffer()
      if (await clerk.isCaughtUp(nonce)) unlock()
    } catch {
      log.debug('the registry does not answer yet')
    }
    if (open || closed) return
    say()
    timer = setTimeout(() => void knock(), KNOCK_AGAIN_MS)
  }

  return {
    get open() {
      return open
    },
    opened,
    async took(terms) {
      if (terms?.complete !== true) return
      if (terms.nonce === nonce) unlock()
      else await clerk.caughtUp(terms.nonce)
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
    knock: () => void knock(),
  }
}
