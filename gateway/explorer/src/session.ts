/** Who is signed in, as the server says. */
export interface Session {
  readonly signedIn: true
  readonly sub: string
  readonly roles: readonly string[]
  readonly purposes: readonly string[]
}

/** Null where nobody is signed in. */
export async function readSession(): Promise<Session | null> {
  const response = await fetch('/session')
  if (!response.ok) throw new Error('the hub does not say who is signed in: try again in a moment')
  const session = (await response.json()) as Session | { readonly signedIn: false }
  return session.signedIn ? session : null
}

export function signInAgain(): void {
  location.replace('/sign-in?to=explorer')
}
