import { writeFile } from 'node:fs/promises'
import { runBench } from './bench.ts'
import { runCommand } from './cli.ts'
import { readOptions, USAGE } from './options.ts'
import { reportJson } from './report/json.ts'
import { reportTable } from './report/table.ts'

/** `npm run bench` */
await runCommand('bench', async ({ args, print, onProgress, signal }) => {
  const options = readOptions(args)
  if (options === undefined) {
    print(USAGE)
    return 0
  }
  const report = await runBench({ options, onProgress, signal })
  print(reportTable(report))
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(reportJson(report), null, 2)}\n`)
  return 0
})
