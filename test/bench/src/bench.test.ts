import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { FEWEST_CASES } from '@hub/demonstration'
import { CASE_OWNERS } from '@hub/vocabulary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseById } from './bench.ts'
import { growDatabases } from './bulk/grow.ts'
import { type Hub, startHub } from './contenders/hub.ts'
import { startStock } from './contenders/stock.ts'
import { type Databases, startDatabases } from './data/databases.ts'
import { writeSupergraph } from './federations/cases.ts'
import { makeFolders } from './folders.ts'
import { compareAnswers } from './measure/answers.ts'
import { Processes } from './processes.ts'
import { METRICS } from './report/figures.ts'
import { reportJson } from './report/json.ts'
import { createRounds } from './rounds.ts'
import { mixedLoad, mixedRequests } from './scenarios/mixed-load.ts'
import { oneCase } from './scenarios/one-case.ts'
import { pageOfCases } from './scenarios/page-of-cases.ts'
import { serveUnenforcedOwner } from './unenforced/owner.ts'
import { reportOf } from './worst/report.ts'
import { ACCEPTING, searchOn } from './worst/run.ts'

/** One hub for all that is measured here; what runs beside it without enforcement runs in this process. */

const stack = new AsyncDisposableStack()
const { signal } = new AbortController()
const onProgress = () => {}
let databases: Databases
let processes: Processes
let hub: Hub
let contenders: Parameters<typeof compareAnswers>[0]

beforeAll(async () => {
  const folders = stack.use(await makeFolders())
  databases = stack.use(await startDatabases(folders, FEWEST_CASES, onProgress))
  processes = stack.use(new Processes(folders.logs, folders.cache, signal))
  const startOthers = async () => {
    const urls = new Map<string, string>()
    for (const owner of CASE_OWNERS) {
      const served = await serveUnenforcedOwner(owner, databases.of[owner].serveUrl)
      stack.defer(() => served.close())
      urls.set(owner, served.url)
    }
    const federation = { name: 'cases', supergraph: writeSupergraph(urls, folders.logs), members: [process.pid] }
    return await startStock(processes, federation)
  }
  const [started, stock] = await Promise.all([
    startHub({ folders, processes, databases, gateway: ACCEPTING }),
    startOthers(),
  ])
  hub = started
  contenders = [{ ...started, plansMade: async () => 0 }, stock]
})
afterAll(() => stack.disposeAsync())

test('all answer with the same data, the hub at most with less, and are measured in turns', async () => {
  const generator = await processes.start({ name: 'load', entry: new URL('load/main.ts', import.meta.url) })
  const options = { rounds: 1, seconds: 0.2, warmUp: 0, connections: 2 }
  const runRounds = createRounds({ processes, generator, database: databases.pid, options, onProgress })
  const few = { ...databases.made, pages: databases.made.pages.slice(0, 1) }
  const scenarios = await runRounds(
    [oneCase, pageOfCases, mixedLoad].map(scenario => ({
      scenario,
      requests: scenario === mixedLoad ? mixedRequests(few, 1) : scenario.requests(few),
      contenders,
    })),
  )
  const machine = { cpu: '', cores: 2, node: '' }
  const json = reportJson({ machine, rounds: 1, seconds: 0.2, connections: 2, cases: FEWEST_CASES, scenarios })
  const figures = Object.fromEntries(METRICS.map(({ key }) => [key, expect.any(Number)]))
  const [a, b, d] = scenarios
  expect(Object.keys(json.scenarios)).toEqual(['a', 'b', 'd'])
  expect(json.scenarios).toMatchObject({
    a: { hub: figures, stock: figures },
    b: { hub: figures, stock: figures },
    d: { hub: figures, stock: figures },
  })
  expect(json.goals.map(({ scenario }) => scenario)).toEqual(['a', 'a', 'a', 'b', 'b', 'b', 'b', 'd'])
  // Everything in (a) and (b), nearly everything in (d).
  expect([a, b].map(one => (one?.coverage.answered ?? 0) / (one?.coverage.of ?? 1))).toEqual([1, 1])
  expect((d?.coverage.answered ?? 0) / (d?.coverage.of ?? 1)).toBeGreaterThan(0.9)
  expect((d?.coverage.answered ?? 0) / (d?.coverage.of ?? 1)).toBeLessThan(1)
  // The report beside the data is all that an answer of the hub has more.
  const bytes = a?.contenders.map(({ answerBytes }) => answerBytes) ?? []
  expect((bytes[0] ?? 0) - (bytes[1] ?? 0)).toBeLessThan(500)
})

test('databases grow by copies that everybody answers for like for their originals', async () => {
  const sizes = []
  for await (const { size, ids } of growDatabases(databases, [40, 60], onProgress, signal)) {
    sizes.push(size)
    const asked = [...new Set(ids)].slice(0, 20)
    expect(asked).toHaveLength(20)
    const { coverage } = await compareAnswers(contenders, caseById(asked), 'same')
    expect(coverage.answered).toBeGreaterThan(20 * 10)
  }
  expect(sizes).toEqual([40, 60])
})

test('an answer that is not the right one is noticed', async () => {
  const [first, second] = contenders
  if (first === undefined || second === undefined) throw new Error('they do not run')
  const asked = caseById(databases.made.mixed.cases.map(({ id }) => id).slice(0, 1))
  // The caller was not told of this case what others hold.
  await expect(compareAnswers([first, second], asked, 'same')).rejects.toThrow('different data')
  await expect(compareAnswers([second, first], asked, 'what may be released')).rejects.toThrow('different data')
  await expect(compareAnswers([{ ...first, headers: async () => ({}) }], asked, 'same')).rejects.toThrow('401')
})

test('the worst operation of each respect is found, and printed with its figures', async () => {
  const options = { seconds: 1, seed: 7, cases: FEWEST_CASES }
  const out = reportOf(await searchOn(hub, { processes, databases, options, onProgress }), 7)
  for (const respect of ['planning', 'execution', 'gateway blocked', 'memory']) {
    const figures = `planning \\d+ ms, execution \\d+ ms, gateway blocked \\d+ ms, memory \\d+ MB`
    expect(out).toMatch(new RegExp(`^worst ${respect}: ${figures}\\n.*\\n  query Worst\\d+`, 'm'))
  }
  expect(out).toMatch(/^accepted [1-9]\d*, refused: .*; slowest refusal \d+ ms; seed 7$/m)
})

test('the command measures, prints a table and writes figures', async ({ signal: ended }) => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const json = join(folder, 'figures.json')
    const quick = '--scenarios c --without hive --rounds 1 --seconds 0.2 --warm-up 0 --connections 2'.split(' ')
    const { code, out, err } = await run(ended, 'main.ts', ...quick, '--json', json)
    expect([code, err]).toEqual([0, expect.stringContaining('round 1 of 1: (c) @apollo/gateway')])
    expect(err).toContain('all answer with the same data')
    expect(out).toContain('**(c) a nested operation in which the same entities repeat**')
    expect(out).toMatch(/^\| \(c\) throughput, hub \/ @apollo\/gateway \| at least 5 \| [\d.]+ \| (yes|no) \|$/m)
    const { scenarios, ratios } = JSON.parse(await readFile(json, 'utf8'))
    expect(scenarios.c.hub).toEqual(scenarios.c.hubEnforcementOff)
    expect(scenarios.c.hub.answerBytes).toBeGreaterThan(60_000)
    expect(ratios.c.stock.rps.median).toBeCloseTo(scenarios.c.hub.rps / scenarios.c.stock.rps, 2)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the command refuses what cannot be run, before anything starts', async ({ signal: ended }) => {
  const refused = await run(ended, 'main.ts', '--rounds', '0')
  expect(refused).toEqual({ code: 2, out: '', err: 'bench: --rounds cannot be `0`\n' })
})

/** With the signal of the test, so that nothing is left running where it takes too long. */
async function run(ended: AbortSignal, program: string, ...args: readonly string[]) {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { signal: ended, stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)])
  return { code, out, err }
}
