import { figureOf, METRICS, ratioOf } from './figures.ts'
import type { Report, ScenarioReport } from './report.ts'

/** The report as figures: medians as plain numbers, least and most beside them, and the first contender's ratios. */
export function reportJson({ scenarios, ...head }: Report) {
  return {
    ...head,
    scenarios: Object.fromEntries(scenarios.map(one => [one.key, contendersJson(one)])),
    ratios: Object.fromEntries(scenarios.map(one => [one.key, ratiosJson(one)])),
  }
}

function contendersJson({ contenders }: ScenarioReport) {
  return Object.fromEntries(
    contenders.map(({ key, answerBytes, windows }) => {
      const figures = METRICS.map(metric => [metric.key, figureOf(windows.map(metric.of))] as const)
      const medians = figures.map(([name, { median }]) => [name, rounded(median)])
      const spread = figures.map(([name, { least, most }]) => [name, [rounded(least), rounded(most)]])
      return [key, { ...Object.fromEntries(medians), answerBytes, spread: Object.fromEntries(spread) }]
    }),
  )
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

/** Null where a short window held less CPU than can be measured. */
function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null
  return Number(value.toPrecision(4))
}
