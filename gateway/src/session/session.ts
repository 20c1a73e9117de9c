import { z } from 'zod'

/** The tokens that a session stands on. They are kept in the browser, sealed: the browser cannot read them. */
export interface Tokens {
  readonly access: string
  /** When the access token ends, in epoch seconds. */
  readonly accessUntil: number
  /** Null where the provider does not renew: then the session ends with the access token. */
  readonly refresh: string | null
}

/** A person who is signed in to the hub's own pages. All times are in epoch seconds. */
export interface Session extends Tokens {
  readonly id: string
  readonly sub: string
  readonly startedAt: number
  readonly usedAt: number
}

export interface TimeOuts {
  readonly idleSeconds: number
  readonly seconds: number
}

const text = z.string().min(1)
const shape = z.object({
  id: text,
  sub: text,
  startedAt: z.int(),
  usedAt: z.int(),
  access: text,
  accessUntil: z.int(),
  refresh: text.nullable(),
})

/** Reads what was sealed; null for what this version of the hub does not understand. */
export function sessionOf(payload: unknown): Session | null {
  const session = shape.safeParse(payload)
  return session.success ? session.data : null
}

/** When a session ends however much it is used. */
export function endOf({ startedAt, accessUntil, refresh }: Session, { seconds }: TimeOuts): number {
  const until = startedAt + seconds
  return refresh === null ? Math.min(until, accessUntil) : until
}

/** When it ends unless it is used before. */
export function idleEndOf(session: Session, timeOuts: TimeOuts): number {
  return Math.min(session.usedAt + timeOuts.idleSeconds, endOf(session, timeOuts))
}
