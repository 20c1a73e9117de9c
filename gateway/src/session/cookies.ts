import type { FastifyReply, FastifyRequest } from 'fastify'

/** Signed in. Sent with requests of the hub's own pages only. */
const SESSION = '__Host-session'

/** A sign-in under way, one for each. */
const SIGN_IN = '__Host-sign-in-'

/** Browsers take 4,096 bytes a cookie, name and attributes included; some providers' tokens are longer. */
const MOST_CHARACTERS = 3_800
const MOST_PARTS = 3

/** `__Host-`: no other host can set it, and it goes to no other. `secure`: browsers count loopback as such. */
const OPTIONS = { path: '/', secure: true, httpOnly: true } as const

/** The sealed session that a browser sent, put together from its parts. */
export function sessionCookie(request: FastifyRequest): string {
  return Array.from({ length: MOST_PARTS }, (_, part) => request.cookies[partName(part)] ?? '').join('')
}

export function hasSession(request: FastifyRequest): boolean {
  return sessionCookie(request) !== ''
}

/** @throws Error where the provider's tokens are too long to be kept */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, sealed: string): void {
  if (sealed.length > MOST_CHARACTERS * MOST_PARTS) throw new Error("the identity provider's tokens are too long")
  for (let part = 0; part < MOST_PARTS; part++) {
    const text = sealed.slice(part * MOST_CHARACTERS, (part + 1) * MOST_CHARACTERS)
    // Without an age: it ends with the browser.
    if (text !== '') reply.setCookie(partName(part), text, { ...OPTIONS, sameSite: 'strict' })
    else clear(request, reply, partName(part))
  }
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  for (let part = 0; part < MOST_PARTS; part++) clear(request, reply, partName(part))
}

/**
 * Lax, as the identity provider may be of another site, and its redirect back must find it. By the state, so that
 * several windows may sign in at once.
 */
export function setSignInCookie(reply: FastifyReply, state: string, sealed: string, seconds: number): void {
  reply.setCookie(`${SIGN_IN}${state}`, sealed, { ...OPTIONS, sameSite: 'lax', maxAge: seconds })
}

/** What belongs to this state, which works once. */
export function takeSignInCookie(request: FastifyRequest, reply: FastifyReply, state: string): string | undefined {
  const name = `${SIGN_IN}${state}`
  const sealed = request.cookies[name]
  if (sealed !== undefined) clear(request, reply, name)
  return sealed
}

function partName(part: number): string {
  return part === 0 ? SESSION : `${SESSION}-${part}`
}

function clear(request: FastifyRequest, reply: FastifyReply, name: string): void {
  if (request.cookies[name] !== undefined) reply.clearCookie(name, OPTIONS)
}
