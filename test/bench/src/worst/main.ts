import { OptionError, readOptions, USAGE } from './options.ts'
import { reportOf } from './report.ts'
import { runSearch } from './run.ts'

/** `pnpm worst-operation`: progress on standard error, the report on standard output. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) return print(USAGE)
  const result = await runSearch({
    options,
    onProgress: text => process.stderr.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}\n`),
    onStart(end) {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(new Error('stopped')))
    },
  })
  print(reportOf(result, options.seed))
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`worst-operation: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof OptionError ? 2 : 1
})
