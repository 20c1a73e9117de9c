import type { Fetcher, FetcherOpts, FetcherParams } from '@graphiql/toolkit'
import { signInAgain } from './session.ts'

/** The headers that a caller of the API sends itself. */
export type CallerHeaders = Readonly<Record<string, string>>

/** What GraphiQL calls the operation by which it reads the schema. */
const READS_SCHEMA = 'IntrospectionQuery'

/**
 * Asks the hub as the person who is signed in. What the caller of the API sends itself, the purpose and the role, are
 * the headers in the editor; without one of them the hub's own refusal shows what is missing. The schema is read before
 * the editor has any, so that goes with those that were filled in.
 */
export function askHub(filledIn: CallerHeaders): Fetcher {
  return async (parameters: FetcherParams, options?: FetcherOpts) => {
    const own = parameters.operationName === READS_SCHEMA ? filledIn : options?.headers
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { ...own, 'content-type': 'application/json', 'x-hub-console': '1' },
      body: JSON.stringify(parameters),
    })
    if (response.status === 401) signInAgain()
    return response.json()
  }
}
