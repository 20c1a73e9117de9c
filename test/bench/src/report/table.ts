import { type Figure, figureOf, METRICS, type Metric, ratioOf } from './figures.ts'
import { goalsOf, isReached } from './goals.ts'
import type { ContenderReport, Report, ScenarioReport } from './report.ts'

/** The report in Markdown: all figures with their least and most over the rounds, and what of the goals is reached. */
export function reportTable(report: Report): string {
  return [...report.scenarios.map(scenarioTable), conditions(report), goalsTable(report)].join('\n\n')
}

const SHOWN = METRICS.filter(({ key }) => key !== 'membersPeakRssMb')

/** A row for each contender, and one for each that the first is compared with. */
function scenarioTable(scenario: ScenarioReport): string {
  const { key, title, coverage, contenders } = scenario
  const [first, ...others] = contenders
  if (first === undefined) throw new RangeError('a scenario without contenders')
  const rows = [
    ...contenders.map(one => [one.title, ...SHOWN.map(metric => shown(metric, one))]),
    ...others.map(other => [`*${first.title} / ${other.title}*`, ...SHOWN.map(metric => ratio(metric, first, other))]),
  ]
  const bytes = contenders.map(one => `${one.title} ${one.answerBytes}`).join(', ')
  const share = ((coverage.answered / coverage.of) * 100).toFixed(0)
  const notes = [
    `Bytes of an answer: ${bytes}.`,
    ...(coverage.answered < coverage.of
      ? [`The hub releases ${share} % of the values that the others answer with.`]
      : []),
    ...contenders.flatMap(planNote),
  ]
  return [`**(${key}) ${title}**`, table(['', ...SHOWN.map(metric => metric.label)], rows), notes.join(' ')].join(
    '\n\n',
  )
}

function shown(metric: Metric, { windows }: ContenderReport): string {
  return written(figureOf(windows.map(metric.of)), metric.digits)
}

function ratio(metric: Metric, first: ContenderReport, other: ContenderReport): string {
  return written(ratioOf(metric, first.windows, other.windows), 2)
}

function planNote({ title, windows }: ContenderReport): string[] {
  const plans = windows.map(one => one.plans)
  if (plans.some(one => one === undefined)) return []
  const made = plans.reduce<number>((sum, one) => sum + (one ?? 0), 0)
  const requests = windows.reduce((sum, one) => sum + one.requests, 0)
  return [`Plan cache hits, ${title}: ${((1 - made / requests) * 100).toFixed(2)} %.`]
}

function conditions({ machine, rounds, seconds, connections, cases, scenarios }: Report): string {
  const windows = scenarios.flatMap(({ contenders }) => contenders.flatMap(one => one.windows))
  const share = (of: 'othersShare' | 'loadShare') => {
    const { median, most } = figureOf(windows.map(one => one[of]))
    return `${(median * 100).toFixed(0)} % (at most ${(most * 100).toFixed(0)} %)`
  }
  return `Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s (least–most), ${connections} connections, ${cases} demonstration cases.
${machine.cores} cores (${machine.cpu}), Node.js ${machine.node}, everything on this machine. Of its CPU, ${share('loadShare')}
went into sending requests, and ${share('othersShare')} into programs that have nothing to do with it.`
}

function goalsTable(report: Report): string {
  const rows = goalsOf(report).map(goal => [
    `(${goal.scenario}) ${goal.says}`,
    'atLeast' in goal.wanted ? `at least ${goal.wanted.atLeast}` : `at most ${goal.wanted.atMost}`,
    goal.measured === undefined ? 'not measured' : goal.measured.toFixed(2),
    isReached(goal) ? 'yes' : 'no',
  ])
  return table(['goal', 'wanted', 'measured', 'reached'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = head.map((_, column) => (column === 0 ? '---' : '---:'))
  return [head, line, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

function written({ median, least, most }: Figure, digits: number): string {
  // Of a short window, CPU may be less than can be measured.
  if (!Number.isFinite(most)) return '–'
  return `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`
}
