import type { Tls } from '@hub/tls'
import type { z } from 'zod'
import { hubFetch } from '../http/hub-fetch.ts'
import type { LogKeeping } from '../transparency/parts.ts'
import { signedRequest } from '../transparency/peers/request.ts'
import { UpkeepError } from './upkeep-error.ts'

/** How a command asks the registry: signed with the owner's log key, which the registry knows. */
export interface RegistryDoor extends AsyncDisposable {
  /** @throws UpkeepError where there is no answer */
  ask<Answer>(path: string, value: object, shape: z.ZodType<Answer>): Promise<Answer>
}

const TIMEOUT_MS = 10_000

export function registryDoor(
  owner: string,
  registryUrl: string,
  key: LogKeeping['key'],
  tls: Tls | undefined,
): RegistryDoor {
  const http = hubFetch(tls)
  return {
    async ask(path, value, shape) {
      const body = JSON.stringify(value)
      try {
        const authorization = `Bearer ${await signedRequest(owner, 'registry', key, body)}`
        const headers = { 'content-type': 'application/json', authorization }
        const url = `${registryUrl.replace(/\/$/, '')}${path}`
        const response = await http.fetch(url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS })
        if (response.status !== 200) throw new Error(`status ${response.status}`)
        return shape.parse(await response.json())
      } catch (cause) {
        throw new UpkeepError('the registry does not answer, or does not know this owner’s log key: nothing was done', {
          cause,
        })
      }
    },
    [Symbol.asyncDispose]: () => http.close(),
  }
}
