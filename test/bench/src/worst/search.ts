import { type Figures, inWords, OBJECTIVES, type Objective } from './figures.ts'
import type { createGenerator, Random } from './generate.ts'
import type { Outcome } from './measure.ts'
import type { Operation } from './operation.ts'

/** The worst that was found in one respect. */
export interface Found {
  readonly operation: Operation
  readonly figures: Figures
  readonly answerBytes: number
  readonly text: string
}

export interface Result {
  readonly worst: ReadonlyMap<Objective, Found>
  readonly accepted: number
  /** How many were refused, by code. */
  readonly refused: ReadonlyMap<string, number>
  readonly slowestRefusalMs: number
}

export interface SearchParts {
  readonly generator: ReturnType<typeof createGenerator>
  /** Tried first: what a person would think of. */
  readonly first: readonly Operation[]
  readonly measure: (operation: Operation) => Promise<Outcome>
  readonly random: Random
  readonly seconds: number
  readonly onProgress: (text: string) => void
}

const EACH: readonly Objective[] = ['planningMs', 'executionMs', 'blockedMs', 'memoryMb']
/** How often an operation is made anew, not out of the worst so far. */
const ANEW = 0.25

/** Random operations, and hill climbing from the worst of each respect in turn. */
export async function search(parts: SearchParts): Promise<Result> {
  const { generator, measure, random, seconds, onProgress } = parts
  const worst = new Map<Objective, Found>()
  const refused = new Map<string, number>()
  const first = [...parts.first]
  const ends = performance.now() + seconds * 1000
  let accepted = 0
  let slowestRefusalMs = 0

  for (let turn = 0; turn === 0 || performance.now() < ends; turn++) {
    const from = worst.get(EACH[turn % EACH.length] ?? 'planningMs')
    const anew = from === undefined || random() < ANEW
    const operation = first.shift() ?? (anew ? generator.random() : generator.changed(from.operation))
    const outcome = await measure(operation)
    if (!outcome.accepted) {
      refused.set(outcome.code, (refused.get(outcome.code) ?? 0) + 1)
      slowestRefusalMs = Math.max(slowestRefusalMs, outcome.ms)
      continue
    }
    accepted += 1
    const isWorse = ({ figures }: { figures: Figures }, objective: Objective) =>
      figures[objective] > (worst.get(objective)?.figures[objective] ?? 0)
    if (!EACH.some(objective => isWorse(outcome, objective))) continue
    // Once more: a pause of the machine is not the operation's.
    const again = await measure(operation)
    if (!again.accepted) continue
    const found = { ...again, operation, figures: lower(outcome.figures, again.figures) }
    for (const objective of EACH) {
      if (!isWorse(found, objective)) continue
      worst.set(objective, found)
      onProgress(`${OBJECTIVES[objective]}: ${inWords(found.figures)}`)
    }
  }
  return { worst, accepted, refused, slowestRefusalMs }
}

function lower(a: Figures, b: Figures): Figures {
  const least = (objective: Objective) => Math.min(a[objective], b[objective])
  return {
    planningMs: least('planningMs'),
    executionMs: least('executionMs'),
    blockedMs: least('blockedMs'),
    memoryMb: least('memoryMb'),
  }
}
