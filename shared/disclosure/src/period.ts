/** A quarter or a calendar year, UTC. */
export interface Period {
  /** `2025-Q1` or `2025`. */
  readonly name: string
  /** Its first day, and the first day after it; ISO 8601. */
  readonly from: string
  readonly until: string
  /** The quarters in it, in order. */
  readonly quarters: readonly string[]
}

const WRITTEN = /^([12][0-9]{3})(?:-Q([1-4]))?$/

/** Undefined where this is neither a quarter nor a year. */
export function parsePeriod(name: string): Period | undefined {
  const [, year, quarter] = WRITTEN.exec(name) ?? []
  if (year === undefined) return undefined
  const numbers = quarter === undefined ? [1, 2, 3, 4] : [Number(quarter)]
  const first = numbers[0] as number
  return {
    name,
    from: dayOf(Number(year), first - 1),
    until: dayOf(Number(year), numbers.at(-1) as number),
    quarters: numbers.map(number => `${year}-Q${number}`),
  }
}

function dayOf(year: number, quartersSince: number): string {
  return new Date(Date.UTC(year, quartersSince * 3, 1)).toISOString().slice(0, 10)
}

/** Whether it is over. @param now epoch milliseconds */
export function isClosed({ until }: Period, now: number): boolean {
  return Date.parse(until) <= now
}

/** Every closed quarter and year from this quarter on, the latest first, a year before its quarters. */
export function closedPeriods(firstQuarter: string, now: number): string[] {
  const names: string[] = []
  for (let year = Number(firstQuarter.slice(0, 4)); year <= new Date(now).getUTCFullYear(); year++) {
    names.push(...[1, 2, 3, 4].map(quarter => `${year}-Q${quarter}`), String(year))
  }
  return names.filter(name => begins(name, firstQuarter) && isClosed(parsePeriod(name) as Period, now)).reverse()
}

/** Whether a period has data from its first quarter on. */
export function begins(name: string, firstQuarter: string): boolean {
  return (parsePeriod(name)?.quarters[0] ?? '') >= firstQuarter
}
