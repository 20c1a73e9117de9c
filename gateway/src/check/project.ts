import { type Decision, satisfies } from '@hub/decision'
import { type Data, isRecord, ownValue, setValue } from '@hub/execution'
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
export function project(source: unknown, selection: SelectionPlan, key: string, check: Check): Data | null {
  if (!isRecord(source)) return null
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
  // Where everything that was selected is covered, each of it is.
  const allCovered = isCovered(selection.subject, selection.needOfAll, around, check)
  return projectFields(source, selection, around, allCovered, check)
}

function projectFields(source: Data, selection: SelectionPlan, key: string, allCovered: boolean, check: Check): Data {
  const answer: Data = {}
  for (const field of selection.fields) {
    const value = field.inherited ? ownValue(source, field.key) : source[field.key]
    if (value === undefined && field.typename === null) continue
    const passed = field.typename ?? projectField(value, field, key, allCovered, check)
    if (field.inherited) setValue(answer, field.key, passed)
    else answer[field.key] = passed
  }
  return answer
}

function projectField(value: unknown, field: FieldPlan, key: string, allCovered: boolean, check: Check): unknown {
  if (value === null) return null
  const { selection } = field
  const fits = Array.isArray(value) === field.isList && (selection !== null || isLeafValue(value))
  const covered = field.own === 0 || allCovered || isCovered(field.subject, field.need, key, check)
  if (!fits || field.own === null || !covered) {
    check.unverified(field.coordinate, key)
    return null
  }
  if (selection === null) return value
  return Array.isArray(value)
    ? value.map(item => projectPart(item, selection, key, allCovered, check))
    : projectPart(value, selection, key, allCovered, check)
}

/** Another case stands under another decision. */
function projectPart(
  value: unknown,
  selection: SelectionPlan,
  key: string,
  allCovered: boolean,
  check: Check,
): Data | null {
  if (selection.isCase) return project(value, selection, key, check)
  return isRecord(value) ? projectFields(value, selection, key, allCovered, check) : null
}

/** OPEN and AGGREGATE follow role and purpose alone; everything else needs the owner's word for this case. */
function isCovered(subject: FieldPlan['subject'], need: Mask, key: string, check: Check): boolean {
  if (!satisfies(check.reach(subject), need)) return false
  const stated = need & ~(OPEN | AGGREGATE)
  return stated === 0 || satisfies(check.decisionFor(key)?.mask ?? 0, stated)
}

/** No list of the schema holds lists. */
function isLeafValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Array.isArray(value) && value.every(item => typeof item !== 'object' || item === null)
}
