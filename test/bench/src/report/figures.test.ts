import { expect, test } from 'vitest'
import type { Window } from '../measure/window.ts'
import { figureOf, METRICS, percentile, ratioOf } from './figures.ts'

const NOTHING = { cpuMs: 0, peakMb: 0 }

function window(part: Partial<Window>): Window {
  const shares = { othersShare: 0, loadShare: 0, plans: undefined }
  return {
    seconds: 2,
    requests: 10,
    latencies: [],
    gateway: NOTHING,
    members: NOTHING,
    database: NOTHING,
    ...shares,
    ...part,
  }
}

test('the median of an even number of rounds lies between the two in the middle', () => {
  expect(figureOf([9, 1, 2, 4])).toEqual({ median: 3, least: 1, most: 9 })
  expect(figureOf([9, 1, 2])).toEqual({ median: 2, least: 1, most: 9 })
  expect(() => figureOf([])).toThrow(RangeError)
})

test('a percentile is a value that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
  expect([0, 0.5, 0.99, 1].map(share => percentile(hundred, share))).toEqual([1, 50, 99, 100])
  expect(percentile([7], 0.99)).toBe(7)
})

test('figures are per second and per request', () => {
  const one = window({
    latencies: [1, 2, 30],
    gateway: { cpuMs: 50, peakMb: 200 },
    members: { cpuMs: 70, peakMb: 900 },
  })
  expect(Object.fromEntries(METRICS.map(metric => [metric.key, metric.of(one)]))).toEqual({
    rps: 5,
    p50Ms: 2,
    p99Ms: 30,
    gatewayCpuMsPerRequest: 5,
    membersCpuMsPerRequest: 7,
    databaseCpuMsPerRequest: 0,
    peakRssMb: 200,
    membersPeakRssMb: 900,
  })
})

test('ratios are formed round by round: what slows a round slows both', () => {
  const [rps] = METRICS
  const hub = [10, 100].map(requests => window({ requests }))
  const other = [20, 200].map(requests => window({ requests }))
  expect(ratioOf(rps, hub, other)).toEqual({ median: 0.5, least: 0.5, most: 0.5 })
})
