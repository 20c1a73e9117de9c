import { parseArgs } from 'node:util'
import { type Cli, numberOption, OptionError, parsed, runCommand } from '../cli.ts'
import { startHub } from '../contenders/hub.ts'
import { startDatabases } from '../data/databases.ts'
import { makeFolders } from '../folders.ts'
import { startLoad } from '../load/start.ts'
import { residentMb, withDescendants } from '../measure/usage.ts'
import { Processes } from '../processes.ts'
import { mixedLoad } from '../scenarios/mixed-load.ts'
import { MAY_GROW, type Sample, steadinessOf } from './steadiness.ts'

const SAMPLES = 40

const USAGE = `pnpm memory [options]

Sends the mixed load of the benchmark to the hub, with everything on, and looks at the gateway's memory ${SAMPLES} times.
Ends with 1 if after the warm-up it was ever more than ${MAY_GROW * 100} % above what it was at its end.

  --requests N  how many (200000)
  --warm-up N   how many of them are the warm-up (a fifth)`

async function memory({ args, print, onProgress, signal }: Cli): Promise<number> {
  const given = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        requests: { type: 'string', default: '200000' },
        'warm-up': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }),
  )
  if (given.help) {
    print(USAGE)
    return 0
  }
  const requests = numberOption('requests', given.requests, /^[1-9]\d{2,8}$/)
  const warmUp = numberOption('warm-up', given['warm-up'] ?? String(Math.floor(requests / 5)), /^[1-9]\d{0,8}$/)
  if (warmUp < requests / SAMPLES || warmUp > requests / 2) throw new OptionError('--warm-up is too short or too long')

  await using folders = await makeFolders()
  await using databases = await startDatabases(folders, 2000, onProgress)
  await using processes = new Processes(folders.logs, folders.cache, signal)
  const hub = await startHub({ folders, processes, databases })
  const load = await startLoad(processes, hub, mixedLoad.requests(databases.made))
  onProgress('the hub runs')

  const samples: Sample[] = []
  let sent = 0
  while (sent < requests) {
    const { latencies, seconds } = await load({ most: Math.ceil(requests / SAMPLES) })
    sent += latencies.length
    const sample = { requests: sent, mb: residentMb(withDescendants([hub.gateway.pid])) }
    samples.push(sample)
    onProgress(`${sent} requests: ${sample.mb.toFixed(0)} MB, ${(latencies.length / seconds).toFixed(0)} requests/s`)
  }
  const { before, least, most, growth, steady } = steadinessOf(samples, warmUp)
  const list = samples.map(one => one.mb.toFixed(0)).join(' ')
  print(`Memory of the gateway, MB, after every ${Math.ceil(requests / SAMPLES)} requests: ${list}`)
  print(
    `After ${warmUp} requests: ${before.toFixed(0)} MB; then from ${least.toFixed(0)} to ${most.toFixed(0)} MB, at most ${(growth * 100).toFixed(1)} % above: ${steady ? 'steady' : 'not steady'}`,
  )
  return steady ? 0 : 1
}

/** `pnpm memory` */
await runCommand('memory', memory)
