import type { Tls } from '@hub/tls'
import { z } from 'zod'
import { hubFetch } from '../../http/hub-fetch.ts'
import type { LogKeeping } from '../../transparency/parts.ts'
import { signedRequest } from '../../transparency/peers/request.ts'
import { UpkeepError } from '../upkeep-error.ts'

/**
 * What the registry keeps of erasures: a digest of the case for each owner, so that an owner which is restored from a
 * backup can erase again what it had erased. It must be there before anything is erased.
 */
export interface ErasureJournal {
  /** Enters an erasure, and takes the owner's part of the case out of the registry's mirror. How many others hold one. */
  enter(caseId: string): Promise<{ readonly holders: number }>
  /** Digests of what was erased since. */
  since(moment: string): Promise<readonly string[]>
}

const TIMEOUT_MS = 10_000
const entered = z.object({ holders: z.int().nonnegative() })
const digests = z.object({ digests: z.array(z.string()) })

export function erasureJournal(
  owner: string,
  registryUrl: string,
  key: LogKeeping['key'],
  tls: Tls | undefined,
): ErasureJournal & { close(): Promise<void> } {
  const http = hubFetch(tls)
  const ask = async <Answer>(path: string, value: object, shape: z.ZodType<Answer>): Promise<Answer> => {
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
  }
  return {
    enter: caseId => ask('/desk/erasure', { caseId }, entered),
    since: async moment => (await ask('/desk/erasures', { since: moment }, digests)).digests,
    close: () => http.close(),
  }
}
