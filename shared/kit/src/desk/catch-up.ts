import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { HubFetch } from '../http/hub-fetch.ts'
import type { CatchUp } from './client.ts'

const KNOCK_AGAIN_MS = 500

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
  /** Is told of every batch of orders that was carried out. */
  took(terms: CatchUp | undefined): void
  close(): void
}

export function createGate(options: {
  readonly owner: string
  readonly registryUrl: string
  readonly fetch: HubFetch
  readonly position: () => Promise<number>
  readonly log: Logger
}): Gate {
  const { owner, registryUrl, fetch, position, log } = options
  const nonce = randomUUID()
  const { promise: opened, resolve } = Promise.withResolvers<void>()
  let open = false
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const knock = async () => {
    if (open || closed) return
    try {
      const response = await fetch(`${registryUrl.replace(/\/$/, '')}/desk/knock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ owner, nonce, after: await position() }),
        timeoutMs: 5_000,
      })
      await response.arrayBuffer()
    } catch {
      log.debug('the registry does not answer yet')
    }
    if (!open && !closed) timer = setTimeout(() => void knock(), KNOCK_AGAIN_MS)
  }

  return {
    get open() {
      return open
    },
    opened,
    took(terms) {
      if (open || terms?.nonce !== nonce || !terms.complete) return
      open = true
      clearTimeout(timer)
      resolve()
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
    knock: () => void knock(),
  }
}
