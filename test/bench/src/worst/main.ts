import { runCommand } from '../cli.ts'
import { readOptions, USAGE } from './options.ts'
import { reportOf } from './report.ts'
import { runSearch } from './run.ts'

/** `pnpm worst-operation` */
await runCommand('worst-operation', async ({ args, print, onProgress, signal }) => {
  const options = readOptions(args)
  print(options === undefined ? USAGE : reportOf(await runSearch({ options, onProgress, signal }), options.seed))
  return 0
})
