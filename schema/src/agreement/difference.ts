import { cell, type DecisionTable } from '@hub/decision'
import {
  bit,
  CATEGORIES,
  type Category,
  categoriesIn,
  type Mask,
  PURPOSES,
  type Purpose,
  RELATIONS,
  type Relation,
  ROLES,
  type Role,
} from '@hub/vocabulary'

/** On what condition a table releases a category in a cell; in this order each opens more than the one before. */
export const CONDITIONS = ['never', 'with consent', 'always'] as const

export type Condition = (typeof CONDITIONS)[number]

/** One question that two tables answer differently. */
export interface Change {
  readonly role: Role
  readonly purpose: Purpose
  readonly relation: Relation
  readonly category: Category
  readonly before: Condition
  readonly after: Condition
}

/** Every question that two tables answer differently, in the order of the vocabularies. */
export function changesOf(before: DecisionTable, after: DecisionTable): Change[] {
  return ROLES.flatMap(role =>
    PURPOSES.flatMap(purpose =>
      RELATIONS.flatMap(relation => {
        const at = cell(role, purpose, relation)
        return CATEGORIES.flatMap((category): Change[] => {
          const [was, is] = [conditionAt(before, at, bit(category)), conditionAt(after, at, bit(category))]
          return was === is ? [] : [{ role, purpose, relation, category, before: was, after: is }]
        })
      }),
    ),
  )
}

export function opens({ before, after }: Pick<Change, 'before' | 'after'>): boolean {
  return CONDITIONS.indexOf(after) > CONDITIONS.indexOf(before)
}

/** What a change of policy changes: `+ CASE_WORKER × TRAINING × REFERRED: HEALTH if consented`, one line each. */
export function differenceOf(before: DecisionTable, after: DecisionTable): string[] {
  const term = (sign: string, { longestTermDays }: DecisionTable) => `${sign} longest term: ${longestTermDays} days`
  const terms = before.longestTermDays === after.longestTermDays ? [] : [term('-', before), term('+', after)]
  return [...terms, ...cellDifferenceOf(before, after)]
}

function cellDifferenceOf(before: DecisionTable, after: DecisionTable): string[] {
  return ROLES.flatMap(role =>
    PURPOSES.flatMap(purpose =>
      RELATIONS.flatMap(relation => {
        const at = cell(role, purpose, relation)
        const where = `${role} × ${purpose} × ${relation}`
        return [
          ...change(where, before.free[at] ?? 0, after.free[at] ?? 0, 'free'),
          ...change(where, before.ifConsented[at] ?? 0, after.ifConsented[at] ?? 0, 'if consented'),
        ]
      }),
    ),
  )
}

function conditionAt({ free, ifConsented }: DecisionTable, at: number, category: Mask): Condition {
  if ((free[at] ?? 0) & category) return 'always'
  return (ifConsented[at] ?? 0) & category ? 'with consent' : 'never'
}

function change(where: string, before: Mask, after: Mask, condition: string): string[] {
  const line = (sign: string, mask: Mask) =>
    mask === 0 ? [] : [`${sign} ${where}: ${categoriesIn(mask).join(', ')} ${condition}`]
  return [...line('-', before & ~after), ...line('+', after & ~before)]
}
