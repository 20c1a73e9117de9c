import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const USAGE = `pnpm properties [options]

Random ledgers, asked by random operations over HTTP, against the oracle in SQL: as in the tests, for as long as it takes.

  --decisions N  how many decisions to compare (1000000)
  --seed N       where to begin; each set of ledgers has the seed after the last (by chance)`

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    process.stderr.write(`${options}\n`)
    return options === USAGE ? 0 : 2
  }
  // The test runner ends by itself what it started; this process only waits for it.
  const ignore = () => {}
  process.on('SIGINT', ignore).on('SIGTERM', signal => child.kill(signal))
  const child = spawn(
    process.execPath,
    [
      join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      'test/random-operations.test.ts',
      '--disableConsoleIntercept',
      '--reporter=minimal',
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...options } },
  )
  return new Promise((resolve, reject) =>
    child.on('error', reject).on('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 130)),
  )
}

/** As the test takes them; or what to say instead. */
function readOptions(args: readonly string[]): Record<string, string> | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        decisions: { type: 'string', default: '1000000' },
        seed: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return USAGE
    for (const [name, value] of Object.entries({ decisions: values.decisions, seed: values.seed ?? '0' })) {
      if (!/^\d{1,10}$/.test(value)) return `--${name} cannot be \`${value}\``
    }
    return { HUB_DECISIONS: values.decisions, ...(values.seed !== undefined && { HUB_SEED: values.seed }) }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
