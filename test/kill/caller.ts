import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Purpose } from '@hub/vocabulary'
import type { KillableHub } from './hub.ts'

/** What a command answered. */
export interface Answer {
  readonly done: boolean | null
  readonly refusal: { readonly code: string } | null
  readonly item: { readonly id: string } | null
  readonly case: { readonly id: string } | null
  readonly delivery: { readonly members: number; readonly confirmed: number } | null
}

/** Callers who do not give up, and what they were told. */
export interface Callers {
  readonly tries: number
  readonly acknowledged: number
  /** Requests that were answered with a value. */
  readonly values: ReadonlySet<string>
  /**
   * Gives a command again and again under one key until it is answered: what a caller does that lost the answer.
   *
   * @param but refusals that are answers here
   */
  give(sub: string, field: string, input: object, purpose?: Purpose, but?: readonly string[]): Promise<Answer>
  /** Asks for the name in emergency's room once. */
  read(sub: string, caseId: string, purpose?: Purpose): Promise<void>
}

/** Inputs that are not called like their field. */
const INPUTS: Readonly<Record<string, string>> = {
  acceptReferral: 'AnswerReferralInput',
  declineRequest: 'DeclineInput',
  declineProposal: 'DeclineInput',
  endAccess: 'EndInput',
  closeBreakGlass: 'EndInput',
}

const AGAIN = ['MEMBER_UNAVAILABLE', 'NOT_AUTHENTIC']
const ANSWERED_WITHIN_MS = 240_000

export function callersOf(hub: KillableHub): Callers {
  let tries = 0
  let acknowledged = 0
  const values = new Set<string>()
  return {
    get tries() {
      return tries
    },
    get acknowledged() {
      return acknowledged
    },
    values,
    async give(sub, field, input, purpose = 'CASE_COORDINATION', but = []) {
      const type = INPUTS[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
      const query = `mutation Give($input: ${type}!) { answer: ${field}(input: $input) {
        done refusal { code } item { id } case { id } delivery { members confirmed } } }`
      const variables = { input: { idempotencyKey: randomUUID(), ...input } }
      for (const until = Date.now() + ANSWERED_WITHIN_MS; Date.now() < until; ) {
        tries += 1
        const body = await post(hub, sub, purpose, { query, variables }, randomUUID())
        const answer = (body?.data as { answer?: Answer | null } | null | undefined)?.answer
        const code = answer?.refusal?.code
        if (answer?.done === true) {
          acknowledged += 1
          return answer
        }
        if (answer && code !== undefined && but.includes(code)) return answer
        if (code !== undefined && !AGAIN.includes(code)) throw new Error(`${field} was refused: ${code}`)
        await delay(100)
      }
      throw new Error(`${field} was never answered`)
    },
    async read(sub, caseId, purpose = 'CASE_COORDINATION') {
      const requestId = randomUUID()
      const query = `{ case(id: "${caseId}") { emergency { legalName } } }`
      const body = await post(hub, sub, purpose, { query }, requestId)
      const data = body?.data as { case?: { emergency?: { legalName?: unknown } | null } | null } | null | undefined
      if (typeof data?.case?.emergency?.legalName === 'string') values.add(requestId)
    },
  }
}

/** Null where nobody answers. */
async function post(
  hub: KillableHub,
  sub: string,
  purpose: Purpose,
  body: object,
  requestId: string,
): Promise<{ readonly data?: unknown } | null> {
  try {
    const response = await fetch(hub.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await hub.token(sub)}`,
        'content-type': 'application/json',
        'purpose-of-use': purpose,
        'x-request-id': requestId,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(120_000),
    })
    return (await response.json()) as { data?: unknown }
  } catch {
    return null
  }
}
