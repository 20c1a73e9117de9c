import { cell } from '@hub/decision'
import { bit, type Category, PURPOSES, type Purpose, RELATIONS, type Relation, ROLES, type Role } from '@hub/vocabulary'
import type { Answer, Question } from './ask.ts'
import type { Evaluation } from './evaluate.ts'
import type { Policy } from './policies.ts'

/** A policy that decides nothing is a slip: as a `forbid` it would fail open, as a `permit` it misleads who reads it. */
export function idle(policies: readonly Policy[], { decisive }: Evaluation): string[] {
  return policies
    .filter(policy => !decisive.has(policy))
    .map(({ place, id }) => `${place} policy \`${id}\`: decides nothing, for any role, purpose, relation and category`)
}

/** What is released by role and purpose alone; no permit of a person names it. */
const APART = ['OPEN', 'AGGREGATE'] as const satisfies readonly Category[]

/**
 * A policy that tells relations or consent apart for OPEN or AGGREGATE would be without effect: owners release these by
 * role and purpose alone. It is refused rather than ignored.
 */
export function uneven(ask: (question: Question) => Answer, { free, ifConsented }: Evaluation): string[] {
  const problems = new Set<string>()
  for (const role of ROLES) {
    for (const purpose of PURPOSES) {
      for (const category of APART) {
        const usual = (free[cell(role, purpose, 'NONE')] ?? 0) & bit(category)
        for (const relation of RELATIONS) {
          const at = cell(role, purpose, relation)
          if (((free[at] ?? 0) & bit(category)) === usual && ((ifConsented[at] ?? 0) & bit(category)) === 0) continue
          for (const { place, id } of blamed(ask, role, purpose, relation, category)) {
            problems.add(`${place} policy \`${id}\`: ${category} must follow role and purpose alone`)
          }
        }
      }
    }
  }
  return [...problems]
}

/** The policies that decide for this relation or with consent, but not without both, or the other way round. */
function blamed(
  ask: (question: Question) => Answer,
  role: Role,
  purpose: Purpose,
  relation: Relation,
  category: Category,
): Policy[] {
  const usual = ask({ role, purpose, relation: 'NONE', category, consented: false }).by
  return [false, true].flatMap(consented => {
    const here = ask({ role, purpose, relation, category, consented }).by
    return [...here.filter(policy => !usual.includes(policy)), ...usual.filter(policy => !here.includes(policy))]
  })
}
