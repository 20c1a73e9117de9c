import { type Decision, satisfies } from '@hub/decision'
import { AGGREGATE, type Mask, OPEN } from '@hub/vocabulary'
import { type FieldPlan, KEY, type SelectionPlan, TYPE } from '../ask/fetch-plan.ts'

/** What an answer is held against, and where failures are reported. */
export interface Check {
  /** What this owner could ever release to the caller, by what the value hangs on. */
  readonly reach: (subject: FieldPlan['subject']) => Mask
  /** The owner's stated decision for a case (or for the consortium key). */
  readonly decisionFor: (key: string) => Decision | undefined
  /** A value that is not covered: it becomes null, and an alarm. */
  readonly unverified: (coordinate: string, key: string) => void
  /** A case that the answer holds, and what was selected of it there. */
  readonly sawCase: (key: string, selection: SelectionPlan) => void
  /** The case that was asked for in this place; an answer about another case is none. */
  readonly expected?: string
}

/**
 * Reads a member's data along the fetch's selection and nothing else, and lets a classified value pass only where the
 * static mask and the owner's stated mask cover it. Builds new objects; what a member added is not looked at, and what
 * has another shape than the schema says is not let in: the rest of the view must not break over it.
 *
 * @param key of the case around the data, or the consortium key
 */
export function project(source: unknown, selection: SelectionPlan, key: string, check: Check): unknown {
  if (!isObject(source)) return null
  let around = key
  if (selection.isCase) {
    const own = source[KEY]
    if (typeof own !== 'string' || source[TYPE] !== 'Case') return null
    if (check.expected !== undefined && check.expected !== own) {
      check.unverified('Case.id', check.expected)
      return null
    }
    around = own
    check.sawCase(own, selection)
  }
  const answer: Record<string, unknown> = {}
  for (const [name, field] of selection.fields) {
    if (field.typename !== null) answer[name] = field.typename
    else if (Object.hasOwn(source, name)) answer[name] = projectField(source[name], field, around, check)
  }
  return answer
}

function projectField(value: unknown, field: FieldPlan, key: string, check: Check): unknown {
  if (value === null || value === undefined) return null
  const { selection } = field
  const fits = Array.isArray(value) === field.isList && (selection !== null || isLeafValue(value))
  if (!fits || field.own === null || (field.own !== 0 && !isCovered(field, key, check))) {
    check.unverified(field.coordinate, key)
    return null
  }
  if (selection === null) return value
  return Array.isArray(value)
    ? value.map(item => project(item, selection, key, check))
    : project(value, selection, key, check)
}

/** OPEN and AGGREGATE follow role and purpose alone; everything else needs the owner's word for this case. */
function isCovered(field: FieldPlan, key: string, check: Check): boolean {
  if (!satisfies(check.reach(field.subject), field.need)) return false
  const stated = field.need & ~(OPEN | AGGREGATE)
  return stated === 0 || satisfies(check.decisionFor(key)?.mask ?? 0, stated)
}

/** No list of the schema holds lists. */
function isLeafValue(value: unknown): boolean {
  return Array.isArray(value) ? value.every(item => typeof item !== 'object' || item === null) : !isObject(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
