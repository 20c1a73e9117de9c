import { readSession } from './session.ts'

/**
 * A session that ended in the middle of something. The page stays as it is; whoever asked waits until somebody has
 * signed in again in another window, and then repeats the request.
 */
let waiting: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null
const listeners = new Set<() => void>()

/** Resolves once the same person has signed in again. */
export function signedInAgain(): Promise<void> {
  if (waiting === null) {
    waiting = Promise.withResolvers<void>()
    tell()
  }
  return waiting.promise
}

export function isExpired(): boolean {
  return waiting !== null
}

export function onExpiry(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Hears of signing in elsewhere. Somebody else at the same machine gets a page that knows nothing. */
export function listenForSignIn(sub: string): () => void {
  const channel = new BroadcastChannel('session')
  channel.onmessage = async ({ data }: MessageEvent<{ type?: string }>) => {
    if (data?.type !== 'signed-in') return
    const session = await readSession()
    if (session === null) return
    if (session.sub !== sub) return location.replace('/')
    const over = waiting
    waiting = null
    tell()
    over?.resolve()
  }
  return () => channel.close()
}

function tell(): void {
  for (const listener of listeners) listener()
}
