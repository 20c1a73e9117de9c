import { reach } from '../hub/ask.ts'
import { HubError } from '../hub/hub-error.ts'

/** Who is signed in, as the server says. */
export interface Session {
  readonly signedIn: true
  /** Whom the identity provider calls so. */
  readonly sub: string
  /** A member's code, `secretariat` or `eu`. */
  readonly member: string
  readonly roles: readonly string[]
  readonly purposes: readonly string[]
  /** ISO 8601; the session ends then unless it is used before. */
  readonly idleUntil: string
  /** ISO 8601; the session ends then in any case. */
  readonly until: string
  /** Whether there is an API explorer. */
  readonly explorer?: boolean
}

/** Null where nobody is signed in. @throws HubError */
export async function readSession(): Promise<Session | null> {
  const response = await reach('/session', { headers: { accept: 'application/json', 'x-hub-console': '1' } })
  if (response.status === 401) return null
  if (!response.ok) throw new HubError('UNREACHABLE')
  const session = (await response.json()) as Session | { readonly signedIn: false }
  return session.signedIn ? session : null
}

/** Leaves, and with it everything that this page has in memory: for the provider, which ends its own session, too. */
export async function signOut(): Promise<void> {
  const response = await reach('/sign-out', { method: 'POST', headers: { 'x-hub-console': '1' } })
  if (!response.ok) throw new HubError('UNREACHABLE')
  const { to } = (await response.json()) as { readonly to: string }
  location.replace(to)
}

const SIGN_IN_TROUBLES = ['cancelled', 'expired', 'failed', 'unavailable'] as const

export type SignInTrouble = (typeof SIGN_IN_TROUBLES)[number]

/** Why the last attempt to sign in, which led back here, came to nothing. */
export function signInTrouble(): SignInTrouble | undefined {
  const said = new URLSearchParams(location.search).get('sign-in')
  return SIGN_IN_TROUBLES.find(trouble => trouble === said)
}

/** Where signing in begins; the identity provider leads back to `route`. */
export function signInAddress(route: string): string {
  return `/sign-in?to=${encodeURIComponent(route)}`
}
