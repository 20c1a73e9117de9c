import type { KeyOptions } from '@hub/assertion'
import type { Tls } from '@hub/tls'
import { Agent, fetch } from 'undici'

/** `fetch` between processes of the hub. */
export type HubFetch = (url: string, init: HubRequest) => Promise<HubResponse>

export interface HubRequest {
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutMs: number
}

export interface HubResponse {
  readonly status: number
  json(): Promise<unknown>
  arrayBuffer(): Promise<ArrayBuffer>
}

/** @param tls what this process shows and whom it believes; that of the system without */
export function hubFetch(tls: Tls | undefined): { readonly fetch: HubFetch; close(): Promise<void> } {
  const agent = new Agent(tls === undefined ? {} : { connect: tls.connect })
  return {
    fetch: (url, { timeoutMs, ...init }) =>
      fetch(url, { ...init, dispatcher: agent, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) }),
    close: () => agent.destroy(),
  }
}

const KEYS_TIMEOUT_MS = 1_500

/** How keys are fetched that another process of the hub publishes: where TLS is mutual, it answers nobody else. */
export function keysOver(fetch: HubFetch): NonNullable<KeyOptions['fetch']> {
  return url => fetch(url, { method: 'GET', timeoutMs: KEYS_TIMEOUT_MS })
}
