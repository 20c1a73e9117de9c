import { type Bench, forEach } from './bench.ts'
import { callersOf, inWords, type KitCaller } from './credentials/mint.ts'
import { type Answer, decisionsOf, entitiesOf, isObject, isWhole, type ReadDecision } from './member/answer.ts'
import { type Inspection, inspect } from './member/inspect.ts'

/** One caller's answer about all held cases. */
export interface Seen {
  readonly caller: KitCaller
  readonly answer: Answer
  /** Empty where the answer is none, or does not answer the list; other checks are about that. */
  readonly cases: readonly SeenCase[]
}

export interface SeenCase {
  readonly id: string
  /** Null where the case or its room is. */
  readonly room: object | null
  readonly decision: ReadDecision | undefined
  /** The room held against its decision; null where either is missing. */
  readonly inspection: Inspection | null
}

/** Asks for the held cases as everyone of an organisation: every role, every purpose. */
export function sweep(bench: Bench, organisation: string): Promise<readonly Seen[]> {
  return forEach(callersOf(organisation), async caller => {
    const answer = await bench.askCases(caller, bench.held)
    return { caller, answer, cases: isWhole(answer) ? casesIn(bench, answer) : [] }
  })
}

function casesIn({ held, owner, schema }: Bench, answer: Answer): readonly SeenCase[] {
  const entities = entitiesOf(answer)
  if (entities?.length !== held.length) return []
  const decisions = decisionsOf(answer)
  return held.map((id, index) => {
    const entity = entities[index]
    const found = isObject(entity) ? entity[owner] : null
    const room = isObject(found) ? found : null
    const decision = decisions.get(id)
    const inspection = room && decision ? inspect(schema.room, room, decision.mask) : null
    return { id, room, decision, inspection }
  })
}

/** Every case that somebody was answered, with who it was in words. */
export function* eachCase(seen: readonly Seen[]): Generator<SeenCase & { readonly caller: KitCaller; who: string }> {
  for (const { caller, cases } of seen) for (const one of cases) yield { ...one, caller, who: inWords(caller) }
}

/** The member's own caller to whom most is shown; undefined where nothing is. */
export async function mostSeen(bench: Bench): Promise<KitCaller | undefined> {
  let best: { readonly caller: KitCaller; readonly size: number } | undefined
  for (const { caller, cases } of await bench.sweep(bench.owner)) {
    const size = cases.reduce((sum, one) => sum + (one.inspection?.shown.size ?? 0), 0)
    if (size > (best?.size ?? 0)) best = { caller, size }
  }
  return best?.caller
}
