import type { Window } from '../measure/window.ts'

/** A figure of one window, and how it is shown. */
export interface Metric {
  /** In JSON. */
  readonly key: string
  readonly label: string
  readonly digits: number
  readonly of: (window: Window) => number
}

export const METRICS = [
  { key: 'rps', label: 'requests/s', digits: 1, of: one => one.requests / one.seconds },
  { key: 'p50Ms', label: 'p50, ms', digits: 1, of: one => percentile(one.latencies, 0.5) },
  { key: 'p99Ms', label: 'p99, ms', digits: 1, of: one => percentile(one.latencies, 0.99) },
  {
    key: 'gatewayCpuMsPerRequest',
    label: 'CPU per request, ms: gateway',
    digits: 2,
    of: one => one.gateway.cpuMs / one.requests,
  },
  {
    key: 'membersCpuMsPerRequest',
    label: 'services',
    digits: 2,
    of: one => one.members.cpuMs / one.requests,
  },
  {
    key: 'databaseCpuMsPerRequest',
    label: 'PostgreSQL',
    digits: 2,
    of: one => one.database.cpuMs / one.requests,
  },
  { key: 'peakRssMb', label: 'peak memory, MB: gateway', digits: 0, of: one => one.gateway.peakMb },
  { key: 'membersPeakRssMb', label: 'services, MB', digits: 0, of: one => one.members.peakMb },
] as const satisfies readonly Metric[]

/** A figure over several rounds. */
export interface Figure {
  readonly median: number
  readonly least: number
  readonly most: number
}

export function figureOf(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = at(sorted, middle)
  return {
    median: sorted.length % 2 === 1 ? upper : (at(sorted, middle - 1) + upper) / 2,
    least: at(sorted, 0),
    most: at(sorted, sorted.length - 1),
  }
}

/** Round by round, since rounds differ more than the contenders within one: what else the machine does comes and goes. */
export function ratioOf(metric: Metric, windows: readonly Window[], against: readonly Window[]): Figure {
  return figureOf(windows.map((window, round) => metric.of(window) / metric.of(at(against, round))))
}

/** The smallest value that this share of all is not above (nearest rank). */
export function percentile(ascending: readonly number[], share: number): number {
  return at(ascending, Math.max(0, Math.ceil(share * ascending.length) - 1))
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError('there is nothing to make a figure of')
  return item
}
