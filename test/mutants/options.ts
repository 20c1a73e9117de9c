import { parseArgs } from 'node:util'
import { AREAS } from './list/index.ts'

export interface Options {
  readonly areas: readonly string[]
  /** Only mutants in whose file or description one of these stands. */
  readonly only: readonly string[]
  /** Whether a mutant that its nearest tests do not notice is tried on all tests. */
  readonly wider: boolean
}

const NAMES = AREAS.map(area => area.name)

export const USAGE = `pnpm mutants [options]

Takes single steps of enforcement out of a copy of the product, one at a time, and says which test notices.

  --areas NAMES  some of ${NAMES.join(',')}, with commas between (all)
  --only TEXTS   mutants in whose file or description one of these stands, with commas between
  --nearest      does not try all tests where the nearest notice nothing`

/** Undefined where help is asked for. @throws Error of one line for the person at the keyboard */
export function readOptions(args: readonly string[]): Options | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      areas: { type: 'string', default: NAMES.join(',') },
      only: { type: 'string', default: '' },
      nearest: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return undefined
  const areas = values.areas.split(',')
  const unknown = areas.find(name => !NAMES.includes(name))
  if (unknown !== undefined) throw new Error(`--areas takes ${NAMES.join(',')}, not \`${unknown}\``)
  return { areas, only: values.only.split(','), wider: !values.nearest }
}
