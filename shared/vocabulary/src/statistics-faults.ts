/**
 * Why a question of statistics has no answer, and what the hub says about it. What may be asked instead, or who has not
 * answered yet, stands in `extensions.allowed` or `extensions.missing`. Codes are for ever.
 */
export const STATISTICS_FAULTS = {
  INDICATOR_UNKNOWN: 'there is no such indicator; `extensions.allowed` lists those that there are',
  DIMENSION_NOT_ALLOWED: 'this indicator has no such dimension; `extensions.allowed` lists those that it has',
  TOO_MANY_DIMENSIONS: 'a table has at most three dimensions; choose among those in `extensions.allowed`',
  PERIOD_UNKNOWN: 'a period is a quarter, written 2025-Q1, or a year, written 2025; see `extensions.allowed`',
  PERIOD_OPEN: 'this period is not over yet; `extensions.allowed` lists those that are',
  PERIOD_BEYOND_DATA: 'there is no data from before the first period; `extensions.allowed` lists those that there are',
  PERIOD_RELEASED: 'this period was released under an earlier plan, and only its tables of then remain',
  TABLE_PENDING: 'not every member has answered yet; `extensions.missing` names those that have not. Try again later',
  TABLE_REFUSED: 'the table did not pass the checks and is not released; the operators have been told',
} as const

export type StatisticsFault = keyof typeof STATISTICS_FAULTS

export function isStatisticsFault(word: string): word is StatisticsFault {
  return Object.hasOwn(STATISTICS_FAULTS, word)
}
