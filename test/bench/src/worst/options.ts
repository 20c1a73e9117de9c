import { parseArgs } from 'node:util'
import { numberOption, parsed } from '../cli.ts'

export interface Options {
  /** How long to search, without starting and stopping. */
  readonly seconds: number
  /** What the generated operations follow from; which are kept depends on measurements too. */
  readonly seed: number
  /** Of the demonstration. */
  readonly cases: number
}

export const USAGE = `pnpm worst-operation [options]

Searches among operations that the hub accepts for those that cost it most: in planning, in execution, in the longest
that its gateway answers nobody else, and in memory. Prints the worst of each.

  --seconds S  how long to search (60)
  --seed N     what the generated operations follow from (by chance, and printed)
  --cases N    demonstration cases (2000)`

/** Undefined where help is asked for. @throws OptionError */
export function readOptions(args: readonly string[]): Options | undefined {
  const { help, seconds, seed, cases } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        seconds: { type: 'string', default: '60' },
        seed: { type: 'string' },
        cases: { type: 'string', default: '2000' },
        help: { type: 'boolean', default: false },
      },
    }),
  )
  if (help) return undefined
  return {
    seconds: numberOption('seconds', seconds, /^[1-9]\d{0,5}$/),
    seed: seed === undefined ? Math.floor(Math.random() * 2 ** 32) : numberOption('seed', seed, /^\d{1,10}$/),
    cases: numberOption('cases', cases, /^[1-9]\d{0,6}$/),
  }
}
