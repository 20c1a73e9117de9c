import type { Operation } from '../generated/operations.ts'
import type { Stance } from '../session/stance.ts'
import { HubError } from './hub-error.ts'
import { NO_REPORT, type ReleaseReport } from './report.ts'

export interface Answer<Data> {
  readonly data: Data
  readonly release: ReleaseReport
  /** Codes of what failed in part; the rest of the data is there. */
  readonly faults: readonly string[]
  /** Members that a table still waits for. */
  readonly missing: readonly string[]
}

interface Body<Data> {
  readonly data?: Data | null
  readonly errors?: readonly {
    readonly extensions?: { readonly code?: string; readonly missing?: readonly string[] }
  }[]
  readonly extensions?: { readonly release?: ReleaseReport }
}

/**
 * Asks the hub once. The operation travels as its digest; tokens never reach this page, a cookie that it cannot read
 * stands for them, and the header keeps other sites from asking in its name.
 *
 * @throws HubError
 */
export async function ask<Data, Variables>(
  operation: Operation<Data, Variables>,
  variables: Variables,
  stance: Stance,
  signal?: AbortSignal,
): Promise<Answer<Data>> {
  const response = await reach('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-hub-console': '1',
      'purpose-of-use': stance.purpose,
      'acting-role': stance.role,
    },
    body: JSON.stringify({
      operationName: operation.name,
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: operation.sha256 } },
    }),
    ...(signal && { signal }),
  })
  const body = await bodyOf<Data>(response)
  const requestId = response.headers.get('x-request-id') ?? undefined
  const faults = (body.errors ?? []).map(error => error.extensions?.code ?? 'INTERNAL_SERVER_ERROR')
  const missing = (body.errors ?? []).flatMap(error => error.extensions?.missing ?? [])
  if (body.data === undefined || body.data === null || !response.ok)
    throw new HubError(faults[0] ?? 'INTERNAL_SERVER_ERROR', requestId)
  return { data: body.data, release: body.extensions?.release ?? NO_REPORT, faults, missing }
}

/** @throws HubError where nothing answers */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', cache: 'no-store', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new HubError('UNREACHABLE')
  }
}

async function bodyOf<Data>(response: Response): Promise<Body<Data>> {
  try {
    return (await response.json()) as Body<Data>
  } catch {
    throw new HubError(response.status === 401 ? 'UNAUTHENTICATED' : 'UNREACHABLE')
  }
}
