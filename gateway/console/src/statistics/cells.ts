import type { TableQuery } from '../generated/operations.ts'

export type StatisticsCell = NonNullable<TableQuery['table']>['cells'][number]

/** A bar: what it stands for, and its number in each series; a suppressed cell has none. */
export interface ChartRow {
  readonly name: string
  readonly [series: string]: string | number
}

export interface ChartData {
  readonly rows: readonly ChartRow[]
  readonly series: readonly string[]
}

/** Most bars that can still be told apart. */
const MOST_ROWS = 40
const MOST_SERIES = 6

/**
 * Cells as bars: by the first dimension, in series by the second; a third is put before the first. Nothing is added up:
 * tables are not additive. Undefined where there would be too many bars to read.
 */
export function chartData(cells: readonly StatisticsCell[]): ChartData | undefined {
  const rows = new Map<string, Record<string, string | number>>()
  const series = new Set<string>()
  for (const { keys, value } of cells) {
    const labels = keys.map(key => key.label)
    const last = labels.length > 1 ? (labels.at(-1) ?? '') : 'value'
    const name = (labels.length > 1 ? labels.slice(0, -1) : labels).join(' · ')
    series.add(last)
    const row = rows.get(name) ?? { name }
    if (value !== null) row[last] = Number(value)
    rows.set(name, row)
  }
  const shown = [...rows.values()] as ChartRow[]
  // Where every cell of a bar is nought, there is nothing to draw; the table has it.
  if (shown.length > MOST_ROWS || series.size > MOST_SERIES) return undefined
  return { rows: shown, series: [...series] }
}
