import type { Caller } from '@hub/test/mixed-load'
import type { Running } from '../processes.ts'

/** A way to answer the scenarios' requests, running. */
export interface Contender {
  /** In JSON. */
  readonly key: 'hub' | 'unlogged' | 'hubEnforcementOff' | 'stock' | 'hive'
  readonly title: string
  /** Where requests go. */
  readonly url: string
  /** What requests of a caller carry besides `content-type`; asked for before each window. */
  readonly headers: (caller: Caller) => Promise<Readonly<Record<string, string>>>
  /** With its children, if it has any. */
  readonly gateway: Running
  /** Process ids of the services behind it. */
  readonly members: readonly number[]
  /** How many query plans the gateway has made since it began; undefined where it cannot be seen. */
  readonly plansMade?: () => Promise<number>
}

/** For those that enforce nothing: they do not ask who it is. */
export const NO_HEADERS = async () => ({})
