import type { Fetcher, FetcherOpts, FetcherParams } from '@graphiql/toolkit'
import { signInAgain } from './session.ts'

/**
 * Asks the hub as the person who is signed in. What the caller of the API sends itself, the purpose and the role, are
 * the headers in the editor; without one of them the hub's own refusal shows what is missing.
 */
export const askHub: Fetcher = async (parameters: FetcherParams, options?: FetcherOpts) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...options?.headers, 'content-type': 'application/json', 'x-hub-console': '1' },
    body: JSON.stringify(parameters),
  })
  if (response.status === 401) signInAgain()
  return response.json()
}
