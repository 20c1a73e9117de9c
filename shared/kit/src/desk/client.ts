import type { CommandCredentials, Order, RegistrySigner } from '@hub/assertion'
import type { MemberCode, Owner } from '@hub/vocabulary'
import type { HubFetch } from '../http/hub-fetch.ts'
import { ACTIVITY_ANSWER, type ActivityAnswer, type ActivityNews } from '../statistics/activity.ts'
import { ACTIVITY_PATH } from '../statistics/endpoint.ts'
import type { CaseMirror, OrderOutcome } from './outcome.ts'
import { readMirror, readOutcome } from './wire.ts'

/** How the registry reaches the members' desks. Null: the member did not answer, or not understandably. */
export interface DeskClient {
  /** Passes an order on as it was given; the member verifies who gave it. */
  carryOut(owner: MemberCode, order: Order, credentials: CommandCredentials): Promise<OrderOutcome | null>
  /** Orders on the registry's own signature: envelopes as they are kept, ready to be sent. */
  narrow(owner: MemberCode, envelopes: readonly unknown[], terms?: CatchUp): Promise<readonly OrderOutcome[] | null>
  mirror(owner: MemberCode, caseId: string): Promise<CaseMirror | null>
  ready(owner: MemberCode): Promise<boolean>
  /** Tells a member of activity on cases that it leads, and takes what it has been active on itself. */
  activity(owner: MemberCode, news: ActivityNews): Promise<ActivityAnswer | null>
}

/** What a member that starts waits for. */
export interface CatchUp {
  readonly nonce: string
  /** Whether these are the last of the orders that it missed. */
  readonly complete: boolean
}

export interface DeskClientOptions {
  readonly urls: Readonly<Record<Owner, string>>
  readonly signer: RegistrySigner
  readonly timeoutMs: number
  readonly fetch: HubFetch
}

/** A member looks through all that it did in half a year; nobody waits for it. */
const ACTIVITY_TIMEOUT_MS = 60_000

export function createDeskClient({ urls, signer, timeoutMs, fetch }: DeskClientOptions): DeskClient {
  const send = async (
    owner: MemberCode,
    path: string,
    body: string,
    headers: Record<string, string>,
    withinMs = timeoutMs,
  ) => {
    const once = async () => {
      const response = await fetch(`${urls[owner].replace(/\/$/, '')}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        timeoutMs: withinMs,
      })
      const answer: unknown = await response.json()
      return { status: response.status, answer }
    }
    try {
      // A member's process that ends closes what was kept open; whatever was carried out by then has its one effect.
      return await once().catch(error => (isConnectionLost(error) ? once() : Promise.reject(error)))
    } catch {
      return null
    }
  }
  const signed = (owner: MemberCode, path: string, value: object, withinMs?: number) => {
    const body = JSON.stringify(value)
    return send(owner, path, body, { 'registry-signature': signer.sign(owner, body) }, withinMs)
  }

  return {
    async carryOut(owner, order, { membersToken = '', commandSignature = '' }) {
      const headers = { 'members-token': membersToken, 'command-signature': commandSignature }
      const sent = await send(owner, '/desk', JSON.stringify(order), headers)
      if (sent === null) return null
      if (sent.status === 401) return { refused: 'NOT_AUTHENTIC' }
      return sent.status === 200 ? readOutcome(sent.answer, owner) : null
    },
    async narrow(owner, envelopes, terms) {
      const sent = await signed(owner, '/desk/orders', { envelopes, ...(terms && { terms }) })
      if (sent?.status !== 200 || !Array.isArray(sent.answer) || sent.answer.length !== envelopes.length) return null
      const outcomes = sent.answer.map(answer => readOutcome(answer, owner))
      return outcomes.every(outcome => outcome !== null) ? outcomes : null
    },
    async mirror(owner, caseId) {
      const sent = await signed(owner, '/desk/mirror', { caseId })
      return sent?.status === 200 ? readMirror(sent.answer, owner, caseId) : null
    },
    async activity(owner, news) {
      const sent = await signed(owner, ACTIVITY_PATH, news, ACTIVITY_TIMEOUT_MS)
      const read = sent?.status === 200 ? ACTIVITY_ANSWER.safeParse(sent.answer) : undefined
      return read?.success ? read.data : null
    },
    async ready(owner) {
      try {
        const response = await fetch(`${urls[owner].replace(/\/$/, '')}/health/ready`, { method: 'GET', timeoutMs })
        await response.arrayBuffer()
        return response.status === 200
      } catch {
        return false
      }
    },
  }
}

/** The connection ended before an answer; nobody refused it. */
function isConnectionLost(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && LOST.has(cause.code)
}

const LOST: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])
