import type { Hub } from '../contenders/hub.ts'
import { CALLER } from '../data/callers.ts'
import type { Figures, GatewayFigures } from './figures.ts'
import { FLAGS, type Operation, textOf } from './operation.ts'

export type Outcome =
  | { readonly accepted: true; readonly figures: Figures; readonly answerBytes: number; readonly text: string }
  | { readonly accepted: false; readonly ms: number; readonly code: string }

/** Well before a token ends. */
const RENEW_AFTER_MS = 60_000

/** Sends operations that the gateway has not seen before, one at a time, and says what each cost it. */
export function createMeasure(hub: Hub, headers: Hub['headers']) {
  let number = 0
  let credentials: Awaited<ReturnType<typeof headers>> = {}
  let fetchedAt = Number.NEGATIVE_INFINITY
  const ask = async () => (await hub.gateway.ask('figures')) as GatewayFigures

  return async (operation: Operation): Promise<Outcome> => {
    number += 1
    const text = textOf(operation, `Worst${number}`)
    const variables = Object.fromEntries(Object.entries(FLAGS).filter(([flag]) => text.includes(`$${flag}: `)))
    if (performance.now() - fetchedAt > RENEW_AFTER_MS) {
      credentials = await headers(CALLER)
      fetchedAt = performance.now()
    }
    await ask()
    const began = performance.now()
    const response = await fetch(hub.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials },
      body: JSON.stringify({ query: text, variables }),
    })
    const answer = await response.text()
    const ms = performance.now() - began
    const own = await ask()
    if (response.status !== 200) return { accepted: false, ms, code: codeOf(answer, response.status) }
    const figures = { ...own, executionMs: ms - own.planningMs }
    return { accepted: true, figures, answerBytes: answer.length, text }
  }
}

function codeOf(answer: string, status: number): string {
  return /"code":"([A-Z_]+)"/.exec(answer)?.[1] ?? `status ${status}`
}
