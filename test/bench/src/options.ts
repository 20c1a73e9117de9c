import { parseArgs } from 'node:util'
import { numberOption, OptionError, parsed } from './cli.ts'

export interface Options {
  /** How often each contender is measured in each scenario, taking turns. */
  readonly rounds: number
  /** Length of one measurement. */
  readonly seconds: number
  /** Length of the load before the first, for each contender and scenario. */
  readonly warmUp: number
  readonly connections: number
  /** Of the demonstration, beside those that all members share. */
  readonly cases: number
  /** Of scenario (e): cases of each member, ascending. */
  readonly sizes: readonly number[]
  readonly scenarios: readonly string[]
  /** Keys of contenders that are left out. */
  readonly without: readonly string[]
  /** Where to write the figures as JSON. */
  readonly json: string | undefined
}

const ALL = ['a', 'b', 'c', 'd', 'e', 'f']
/** What is measured if nothing is said: (e) takes a quarter of an hour by itself, and (f) starts a second hub. */
const USUAL = ['a', 'b', 'c', 'd']
const OTHERS = ['hubEnforcementOff', 'stock', 'hive']

export const USAGE = `npm run bench -- [options]

Measures the hub with everything on, the hub without enforcement, Apollo's gateway and Hive Gateway, in one run and
taking turns: (a) one case, (b) a page of 20 cases, (c) a nested operation, (d) a mixed load, (e) a case by id among up
to a million of each member, (f) the page with the release log and without.

  --scenarios KEYS some of ${ALL.join(',')}, with commas between (${USUAL.join(',')})
  --quick          a first look: two rounds of a second
  --rounds N       how often each side is measured in each scenario (5)
  --seconds S      length of one measurement (2.5)
  --warm-up S      length of the load before the first (10)
  --connections N  requests under way at any time (16)
  --cases N        demonstration cases beside those measured (2000)
  --sizes LIST     of (e), in cases of each member (10000,100000,1000000)
  --without KEYS   leaves out some of ${OTHERS.join(',')}
  --json FILE      writes the figures there too`

/** Undefined where help is asked for. @throws OptionError */
export function readOptions(args: readonly string[]): Options | undefined {
  const { help, quick, json, ...given } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        quick: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        seconds: { type: 'string' },
        'warm-up': { type: 'string' },
        connections: { type: 'string', default: '16' },
        cases: { type: 'string', default: '2000' },
        sizes: { type: 'string', default: '10000,100000,1000000' },
        scenarios: { type: 'string', default: USUAL.join(',') },
        without: { type: 'string', default: '' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }),
  )
  if (help) return undefined
  const usual = quick ? { rounds: '2', seconds: '1', warmUp: '1' } : { rounds: '5', seconds: '2.5', warmUp: '10' }
  return {
    rounds: numberOption('rounds', given.rounds ?? usual.rounds, /^[1-9]\d{0,3}$/),
    seconds: numberOption('seconds', given.seconds ?? usual.seconds, /^(?!0+(\.0+)?$)\d{1,4}(\.\d+)?$/),
    warmUp: numberOption('warm-up', given['warm-up'] ?? usual.warmUp, /^\d{1,4}(\.\d+)?$/),
    connections: numberOption('connections', given.connections, /^[1-9]\d{0,3}$/),
    cases: numberOption('cases', given.cases, /^[1-9]\d{0,6}$/),
    sizes: sizesIn(given.sizes),
    scenarios: some('scenarios', given.scenarios.split(','), ALL),
    without: some('without', given.without.split(',').filter(Boolean), OTHERS),
    json,
  }
}

function some(name: string, given: readonly string[], all: readonly string[]): readonly string[] {
  const unknown = given.find(one => !all.includes(one))
  if (unknown !== undefined) throw new OptionError(`--${name} takes ${all.join(',')}, not \`${unknown}\``)
  return given
}

/** Databases only grow. */
function sizesIn(list: string): readonly number[] {
  const sizes = list.split(',').map(one => numberOption('sizes', one, /^[1-9]\d{0,7}$/))
  const ascending = sizes.every((size, index) => index === 0 || size > (sizes[index - 1] ?? 0))
  if (!ascending) throw new OptionError('--sizes go up')
  return sizes
}
