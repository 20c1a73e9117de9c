import type { Contender } from '../contenders/contender.ts'
import { figureOf, METRICS, type Metric, ratioOf } from './figures.ts'
import type { Report, ScenarioReport } from './report.ts'

/** What the hub, with everything on, is to reach. */
export interface Goal {
  readonly scenario: string
  readonly says: string
  readonly wanted: { readonly atLeast: number } | { readonly atMost: number }
  /** Undefined where the run did not measure it. */
  readonly measured: number | undefined
}

/** The goals of the scenarios that were measured. */
export function goalsOf({ scenarios }: Report): Goal[] {
  return scenarios.flatMap(scenario => {
    const against = (key: MetricKey, says: string, wanted: Goal['wanted']): Goal => ({
      scenario: scenario.key,
      says: `${says}, hub / @apollo/gateway`,
      wanted,
      measured: ratioTo(scenario, 'stock', key),
    })
    switch (scenario.key) {
      case 'a':
      case 'b':
        return [
          against('rps', 'throughput', { atLeast: 1 }),
          against('gatewayCpuMsPerRequest', 'CPU of the gateway per request', { atMost: 0.8 }),
          against('p99Ms', 'p99', { atMost: 1.1 }),
          ...(scenario.key === 'b' ? [throughputKept(scenario)] : []),
        ]
      case 'c':
        return [against('rps', 'throughput', { atLeast: 5 })]
      case 'd':
        return [against('rps', 'throughput', { atLeast: 1 })]
      case 'f':
        return [logKept(scenario)]
      default:
        return largest(scenarios) === scenario ? [growth(scenarios, scenario)] : []
    }
  })
}

export function isReached({ wanted, measured }: Goal): boolean {
  if (measured === undefined || Number.isNaN(measured)) return false
  return 'atLeast' in wanted ? measured >= wanted.atLeast : measured <= wanted.atMost
}

/** Enforcement may cost a tenth of the throughput of the page. */
function throughputKept(scenario: ScenarioReport): Goal {
  return {
    scenario: scenario.key,
    says: 'throughput, hub / enforcement off',
    wanted: { atLeast: 0.9 },
    measured: ratioTo(scenario, 'hubEnforcementOff', 'rps'),
  }
}

/** So may the log, with the tree over it, beside a read that nobody logs. */
function logKept(scenario: ScenarioReport): Goal {
  return {
    scenario: scenario.key,
    says: 'throughput, hub / hub without log',
    wanted: { atLeast: 0.9 },
    measured: ratioTo(scenario, 'unlogged', 'rps'),
  }
}

/** Of the hub's own times: at the largest size against the smallest. */
function growth(scenarios: readonly ScenarioReport[], most: ScenarioReport): Goal {
  const least = scenarios.find(({ key }) => key === 'e') ?? most
  const p50 = (scenario: ScenarioReport) => {
    const hub = scenario.contenders.find(({ key }) => key === 'hub')
    return hub && figureOf(hub.windows.map(metric('p50Ms').of)).median
  }
  const [before, after] = [p50(least), p50(most)]
  const words = [most, least].map(({ size = 0 }) => size.toLocaleString('en'))
  return {
    scenario: 'e',
    says: `p50 of the hub, ${words.join(' / ')} cases`,
    wanted: { atMost: 1.3 },
    measured: before === undefined || after === undefined || least === most ? undefined : after / before,
  }
}

function largest(scenarios: readonly ScenarioReport[]): ScenarioReport | undefined {
  return scenarios.filter(({ key }) => key === 'e').at(-1)
}

type MetricKey = (typeof METRICS)[number]['key']

function metric(key: MetricKey): Metric {
  const found = METRICS.find(one => one.key === key)
  if (found === undefined) throw new RangeError(`no figure is called \`${key}\``)
  return found
}

function ratioTo({ contenders }: ScenarioReport, other: Contender['key'], key: MetricKey): number | undefined {
  const windowsOf = (wanted: string) => contenders.find(one => one.key === wanted)?.windows
  const [hub, against] = [windowsOf('hub'), windowsOf(other)]
  return hub && against && ratioOf(metric(key), hub, against).median
}
