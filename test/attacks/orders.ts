import { expect } from 'vitest'
import { type Answer, type As, type Hub, withoutRequestId } from '../src/harness/start-hub.ts'

/** One way to ask a question: who asks, with which variables, by which operation of the document. */
export interface Ask {
  readonly as: As
  readonly variables?: object
  readonly operationName?: string
}

/** What a caller and the owners saw of one request. */
export interface Outcome {
  readonly answer: Answer
  /** Everything that the caller can tell apart: status and body, request id aside. */
  readonly bytes: string
  /** Every request that reached an owner, by owner, names of operations aside. */
  readonly sent: readonly string[]
}

let names = 0
/** A name that no operation had before, always as long as the others: what is asked by it is planned anew. */
export function freshName(): string {
  names += 1
  return `Order${String(names).padStart(6, '0')}`
}

export async function outcomeOf(hub: Hub, query: string, { as, variables, operationName }: Ask): Promise<Outcome> {
  hub.takeSent()
  const answer = await hub.query(as, query, variables, operationName)
  const sent = hub
    .takeSent()
    .map(({ owner, body }) => `${owner} ${body.replace(/Order\d{6}/g, 'Order')}`)
    .sort()
  return { answer, bytes: `${answer.status} ${withoutRequestId(answer.text)}`, sent }
}

/**
 * Asks the same question twice over in both orders, each order with a plan of its own: allowed then denied and denied
 * then allowed, cold and warm. Neither the answers nor what reaches owners may depend on what was asked before.
 *
 * @param form the question under a name
 */
export async function inAllOrders(
  hub: Hub,
  form: (name: string) => string,
  allowed: Ask,
  denied: Ask,
): Promise<{ allowed: Outcome; denied: Outcome }> {
  const seen = new Map<Ask, Outcome>()
  for (const order of [
    [allowed, denied],
    [denied, allowed],
  ]) {
    const query = form(freshName())
    for (const plan of ['cold', 'warm']) {
      for (const ask of order) {
        const outcome = await outcomeOf(hub, query, ask)
        const first = seen.get(ask) ?? outcome
        seen.set(ask, first)
        const place = `${ask === allowed ? 'allowed' : 'denied'}, ${plan}, ${order[0] === ask ? 'first' : 'second'}`
        expect(outcome.bytes, place).toBe(first.bytes)
        expect(outcome.sent, place).toEqual(first.sent)
      }
    }
  }
  return { allowed: seen.get(allowed) as Outcome, denied: seen.get(denied) as Outcome }
}
