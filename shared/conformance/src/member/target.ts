import type { SignedRequest } from '../credentials/mint.ts'
import type { Answer } from './answer.ts'

/** The member under test, over HTTP. */
export interface Target {
  /** Where it is, without a slash at the end. */
  readonly url: string
  /** @throws NoAnswerError, as `get` does */
  post(request: SignedRequest): Promise<Answer>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

const TIMEOUT_MS = 10_000

/** @param url with or without `/graphql` */
export function createTarget(url: string): Target {
  const base = url.replace(/\/+$/, '').replace(/\/graphql$/, '')
  return {
    url: base,
    post: ({ headers, body }) => send(`${base}/graphql`, { method: 'POST', headers, body }),
    get: (path, headers = {}) => send(`${base}${path}`, { headers }),
  }
}

/** Nothing came back, or not in time. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
}

async function send(url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })
    const text = await response.text()
    const contentType = response.headers.get('content-type') ?? ''
    return { status: response.status, contentType, text, json: parsed(text) }
  } catch (cause) {
    throw new NoAnswerError('the member gave no answer', { cause })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
