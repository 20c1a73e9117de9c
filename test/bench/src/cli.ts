/** What cannot be run; the message is one line for the person at the keyboard. */
export class OptionError extends Error {
  override readonly name = 'OptionError'
}

export interface Cli {
  readonly args: readonly string[]
  /** On standard error, with the time since the start. */
  readonly onProgress: (text: string) => void
  /** Ends the run: Ctrl-C and the like. */
  readonly signal: AbortSignal
  /** On standard output. */
  readonly print: (text: string) => void
}

/**
 * Runs a command of the benchmark: progress on standard error, the result on standard output. Ends with 2 where the
 * options are wrong, with 1 where it fails or is stopped, and then says in one line why; else with what `run` gives.
 */
export async function runCommand(name: string, run: (cli: Cli) => Promise<number>): Promise<void> {
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopped.abort(new Error('stopped')))
  try {
    process.exitCode = await run({
      args: process.argv.slice(2),
      onProgress: text => process.stderr.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}\n`),
      signal: stopped.signal,
      print: text => process.stdout.write(`${text}\n`),
    })
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = error instanceof OptionError ? 2 : 1
  }
}

/** @throws OptionError where it is not of the form */
export function numberOption(name: string, text: string, form: RegExp): number {
  if (!form.test(text)) throw new OptionError(`--${name} cannot be \`${text}\``)
  return Number(text)
}

/** What `parse` gives; what it complains about becomes one line. */
export function parsed<Values>(parse: () => { readonly values: Values }): Values {
  try {
    return parse().values
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error))
  }
}
