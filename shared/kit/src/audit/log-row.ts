import type { FieldClass } from '@hub/classification'
import { type Category, categoriesIn, type Mask, PERSONAL } from '@hub/vocabulary'
import type { LogDecision } from '../release/log-entry.ts'

/** What a request asked for and what it got of one case, in categories of personal data. */
export interface Outcome {
  readonly released: readonly Category[]
  readonly withheld: readonly Category[]
}

/**
 * @param fields everything that the request asked for
 * @param classes what each field is about today; a field that is no more counts by nothing
 */
export function outcomeOf(
  fields: readonly string[],
  { withheld, present, mask }: Pick<LogDecision, 'withheld' | 'present' | 'mask'>,
  classes: ReadonlyMap<string, FieldClass>,
): Outcome {
  const reasons = new Map(Object.entries(withheld))
  const about = (some: readonly string[]) =>
    categoriesIn(some.reduce<Mask>((mask, field) => mask | ((classes.get(field)?.mask ?? 0) & PERSONAL), 0))
  return {
    released: present ? about(fields.filter(field => !reasons.has(field))) : [],
    // A field may need several categories, and lack one of them.
    withheld: about(fields.filter(field => reasons.has(field))).filter(category => !mask.includes(category)),
  }
}
