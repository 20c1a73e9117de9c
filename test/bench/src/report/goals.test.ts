import { expect, test } from 'vitest'
import type { Window } from '../measure/window.ts'
import { goalsOf, isReached } from './goals.ts'
import type { ScenarioReport } from './report.ts'

function window(requests: number, gatewayCpuMs: number, latency: number): Window {
  return {
    seconds: 1,
    requests,
    latencies: [latency],
    gateway: { cpuMs: gatewayCpuMs, peakMb: 0 },
    members: { cpuMs: 0, peakMb: 0 },
    database: { cpuMs: 0, peakMb: 0 },
    othersShare: 0,
    loadShare: 0,
    plans: 0,
  }
}

type Contenders = Partial<Record<ScenarioReport['contenders'][number]['key'], Window>>

function scenario(key: string, by: Contenders, size?: number): ScenarioReport {
  const contenders = Object.entries(by).map(([name, one]) => ({
    key: name as keyof Contenders & ScenarioReport['contenders'][number]['key'],
    title: name,
    answerBytes: 1,
    windows: [one],
  }))
  return { key, title: key, coverage: { answered: 1, of: 1 }, contenders, ...(size !== undefined && { size }) }
}

function reached(...scenarios: readonly ScenarioReport[]) {
  const machine = { cpu: '', cores: 2, node: '' }
  const goals = goalsOf({ machine, rounds: 1, seconds: 1, connections: 1, cases: 1, scenarios })
  return goals.map(goal => [goal.scenario, goal.measured, isReached(goal)])
}

test('the hub is held against the stock gateway, and on the page against itself', () => {
  const stock = window(100, 100, 10)
  const hub = window(120, 60, 12)
  expect(reached(scenario('a', { hub, stock }))).toEqual([
    ['a', 1.2, true],
    ['a', 0.5, true],
    ['a', 1.2, false],
  ])
  expect(reached(scenario('b', { hub, stock, hubEnforcementOff: window(150, 60, 1) })).at(-1)).toEqual([
    'b',
    0.8,
    false,
  ])
  expect(reached(scenario('c', { hub, stock }))).toEqual([['c', 1.2, false]])
  expect(reached(scenario('d', { hub, stock }))).toEqual([['d', 1.2, true]])
  expect(reached(scenario('f', { hub, unlogged: window(125, 60, 10) }))).toEqual([['f', 0.96, true]])
})

test('times on many cases are held against those on few', () => {
  const sizes = [10, 11, 14].map((p50, index) => scenario('e', { hub: window(1, 1, p50) }, 10 ** index))
  expect(reached(...sizes)).toEqual([['e', 1.4, false]])
})

test('what was not measured is not reached', () => {
  expect(reached(scenario('d', { hub: window(1, 1, 1) }))).toEqual([['d', undefined, false]])
  expect(reached(scenario('e', { hub: window(1, 1, 1) }, 10))).toEqual([['e', undefined, false]])
})
