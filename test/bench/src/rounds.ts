import type { Caller } from '@hub/test/mixed-load'
import type { Contender } from './contenders/contender.ts'
import { compareAnswers } from './measure/answers.ts'
import type { Coverage } from './measure/coverage.ts'
import { measure, type Window, type WindowParts } from './measure/window.ts'
import type { Options } from './options.ts'
import type { Processes, Running } from './processes.ts'
import { METRICS } from './report/figures.ts'
import type { ScenarioReport } from './report/report.ts'
import { bodyOf, type Request, type Scenario } from './scenarios/scenario.ts'

/** A scenario, what is sent in it, and who answers. */
export interface Race {
  readonly scenario: Scenario
  readonly requests: readonly Request[]
  readonly contenders: readonly Contender[]
}

export interface RoundsParts {
  readonly processes: Processes
  readonly generator: Running
  /** PostgreSQL's first process. */
  readonly database: number | undefined
  readonly options: Pick<Options, 'rounds' | 'seconds' | 'warmUp' | 'connections'>
  readonly onProgress: (text: string) => void
}

/** One course: a contender in a scenario, and what was measured of it so far. */
interface Course {
  readonly contender: Contender
  readonly callers: readonly Caller[]
  readonly load: Omit<WindowParts['load'], 'from' | 'seconds'>
  readonly windows: Window[]
  /** How many requests were sent so far: the next window goes on with those that follow. */
  sent: number
}

interface Started {
  readonly scenario: Scenario
  readonly coverage: Coverage
  readonly courses: readonly Course[]
}

/** Gives a function that measures some scenarios: answers compared, all warmed up, then rounds in which all take turns. */
export function createRounds({ processes, generator, database, options, onProgress }: RoundsParts) {
  const { rounds, seconds, warmUp, connections } = options

  async function start({ scenario, requests, contenders }: Race): Promise<Started> {
    const comparing = compareAnswers(contenders, requests, scenario.hubAnswers)
    const { lengths, coverage } = await processes.race(comparing)
    const callers = [...new Set(requests.map(({ caller }) => caller))]
    const courses = contenders.map((contender): Course => {
      const own = lengths.get(contender.key) ?? []
      const sent = requests.map((request, index) => ({
        headers: callers.indexOf(request.caller),
        body: bodyOf(request),
        length: own[index] ?? 0,
      }))
      return { contender, callers, load: { requests: sent, connections }, windows: [], sent: 0 }
    })
    return { scenario, coverage, courses }
  }

  async function run(course: Course, duration: number): Promise<Window> {
    const { contender, callers, load, sent } = course
    const whole = { ...load, from: sent, seconds: duration }
    const window = await processes.race(measure({ contender, generator, database, callers, load: whole }))
    course.sent += window.requests
    return window
  }

  return async (races: readonly Race[]): Promise<ScenarioReport[]> => {
    if (races.length === 0) return []
    const started: Started[] = []
    for (const race of races) started.push(await start(race))
    onProgress('all answer with the same data')
    if (warmUp > 0) {
      for (const course of started.flatMap(({ courses }) => courses)) await run(course, warmUp)
      onProgress('warm')
    }
    for (let round = 0; round < rounds; round++) {
      for (const { scenario, courses } of started) {
        // Whoever goes first is not always the same.
        for (const course of round % 2 === 0 ? courses : courses.toReversed()) {
          course.windows.push(await run(course, seconds))
          onProgress(`round ${round + 1} of ${rounds}: (${scenario.key}) ${news(course)}`)
        }
      }
    }
    return started.map(({ scenario, coverage, courses }) => ({
      key: scenario.key,
      title: scenario.title,
      coverage,
      contenders: courses.map(({ contender, load, windows }) => ({
        key: contender.key,
        title: contender.title,
        answerBytes: Math.round(average(load.requests.map(({ length }) => length))),
        windows,
      })),
    }))
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function news({ contender, windows }: Course): string {
  const last = windows.at(-1)
  const [rps] = METRICS
  return `${contender.title}, ${last ? rps.of(last).toFixed(1) : 'no'} ${rps.label}`
}
