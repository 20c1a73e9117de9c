import { STATISTICS_FAULTS, type StatisticsFault } from '@hub/vocabulary'
import { begins, closedPeriods, isClosed, type Period, parsePeriod } from './period.ts'
import { type Indicator, indicatorOf, type Plan } from './plan.ts'

/** A question as anybody may write it. */
export interface Asked {
  readonly indicator: string
  readonly by: readonly string[]
  readonly period: string
}

/** The one form of all questions that mean the same: dimensions once each, in the order of the plan. */
export interface Question {
  readonly indicator: Indicator
  readonly by: readonly string[]
  readonly period: Period
}

/** Why a question is not in the plan. */
export type QuestionFault = Extract<
  StatisticsFault,
  | 'INDICATOR_UNKNOWN'
  | 'DIMENSION_NOT_ALLOWED'
  | 'TOO_MANY_DIMENSIONS'
  | 'PERIOD_UNKNOWN'
  | 'PERIOD_OPEN'
  | 'PERIOD_BEYOND_DATA'
>

/** The question is not in the plan; `allowed` says what is, in its place. */
export class QuestionError extends Error {
  override readonly name = 'QuestionError'
  readonly code: QuestionFault
  readonly allowed: readonly string[]

  constructor(code: QuestionFault, allowed: readonly string[]) {
    super(STATISTICS_FAULTS[code])
    this.code = code
    this.allowed = allowed
  }
}

/**
 * Whoever answers, answers the canonical question: aliases, order and repetition make no second one.
 *
 * @param now epoch milliseconds
 * @throws QuestionError
 */
export function canonical(plan: Plan, { indicator: id, by, period: name }: Asked, now: number): Question {
  const indicator = indicatorOf(plan, id)
  if (indicator === undefined)
    throw new QuestionError(
      'INDICATOR_UNKNOWN',
      plan.indicators.map(one => one.id),
    )
  if (by.some(one => !indicator.dimensions.includes(one)))
    throw new QuestionError('DIMENSION_NOT_ALLOWED', indicator.dimensions)
  const dimensions = indicator.dimensions.filter(one => by.includes(one))
  if (dimensions.length > plan.mostDimensions) throw new QuestionError('TOO_MANY_DIMENSIONS', indicator.dimensions)
  const period = parsePeriod(name)
  const periods = closedPeriods(plan.firstPeriod, now)
  if (period === undefined) throw new QuestionError('PERIOD_UNKNOWN', periods)
  if (!isClosed(period, now)) throw new QuestionError('PERIOD_OPEN', periods)
  if (!begins(name, plan.firstPeriod)) throw new QuestionError('PERIOD_BEYOND_DATA', periods)
  return { indicator, by: dimensions, period }
}

/** The tables of which this one is a refinement by one dimension; their cells are its cells' parents. */
export function parentsOf(by: readonly string[]): string[][] {
  return by.map(left => by.filter(one => one !== left))
}
