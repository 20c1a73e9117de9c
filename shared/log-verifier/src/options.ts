import { parseArgs } from 'node:util'

/** The command was given what it cannot use. One line. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface Options {
  /** A folder that `export-log` wrote, or the URL of a database. */
  readonly log: string
  /** Exports of other owners. */
  readonly known: readonly string[]
  /** A file of keys to be believed instead of those that come with the log. */
  readonly keys: string | undefined
  readonly cosignatures: number
  readonly patienceHours: number
}

export const USAGE = `usage: npm run verify-log -- <folder or database URL> [options]

  --known <folder>      an export of another owner: what it was shown of this log is held against it. May be repeated;
                        exports that lie beside the folder count without being named
  --keys <file>         believe these public keys, not those that come with the log: a keys.json
  --cosignatures <n>    how many other members must have cosigned (2)
  --patience <hours>    how long the newest checkpoints may wait for that (1)

Ends with 0 where the log holds, with 1 and the first entry or checkpoint that does not, with 2 where it cannot be read.
`

/** @throws UsageError */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values, positionals } = parsed(args)
  if (values.help) return 'help'
  const [log, ...more] = positionals
  if (log === undefined || more.length > 0) throw new UsageError('name one folder or database URL; --help tells more')
  return {
    log,
    known: values.known ?? [],
    keys: values.keys,
    cosignatures: count('--cosignatures', values.cosignatures),
    patienceHours: count('--patience', values.patience),
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        known: { type: 'string', multiple: true },
        keys: { type: 'string' },
        cosignatures: { type: 'string', default: '2' },
        patience: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch {
    throw new UsageError('an option is not known or lacks its value; --help tells more')
  }
}

function count(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new UsageError(`${name} must be a number`)
  return Number(text)
}
