import type { IncomingMessage, ServerResponse } from 'node:http'
import { errors, type Provider } from 'oidc-provider'
import { signIn } from './identities.ts'
import { writePage } from './pages/send.ts'
import { signInPage } from './pages/sign-in.ts'
import { expiredPage, troublePage } from './pages/trouble.ts'

const PATH = /^\/interaction\/([A-Za-z0-9_-]{1,64})$/

/** An email and a password are short. */
const MOST_BYTES = 4096

/** Whether a request is for the login page. */
export function isInteraction(path: string): boolean {
  return path.startsWith('/interaction/')
}

/**
 * The login page of one sign-in: shows it, takes the answer, hands the browser back to oidc-provider. A sign-in
 * belongs to the browser that began it, by a cookie that other sites cannot send.
 */
export async function answerInteraction(
  provider: Provider,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const details = await provider.interactionDetails(request, response).catch((error: unknown) => {
    if (error instanceof errors.SessionNotFound) return null
    throw error
  })
  if (details === null || details.uid !== PATH.exec(path)?.[1]) return writePage(response, 400, expiredPage())
  const { uid, prompt, params } = details
  const returnAddress = typeof params.redirect_uri === 'string' ? params.redirect_uri : undefined

  // The hub's own clients need no consent; one that asks for the question is answered at once.
  if (prompt.name === 'consent') return provider.interactionFinished(request, response, { consent: {} })

  if (request.method === 'GET' || request.method === 'HEAD') {
    const email = typeof params.login_hint === 'string' ? params.login_hint : ''
    return writePage(response, 200, signInPage({ uid, email, failed: false }), returnAddress)
  }
  if (request.method !== 'POST') {
    response.setHeader('allow', 'GET, HEAD, POST')
    return writePage(response, 405, troublePage('invalid_request', 'this page answers GET and POST'))
  }
  const form = await readForm(request)
  if (form === null) return writePage(response, 413, troublePage('invalid_request', 'the form is too large'))
  if (form.get('action') === 'cancel') {
    const result = { error: 'access_denied', error_description: 'the sign-in was cancelled' }
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }
  const email = form.get('email') ?? ''
  const person = signIn(email, form.get('password') ?? '')
  if (person === null) return writePage(response, 422, signInPage({ uid, email, failed: true }), returnAddress)
  const result = { login: { accountId: person.sub } }
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) return null
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
