import { cpus } from 'node:os'
import { type BulkIds, growDatabases } from './bulk/grow.ts'
import type { Contender } from './contenders/contender.ts'
import { startEnforcementOff } from './contenders/enforcement-off.ts'
import { startHive } from './contenders/hive.ts'
import { startHub } from './contenders/hub.ts'
import { startStock } from './contenders/stock.ts'
import { CALLER } from './data/callers.ts'
import { type Databases, startDatabases } from './data/databases.ts'
import { NOTHING_MADE } from './data/shared-cases.ts'
import { startCases } from './federations/cases.ts'
import { startNested } from './federations/nested.ts'
import { type Folders, makeFolders } from './folders.ts'
import type { Options } from './options.ts'
import { hiveProgram } from './peers/install.ts'
import { Processes } from './processes.ts'
import type { Report, ScenarioReport } from './report/report.ts'
import { createRounds } from './rounds.ts'
import { SCENARIOS } from './scenarios/index.ts'
import { ONE_CASE } from './scenarios/one-case.ts'
import type { Scenario } from './scenarios/scenario.ts'

export interface BenchParts {
  readonly options: Options
  readonly onProgress: (text: string) => void
  /** Ends the run early. */
  readonly signal: AbortSignal
}

/** Starts everything, measures all contenders in turns, and stops everything, whatever happens. */
export async function runBench({ options, onProgress, signal }: BenchParts): Promise<Report> {
  const chosen = (key: string) => options.scenarios.includes(key)
  await using folders = await makeFolders()
  const hive = options.without.includes('hive') ? undefined : await hiveProgram(folders.peers, onProgress, signal)
  await using databases = ['a', 'b', 'd', 'e', 'f'].some(chosen)
    ? await startDatabases(folders, options.cases, onProgress)
    : undefined
  await using processes = new Processes(folders.logs, folders.cache, signal)
  const world: World = { options, folders, processes, databases, hive }
  const onCases = databases === undefined ? [] : await startOnCases(world, databases)
  const onLogged = chosen('f') && databases !== undefined ? await startOnLogged(world, databases, onCases) : []
  const onNested = chosen('c') ? await startOnNested(world) : []
  const generator = await processes.start({ name: 'load', entry: new URL('load/main.ts', import.meta.url) })
  onProgress(`${[...new Set([...onCases, ...onLogged, ...onNested].map(({ title }) => title))].join(', ')} run`)

  const runRounds = createRounds({ processes, generator, database: databases?.pid, options, onProgress })
  const made = databases?.made ?? NOTHING_MADE
  const scenarios: ScenarioReport[] = await runRounds(
    SCENARIOS.filter(({ key }) => chosen(key)).map(scenario => ({
      scenario,
      requests: scenario.requests(made),
      contenders: scenario.key === 'c' ? onNested : scenario.key === 'f' ? onLogged : onCases,
    })),
  )
  if (chosen('e') && databases !== undefined) {
    for await (const { size, ids } of growDatabases(databases, options.sizes, onProgress, signal)) {
      const reports = await runRounds([{ scenario: caseAmong(size), requests: caseById(ids), contenders: onCases }])
      scenarios.push(...reports.map(report => ({ ...report, size })))
    }
  }
  const [cpu] = cpus()
  const { rounds, seconds, connections, cases } = options
  return {
    machine: { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.versions.node },
    rounds,
    seconds,
    connections,
    cases,
    scenarios,
  }
}

interface World {
  readonly options: Options
  readonly folders: Folders
  readonly processes: Processes
  readonly databases: Databases | undefined
  /** Its program, if it takes part. */
  readonly hive: string | undefined
}

/** The hub first: all others are compared with it. */
async function startOnCases({ options, folders, processes, hive }: World, databases: Databases): Promise<Contender[]> {
  const takesPart = (key: string) => !options.without.includes(key)
  const [hub, federation] = await Promise.all([
    startHub({ folders, processes, databases }),
    startCases(processes, databases, folders.logs),
  ])
  return [
    hub,
    ...(await Promise.all([
      ...(takesPart('hubEnforcementOff') ? [startEnforcementOff(processes, federation)] : []),
      ...(takesPart('stock') ? [startStock(processes, federation)] : []),
      ...(hive === undefined ? [] : [startHive(processes, federation, hive)]),
    ])),
  ]
}

/** The hub, and another one beside it, on the same databases, that logs nothing. */
async function startOnLogged(
  { folders, processes }: World,
  databases: Databases,
  [hub]: readonly Contender[],
): Promise<Contender[]> {
  if (hub === undefined) throw new RangeError('the hub takes no part')
  const as = { key: 'unlogged', title: 'hub, unlogged' } as const
  return [hub, await startHub({ folders, processes, databases, imports: { owners: [UNLOGGED] }, as })]
}

const UNLOGGED = new URL('unlogged/hooks.ts', import.meta.url)

/** These services sign nothing and state no decision, so the hub is there without enforcement. */
async function startOnNested({ options, folders, processes, hive }: World): Promise<Contender[]> {
  const federation = await startNested(processes, folders.logs)
  return await Promise.all([
    startEnforcementOff(processes, federation).then(hub => ({ ...hub, key: 'hub' as const, title: 'hub, open' })),
    ...(options.without.includes('stock') ? [] : [startStock(processes, federation)]),
    ...(hive === undefined ? [] : [startHive(processes, federation, hive)]),
  ])
}

function caseAmong(size: number): Scenario {
  const title = `a case by id, ${size.toLocaleString('en')} cases of each member`
  return { key: 'e', title, requests: () => [], operations: [], hubAnswers: 'same' }
}

export function caseById(ids: BulkIds) {
  return ids.map(id => ({ caller: CALLER, query: ONE_CASE, variables: { id } }))
}
