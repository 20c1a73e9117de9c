import { figureOf, METRICS, ratioOf } from './figures.ts'
import { goalsOf, isReached } from './goals.ts'
import type { ContenderReport, Report, ScenarioReport } from './report.ts'

/**
 * The report as figures: medians as plain numbers, least and most beside them, the hub's ratios to the others, and the
 * goals. Scenario (e) holds the figures of its largest size, and those of every size under `sizes`.
 */
export function reportJson(report: Report) {
  const { scenarios, ...head } = report
  const byKey = Map.groupBy(scenarios, ({ key }) => key)
  const ofEach = <Value>(make: (one: ScenarioReport) => Value) =>
    Object.fromEntries([...byKey].map(([key, all]) => [key, withSizes(all, make)]))
  return {
    ...head,
    scenarios: ofEach(contendersJson),
    ratios: ofEach(ratiosJson),
    goals: goalsOf(report).map(goal => ({
      ...goal,
      measured: rounded(goal.measured ?? Number.NaN),
      reached: isReached(goal),
    })),
  }
}

function withSizes<Value>(all: readonly ScenarioReport[], make: (one: ScenarioReport) => Value) {
  const last = all.at(-1)
  if (last === undefined) throw new RangeError('a scenario without figures')
  if (last.size === undefined) return make(last)
  return { ...make(last), sizes: Object.fromEntries(all.map(one => [one.size, make(one)])) }
}

function contendersJson({ key, contenders }: ScenarioReport) {
  const figures = Object.fromEntries(contenders.map(one => [one.key, contenderJson(one)]))
  // There the hub runs open: with everything on and with enforcement off are one and the same.
  return key === 'c' ? { ...figures, hubEnforcementOff: figures.hub } : figures
}

function contenderJson({ answerBytes, windows }: ContenderReport) {
  const figures = METRICS.map(metric => [metric.key, figureOf(windows.map(metric.of))] as const)
  const medians = figures.map(([name, { median }]) => [name, rounded(median)])
  const spread = figures.map(([name, { least, most }]) => [name, [rounded(least), rounded(most)]])
  return { ...Object.fromEntries(medians), answerBytes, spread: Object.fromEntries(spread) }
}

function ratiosJson({ contenders: [first, ...others] }: ScenarioReport) {
  return Object.fromEntries(
    others.map(({ key, windows }) => {
      const ratios = METRICS.map(metric => {
        const { median, least, most } = ratioOf(metric, first?.windows ?? [], windows)
        return [metric.key, { median: rounded(median), least: rounded(least), most: rounded(most) }]
      })
      return [key, Object.fromEntries(ratios)]
    }),
  )
}

/** Null where a short window held less CPU than can be measured, and for what was not measured. */
function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null
  return Number(value.toPrecision(4))
}
