import { writeFile } from 'node:fs/promises'
import { runBench } from './bench.ts'
import { OptionError, readOptions, USAGE } from './options.ts'
import { reportJson } from './report/json.ts'
import { reportTable } from './report/table.ts'

/** `npm run bench`: progress on standard error, the report on standard output. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options === undefined) return print(USAGE)
  const report = await runBench({
    options,
    onProgress: text => process.stderr.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${text}\n`),
    onStart(end) {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(new Error('stopped')))
    },
  })
  print(reportTable(report))
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(reportJson(report), null, 2)}\n`)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof OptionError ? 2 : 1
})
