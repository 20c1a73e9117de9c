import { parseArgs } from 'node:util'

export interface Options {
  /** Path of the supergraph. */
  readonly supergraph: string
  readonly port: number
}

export const USAGE = `pnpm gateway:open --supergraph FILE --port N

Serves any Apollo supergraph with everything open, for benchmarks and audits: no authentication, no pruning, no
signatures, no checks. On this machine alone, and never where NODE_ENV is \`production\`.

  --supergraph FILE  the composed schema, with the addresses of its subgraphs
  --port N           where to listen; 0 for any port that is free`

/** What cannot be run; the message is one line for the person at the keyboard. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

/**
 * Undefined where help is asked for.
 *
 * @throws OptionError also in production, whatever the options are
 */
export function readOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>) {
  if (environment.NODE_ENV === 'production') {
    throw new OptionError('nothing is enforced here, so it does not start where NODE_ENV is `production`')
  }
  const { help, supergraph, port } = parse(args)
  if (help) return undefined
  if (supergraph === undefined || supergraph === '') throw new OptionError('say `--supergraph FILE`')
  if (port === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new OptionError('say `--port N`')
  return { supergraph, port: Number(port) } satisfies Options
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        supergraph: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error))
  }
}
