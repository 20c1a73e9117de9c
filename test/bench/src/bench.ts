import { cpus } from 'node:os'
import type { Contender, StartContender } from './contenders/contender.ts'
import { startEnforcementOff } from './contenders/enforcement-off.ts'
import { startHub } from './contenders/hub.ts'
import { startDatabases } from './data/databases.ts'
import { makeFolders } from './folders.ts'
import { compareAnswers } from './measure/answers.ts'
import { measure, type Window, type WindowParts } from './measure/window.ts'
import type { Options } from './options.ts'
import { Processes } from './processes.ts'
import { METRICS } from './report/figures.ts'
import type { Report, ScenarioReport } from './report/report.ts'
import { bodiesOf, SCENARIOS } from './scenarios.ts'

/** In the order of the report; all others are compared with the first. */
const CONTENDERS: readonly StartContender[] = [startHub, startEnforcementOff]

export interface BenchParts {
  readonly options: Options
  readonly onProgress: (text: string) => void
  /** Is told, once the data are there, how to end the run early. */
  readonly onStart?: (end: (why: Error) => void) => void
}

/** One course: a contender in a scenario, and what was measured of it so far. */
interface Course {
  readonly contender: Contender
  readonly load: WindowParts['load']
  readonly answerBytes: number
  readonly windows: Window[]
}

/** Starts everything, measures all contenders in turns, and stops everything, whatever happens. */
export async function runBench({ options, onProgress, onStart }: BenchParts): Promise<Report> {
  const { rounds, seconds, connections, cases } = options
  await using folders = await makeFolders()
  await using databases = await startDatabases(folders, cases, onProgress)
  await using processes = new Processes(folders.logs, folders.cache)
  onStart?.(why => processes.fail(why))

  const world = { folders, processes, databases }
  const contenders = await Promise.all(CONTENDERS.map(start => start(world)))
  const generator = await processes.start({ name: 'load', entry: new URL('load/main.ts', import.meta.url) })
  onProgress(`${contenders.map(({ title }) => title).join(' and ')} run`)

  const scenarios = SCENARIOS.filter(({ key }) => options.scenarios.includes(key))
  const courses = new Map<string, readonly Course[]>()
  for (const scenario of scenarios) {
    const sent = bodiesOf(scenario, databases.sharedCases)
    const answers = await processes.race(compareAnswers(contenders, sent))
    courses.set(
      scenario.key,
      contenders.map(contender => {
        const lengths = answers.get(contender.key) ?? []
        const answerBytes = Math.round(lengths.reduce((sum, length) => sum + length, 0) / lengths.length)
        return { contender, load: { bodies: sent, lengths, connections, seconds }, answerBytes, windows: [] }
      }),
    )
  }
  onProgress('all answer with the same data')

  const run = ({ contender, load }: Course, duration: number): Promise<Window> =>
    measure({ contender, generator, database: databases.pid, load: { ...load, seconds: duration } })
  if (options.warmUp > 0) {
    for (const course of [...courses.values()].flat()) await run(course, options.warmUp)
    onProgress('warm')
  }
  for (let round = 0; round < rounds; round++) {
    for (const { key } of scenarios) {
      const inTurn = courses.get(key) ?? []
      // Whoever goes first is not always the same.
      for (const course of round % 2 === 0 ? inTurn : inTurn.toReversed()) {
        course.windows.push(await run(course, seconds))
        onProgress(`round ${round + 1} of ${rounds}: (${key}) ${news(course)}`)
      }
    }
  }
  const [cpu] = cpus()
  return {
    machine: { cpu: cpu?.model ?? 'unknown', cores: cpus().length, node: process.versions.node },
    rounds,
    seconds,
    connections,
    cases,
    scenarios: scenarios.map(({ key, title }): ScenarioReport => {
      const contenders = (courses.get(key) ?? []).map(({ contender, answerBytes, windows }) => ({
        key: contender.key,
        title: contender.title,
        answerBytes,
        windows,
      }))
      return { key, title, contenders }
    }),
  }
}

function news({ contender, windows }: Course): string {
  const last = windows.at(-1)
  const [rps] = METRICS
  return `${contender.title}, ${last ? rps.of(last).toFixed(1) : 'no'} ${rps.label}`
}
