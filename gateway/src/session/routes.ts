import cookie from '@fastify/cookie'
import { isLoopback } from '@hub/settings'
import { roleFitsMember } from '@hub/vocabulary'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as oidc from 'openid-client'
import { z } from 'zod'
import { Refusal } from '../authenticate/refusals.ts'
import { clearSessionCookie, sessionCookie, setSessionCookie, setSignInCookie, takeSignInCookie } from './cookies.ts'
import { refuseOtherPages } from './own-page.ts'
import { type Place, placeOf } from './places.ts'
import { type Provider, SignInError } from './provider.ts'
import type { Sealer } from './sealed.ts'
import { endOf, idleEndOf } from './session.ts'
import type { OpenSession, Sessions } from './sessions.ts'
import { sendWindowPage, windowScript } from './window-page.ts'

export interface SessionRoutes {
  /** Whether there is an API explorer; pages lead to it. */
  readonly explorer: boolean
  readonly sessions: Sessions
  readonly provider: Provider
  readonly sealer: Sealer
  /** Of the gateway, for browsers. */
  readonly url: string
  /** Epoch milliseconds. */
  readonly clock: () => number
}

/** From the beginning of a sign-in to its end. */
const SIGN_IN_SECONDS = 15 * 60

const underWay = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() })

/** Who is signed in, signing in and signing out, for the hub's own pages. No token leaves through any of these. */
export async function sessionRoutes(server: FastifyInstance, parts: SessionRoutes): Promise<void> {
  const { sessions, provider, sealer, url, clock, explorer } = parts
  const { origin } = new URL(url)
  await server.register(cookie)
  windowScript(server)

  /** Being asked who is signed in is no use of a session: pages ask by themselves. */
  server.get('/session', async (request, reply) => {
    const open = await openSession(sessions, request, reply, false)
    return open === null ? { signedIn: false } : { ...told(open, sessions), explorer }
  })

  server.get<{ Querystring: { to?: unknown } }>('/sign-in', async (request, reply) => {
    const to = placeOf(request.query.to)
    if (isOtherName(request, url)) return reply.redirect(new URL(`/sign-in?to=${to}`, url).href, 303)
    const secrets = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
    const until = Math.floor(clock() / 1000) + SIGN_IN_SECONDS
    try {
      const address = await provider.signInUrl(secrets)
      setSignInCookie(reply, secrets.state, await sealer.seal('sign-in', { ...secrets, to }, until), SIGN_IN_SECONDS)
      return reply.redirect(address.href, 303)
    } catch (error) {
      return back(reply, to, troubleOf(error))
    }
  })

  server.get<{ Querystring: { state?: unknown } }>('/sign-in/callback', async (request, reply) => {
    const { state } = request.query
    const sealed = typeof state === 'string' ? takeSignInCookie(request, reply, state) : undefined
    const begun = underWay.safeParse(sealed === undefined ? null : await sealer.open('sign-in', sealed))
    // Begun in another browser, or by somebody else: nobody is signed in by a link.
    if (!begun.success) return back(reply, '', 'expired')
    const to = placeOf(begun.data.to)
    try {
      const tokens = await provider.redeem(new URL(request.url, url), begun.data)
      setSessionCookie(request, reply, await sessions.begin(tokens))
      return back(reply, to, null)
    } catch (error) {
      return back(reply, to, troubleOf(error))
    }
  })

  server.post('/sign-out', async (request, reply) => {
    refuseOtherPages(request.headers, origin)
    await sessions.end(sessionCookie(request))
    clearSessionCookie(request, reply)
    const at = await provider.signOutUrl().catch(() => null)
    return { to: at?.href ?? '/' }
  })
}

/** The session of a request; what the browser is to keep goes with the answer. @throws Refusal */
export async function openSession(
  sessions: Sessions,
  request: FastifyRequest,
  reply: FastifyReply,
  use: boolean,
): Promise<OpenSession | null> {
  const sealed = sessionCookie(request)
  if (sealed === '') return null
  const open = await sessions.open(sealed, use)
  if (open === null) clearSessionCookie(request, reply)
  else if (open.keep !== null) setSessionCookie(request, reply, open.keep)
  return open
}

function told({ session, principal }: OpenSession, { timeOuts }: Sessions): object {
  const { sub, member, roles, purposes } = principal
  const [idleUntil, until] = [idleEndOf(session, timeOuts), endOf(session, timeOuts)].map(isoTime)
  const fitting = roles.filter(role => roleFitsMember(role, member))
  return { signedIn: true, sub, member, roles: fitting, purposes, idleUntil, until }
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}

type Trouble = 'cancelled' | 'expired' | 'failed' | 'unavailable'

function troubleOf(error: unknown): Trouble {
  if (error instanceof SignInError) return error.why
  return error instanceof Refusal ? 'unavailable' : 'failed'
}

/** To where the person was, or to the first page with a word about why nobody is signed in. */
function back(reply: FastifyReply, to: Place, trouble: Trouble | null): FastifyReply {
  if (to === 'window') return sendWindowPage(reply, trouble === null)
  return reply.redirect(trouble === null ? `/${to}` : `/?sign-in=${trouble}`, 303)
}

/**
 * This machine has several names for itself, and a browser keeps cookies by name: a sign-in that begins under one and
 * returns to another would find nothing.
 */
export function isOtherName(request: FastifyRequest, url: string): boolean {
  const own = new URL(url).hostname
  const { hostname } = request
  return isLoopback(own) && isLoopback(hostname) && hostname !== own
}
