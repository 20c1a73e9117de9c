import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { isOwner, OWNERS, type Owner } from '@hub/vocabulary'
import { type Cli, numberOption, OptionError, parsed, runCommand } from '../cli.ts'
import type { Contender } from '../contenders/contender.ts'
import { startEnforcementOff } from '../contenders/enforcement-off.ts'
import { startHub } from '../contenders/hub.ts'
import { type Databases, startDatabases } from '../data/databases.ts'
import { NOTHING_MADE } from '../data/shared-cases.ts'
import { startNested } from '../federations/nested.ts'
import { type Folders, makeFolders, ROOT } from '../folders.ts'
import { startLoad } from '../load/start.ts'
import { Processes, type Running } from '../processes.ts'
import { SCENARIOS } from '../scenarios/index.ts'
import { type SelfTime, selfTimes } from './self-times.ts'

const KEYS = ['a', 'b', 'c', 'd']

const USAGE = `pnpm profile [options]

Profiles the CPU of the gateway and of one owner under load, with everything on; in (c), whose services sign nothing, of
\`gateway:open\` alone. Writes a .cpuprofile of each, which browsers' developer tools open, and prints where the time
goes, by package and by file.

  --scenario KEY   of the benchmark: ${KEYS.join(', ')} (a)
  --owner CODE     ${OWNERS.join(', ')} (emergency)
  --seconds S      how long (10)
  --out FOLDER     where to write (.data/profiles)`

const PROFILER = new URL('profiler.ts', import.meta.url)

async function profile({ args, print, onProgress, signal }: Cli): Promise<number> {
  const {
    scenario: key,
    owner,
    seconds,
    out,
    help,
  } = parsed(() =>
    parseArgs({
      args: [...args],
      options: {
        scenario: { type: 'string', default: 'a' },
        owner: { type: 'string', default: 'emergency' },
        seconds: { type: 'string', default: '10' },
        out: { type: 'string', default: '.data/profiles' },
        help: { type: 'boolean', default: false },
      },
    }),
  )
  if (help) {
    print(USAGE)
    return 0
  }
  const scenario = SCENARIOS.find(one => one.key === key && KEYS.includes(key))
  if (scenario === undefined) throw new OptionError(`--scenario takes ${KEYS.join(',')}, not \`${key}\``)
  if (!isOwner(owner)) throw new OptionError(`--owner takes ${OWNERS.join(',')}, not \`${owner}\``)
  const duration = numberOption('seconds', seconds, /^[1-9]\d{0,3}$/)

  await using folders = await makeFolders()
  await using databases = key === 'c' ? undefined : await startDatabases(folders, 2000, onProgress)
  await using processes = new Processes(folders.logs, folders.cache, signal)
  const started = databases
    ? await startedHub(folders, processes, databases, owner)
    : await startedOpen(folders, processes)
  const { contender, watched } = started
  const load = await startLoad(processes, contender, scenario.requests(databases?.made ?? NOTHING_MADE))
  onProgress('the hub runs')
  await load({ seconds: 5 })
  onProgress('warm')

  const folder = resolve(out)
  await mkdir(folder, { recursive: true })
  for (const [, running] of watched) await running?.ask({ ask: 'startProfile' })
  const { latencies } = await load({ seconds: duration })
  for (const [name, running] of watched) {
    if (running === undefined) continue
    print(await written(name, running, join(folder, `${name}-${key}.cpuprofile`), latencies.length))
  }
  return 0
}

/** What is under load, and which of its processes are looked at. */
interface Started {
  readonly contender: Contender
  readonly watched: readonly (readonly [string, Running | undefined])[]
}

async function startedHub(
  folders: Folders,
  processes: Processes,
  databases: Databases,
  owner: Owner,
): Promise<Started> {
  const imports = { gateway: [PROFILER], owners: [PROFILER] }
  const hub = await startHub({ folders, processes, databases, imports })
  const watched = [['gateway', hub.gateway] as const, [owner, hub.owners.get(owner)] as const]
  return { contender: hub, watched }
}

async function startedOpen(folders: Folders, processes: Processes): Promise<Started> {
  const federation = await startNested(processes, folders.logs)
  const contender = await startEnforcementOff(processes, federation, [PROFILER])
  return { contender, watched: [['gateway', contender.gateway]] }
}

async function written(name: string, running: Running, file: string, requests: number): Promise<string> {
  await running.ask({ ask: 'stopProfile', file })
  const { busyMs, packages, files } = selfTimes(JSON.parse(await readFile(file, 'utf8')), ROOT.href)
  const head = `**${name}**: ${(busyMs / requests).toFixed(2)} ms for each of ${requests} requests; ${file}`
  return [head, table('package', packages), table('file of the hub', files), ''].join('\n\n')
}

const MOST_ROWS = 20

function table(title: string, times: readonly SelfTime[]): string {
  const rows = times.slice(0, MOST_ROWS).filter(({ share }) => share >= 0.005)
  const lines = rows.map(({ name, share }) => `| ${name} | ${(share * 100).toFixed(1)} % |`)
  return [`| ${title} | self time |`, '| --- | ---: |', ...lines].join('\n')
}

/** `pnpm profile` */
await runCommand('profile', profile)
