import { CELLS, cell, type Deciders, question } from '@hub/decision'
import { bit, CATEGORIES, PURPOSES, RELATIONS, ROLES } from '@hub/vocabulary'
import type { Answer, Question } from './ask.ts'
import type { Policy } from './policies.ts'
import { AgreementError } from './problem.ts'

export interface Evaluation {
  readonly free: Int32Array
  readonly ifConsented: Int32Array
  /**
   * The policies that decided each question: the permits of what is free; what decides with and without consent where
   * consent opens it; the forbids, if any, of what is closed.
   */
  readonly deciders: Deciders
  /** The policies that decided at least one question. */
  readonly decisive: ReadonlySet<Policy>
}

/** Called as the work proceeds: questions answered, of how many. */
export type Progress = (done: number, all: number) => void

/** How many questions one evaluation asks. */
export const QUESTIONS = CELLS * CATEGORIES.length * 2

/**
 * Asks every question there is: role × purpose × relation × category × consent yes and no.
 *
 * @throws AgreementError where consent takes something away: the table could not say so
 */
export function evaluate(ask: (question: Question) => Answer, progress: Progress = () => {}): Evaluation {
  const free = new Int32Array(CELLS)
  const ifConsented = new Int32Array(CELLS)
  const deciders: (readonly string[])[] = []
  const decisive = new Set<Policy>()
  let done = 0
  for (const role of ROLES) {
    for (const purpose of PURPOSES) {
      for (const relation of RELATIONS) {
        const at = cell(role, purpose, relation)
        for (const category of CATEGORIES) {
          const asked = { role, purpose, relation, category }
          const without = ask({ ...asked, consented: false })
          const consented = ask({ ...asked, consented: true })
          for (const policy of [...without.by, ...consented.by]) decisive.add(policy)
          if (without.allowed && !consented.allowed) throw takenAway(asked, consented.by)
          if (without.allowed) free[at] = (free[at] ?? 0) | bit(category)
          else if (consented.allowed) ifConsented[at] = (ifConsented[at] ?? 0) | bit(category)
          deciders[question(role, purpose, relation, category)] = idsOf(
            without.allowed ? without.by : [...without.by, ...consented.by],
          )
          done += 2
        }
      }
      progress(done, QUESTIONS)
    }
  }
  return { free, ifConsented, deciders, decisive }
}

/** In the order of the alphabet: Cedar names policies in no order. */
function idsOf(policies: readonly Policy[]): readonly string[] {
  return [...new Set(policies.map(({ id }) => id))].sort()
}

function takenAway({ role, purpose, relation, category }: Omit<Question, 'consented'>, by: readonly Policy[]) {
  const where = `${role} × ${purpose} × ${relation} × ${category}`
  const blamed = by.length > 0 ? by.map(({ place, id }) => `${place} policy \`${id}\``) : ['a permit']
  return new AgreementError(blamed.map(one => `${one}: consent takes away what is free without it (${where})`))
}
