import { parseArgs } from 'node:util'
import { makeFolders } from '../folders.ts'
import { Processes } from '../processes.ts'
import { measureSpeed, type Speed, speedLines } from './speed.ts'
import { measureUtility, utilityLines } from './utility.ts'

const HELP = `pnpm bench:statistics [--cases 100000,1000000] [--utility 10000] [--only speed|utility]

Speed: a table of three dimensions of one year over six members, against one SQL statement over the same rows in one
database. Accuracy: what noise and suppression cost, per indicator, over generated cases, against the truth.
`

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000,1000000' },
    utility: { type: 'string', default: '10000' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const say = (text: string) => void process.stdout.write(`${text}\n`)

async function bench(): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort(new Error(signal)))
  await using stack = new AsyncDisposableStack()
  const folders = stack.use(await makeFolders())
  if (values.only !== 'utility') {
    const results: Speed[] = []
    for (const cases of values.cases.split(',').map(Number)) {
      await using processes = new Processes(folders.logs, folders.cache, stop.signal)
      results.push(await processes.race(measureSpeed(cases, processes, say)))
    }
    for (const line of speedLines(results)) say(line)
  }
  if (values.only !== 'speed') {
    await using processes = new Processes(folders.logs, folders.cache, stop.signal)
    const cases = Number(values.utility)
    for (const line of utilityLines(await processes.race(measureUtility(cases, processes)), cases)) say(line)
  }
}

if (values.help) say(HELP)
else await bench()
