import { type Figure, figureOf, METRICS, ratioOf } from './figures.ts'
import type { Report, ScenarioReport } from './report.ts'

/** The report in Markdown: a table for each scenario, each figure with its least and most over the rounds. */
export function reportTable(report: Report): string {
  const { machine, rounds, seconds, connections, cases, scenarios } = report
  const windows = scenarios.flatMap(({ contenders }) => contenders.flatMap(one => one.windows))
  const share = (of: 'othersShare' | 'loadShare') =>
    `${(figureOf(windows.map(one => one[of])).median * 100).toFixed(0)} %`
  return `${scenarios.map(scenarioTable).join('\n\n')}

Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'} of ${seconds} s (least to most), ${connections} connections, ${cases} demonstration cases.
${machine.cores} cores (${machine.cpu}), Node.js ${machine.node}, everything on this machine. Of its CPU, ${share('loadShare')} went
into sending requests, and ${share('othersShare')} into programs that have nothing to do with it. Enforcement off means: the same
schema, rows and transport, without authentication, pruning, signatures, decisions, guard, log, checks and report.`
}

function scenarioTable({ key, title, contenders }: ScenarioReport): string {
  const [first, ...others] = contenders
  if (first === undefined) throw new RangeError('a scenario without contenders')
  const head = [`(${key}) ${title}`, ...contenders.map(one => one.title), ...others.map(one => ratioTitle(first, one))]
  const rows = METRICS.map(metric => [
    metric.label,
    ...contenders.map(({ windows }) => written(figureOf(windows.map(metric.of)), metric.digits)),
    ...others.map(({ windows }) => written(ratioOf(metric, first.windows, windows), 2)),
  ])
  const bytes = ['bytes of an answer', ...contenders.map(({ answerBytes }) => String(answerBytes))]
  const ratios = others.map(({ answerBytes }) => (first.answerBytes / answerBytes).toFixed(2))
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows, [...bytes, ...ratios]]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function ratioTitle(first: { readonly title: string }, other: { readonly title: string }): string {
  return `${first.title} / ${other.title}`
}

function written({ median, least, most }: Figure, digits: number): string {
  // Of a short window, CPU may be less than can be measured.
  if (!Number.isFinite(most)) return '–'
  return `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`
}
