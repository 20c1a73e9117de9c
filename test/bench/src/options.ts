import { parseArgs } from 'node:util'
import { SCENARIOS } from './scenarios.ts'

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
  readonly scenarios: readonly string[]
  /** Where to write the figures as JSON. */
  readonly json: string | undefined
}

const KEYS = SCENARIOS.map(({ key }) => key)

export const USAGE = `npm run bench -- [options]

Measures the hub with everything on against the same without enforcement, in one run and taking turns.

  --rounds N       how often each side is measured in each scenario (5)
  --seconds S      length of one measurement (5)
  --warm-up S      length of the load before the first (5)
  --connections N  requests under way at any time (16)
  --cases N        demonstration cases beside those measured (2000)
  --scenarios KEYS some of ${KEYS.join(',')}, with commas between (${KEYS.join(',')})
  --json FILE      writes the figures there too`

/** What cannot be run; the message is one line for the person at the keyboard. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

/** Undefined where help is asked for. @throws OptionError */
export function readOptions(args: readonly string[]): Options | undefined {
  const { help, json, ...given } = parse(args)
  if (help) return undefined
  const scenarios = given.scenarios.split(',')
  const unknown = scenarios.find(key => !KEYS.includes(key))
  if (unknown !== undefined) throw new OptionError(`--scenarios takes ${KEYS.join(',')}, not \`${unknown}\``)
  return {
    rounds: number('rounds', given.rounds, /^[1-9]\d{0,3}$/),
    seconds: number('seconds', given.seconds, /^(?!0+(\.0+)?$)\d{1,4}(\.\d+)?$/),
    warmUp: number('warm-up', given['warm-up'], /^\d{1,4}(\.\d+)?$/),
    connections: number('connections', given.connections, /^[1-9]\d{0,3}$/),
    cases: number('cases', given.cases, /^[1-9]\d{0,6}$/),
    scenarios,
    json,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rounds: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '5' },
        'warm-up': { type: 'string', default: '5' },
        connections: { type: 'string', default: '16' },
        cases: { type: 'string', default: '2000' },
        scenarios: { type: 'string', default: KEYS.join(',') },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values as Given
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error))
  }
}

interface Given {
  readonly rounds: string
  readonly seconds: string
  readonly 'warm-up': string
  readonly connections: string
  readonly cases: string
  readonly scenarios: string
  readonly json: string | undefined
  readonly help: boolean
}

function number(name: string, text: string, form: RegExp): number {
  if (!form.test(text)) throw new OptionError(`--${name} cannot be \`${text}\``)
  return Number(text)
}
