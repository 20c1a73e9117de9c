import { decodeJwt } from 'jose'
import type { Reply, Sent } from './proxy.ts'

/** A member's answer about cases, as far as tests break it. */
export interface CasesAnswer {
  data: { _entities: (CaseEntity | null)[] }
  errors?: { message: string; extensions: Record<string, unknown> }[]
  extensions: { hub: { decisions: unknown[][]; holders?: object } }
}

export interface CaseEntity {
  id: string
  emergency?: Record<string, unknown> | null
}

/** Changes whole answers about cases; whatever else the member answers stays as it is. */
export function inCases(change: (answer: CasesAnswer, sent: Sent) => void): (sent: Sent, reply: Reply) => Reply {
  return (sent, reply) => {
    const answer = parsed(reply.text)
    if (reply.status !== 200 || answer.data?._entities === undefined || answer.errors) return reply
    const whole = answer as unknown as CasesAnswer
    change(whole, sent)
    return { ...reply, text: JSON.stringify(whole) }
  }
}

/** Changes every room that shows. */
export function inRooms(change: (room: Record<string, unknown>) => void): (sent: Sent, reply: Reply) => Reply {
  return inCases(({ data }) => {
    for (const entity of data._entities) if (entity?.emergency) change(entity.emergency)
  })
}

/** Changes the faults of requests that were well signed. */
export function inErrors(
  change: (error: { message: string; extensions: Record<string, unknown> }, sent: Sent) => void,
): (sent: Sent, reply: Reply) => Reply {
  return (sent, reply) => {
    const answer = parsed(reply.text)
    if (reply.status === 401 || answer.errors === undefined) return reply
    for (const error of answer.errors) change(error, sent)
    return { ...reply, text: JSON.stringify(answer) }
  }
}

/** Who asks, by the members-token; the kit's tokens hold one role and one purpose. */
export function callerOf({ headers }: Sent): { member: unknown; role: unknown; purpose: unknown } {
  const token = headers['members-token']
  const { member, roles, purposes } = token === undefined ? {} : decodeJwt(token)
  return { member, role: firstOf(roles), purpose: firstOf(purposes) }
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined
}

/** An answer without any room and any decision. */
export function showsNothing({ text }: Reply): boolean {
  const { data, extensions } = parsed(text)
  return extensions?.hub.decisions.length === 0 && (data?._entities ?? []).every(entity => !entity?.emergency)
}

/** Ids of the cases that were asked for. */
export function askedIn({ body }: Sent): readonly string[] {
  const variables = (parsed(body) as { variables?: { representations?: { id: string }[] } }).variables
  const representations = variables?.representations
  return Array.isArray(representations) ? representations.map(({ id }) => id) : []
}

function parsed(text: string): Partial<CasesAnswer> {
  try {
    return (JSON.parse(text) as Partial<CasesAnswer> | null) ?? {}
  } catch {
    return {}
  }
}
